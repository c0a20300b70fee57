import type { FaultRule, FaultyService } from './faults.ts';
import type { Context, Handler, ServiceRequest, ServiceResponse } from './service.ts';
import type { World } from './world.ts';

/** One simulated service, as it is put behind an address. */
export type SimulatedService = {
  name: FaultyService;
  /** Answers every request, the ones it does not know in the service's own words. */
  handle: Handler;
  /** What the service, or the gateway in front of it, says for an error it was told to answer. */
  refuse: (
    fault: { status: number; code?: string | undefined },
    context: Pick<Context, 'random' | 'now'>,
  ) => ServiceResponse;
  /** Makes the doorkeeper of a service that begins to run. Without one it takes whatever comes. */
  limit?: (signal: AbortSignal) => Admit;
  /** What always happens to some requests, so that people can see it. */
  sentinel?: (request: ServiceRequest, world: World) => FaultRule | undefined;
  /** A colleague's hand in the record that a request is about, just before the service hears of it. */
  disturb?: (request: ServiceRequest, context: Context) => void;
  /** Beyond `workMs` the service calls the work off, beyond `exchangeMs` a gateway answers in its place. */
  longest?: { workMs: number; exchangeMs: number; bodyBytes: number };
};

/**
 * Lets a request begin, at once or when it is its turn, or refuses it. Asked before any of its work, and told by
 * `leave` when all of it is done: between the two lies the time that a request takes in the service.
 */
export type Admit = (request: ServiceRequest, context: Context) => Admission | Promise<Admission>;

export type Admission = { leave: () => void } | { refusal: ServiceResponse | 'cutConnection' };
