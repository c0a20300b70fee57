// What happens to a request between the network and a simulated service, in the order of the real ones: faults on the
// way, the limits of the service, its work, faults on the way back.
import { pause, type Clock } from './clock.ts';
import { applyFault, type Faults } from './faults.ts';
import type { Answered, Context, ListenOptions, ServiceResponse } from './service.ts';
import type { Admit, SimulatedService } from './simulatedService.ts';

export type ExchangeSurroundings = {
  /** Each piece of work has its own instant. */
  contextAt: (origin: string) => Context;
  clock: Clock;
  faults: Faults;
  /** Ends whatever waits, when the simulator stops. */
  signal: AbortSignal;
};

/** Puts a service behind its limits and the faults that somebody asked for. */
export function exchange(
  service: SimulatedService,
  { contextAt, clock, faults, signal }: ExchangeSurroundings,
): Omit<ListenOptions, 'port'> {
  const admit = service.limit?.(signal) ?? letAllIn;
  const handle: ListenOptions['handle'] = async (request, origin) => {
    const refuse = (fault: { status: number; code?: string | undefined }): ServiceResponse =>
      service.refuse(fault, contextAt(origin));
    const work = async (): Promise<Answered> => {
      const admission = await admit(request, contextAt(origin));
      if ('refusal' in admission) return admission.refusal;
      try {
        return await service.handle(request, contextAt(origin));
      } finally {
        admission.leave();
      }
    };
    const { exchangeMs } = service.longest ?? {};
    const answer = (): Promise<Answered> =>
      exchangeMs === undefined ? work() : inTime(work(), { clock, exchangeMs, signal, refuse });
    return applyFault(faults.take(service.name, request), { answer, refuse, signal });
  };
  if (!service.longest) return { handle };
  const tooLong = (origin: string): ServiceResponse =>
    service.refuse({ status: 413 }, contextAt(origin));
  return { handle, bodies: { most: service.longest.bodyBytes, refuse: tooLong } };
}

const letAllIn: Admit = () => ({ leave: () => {} });

type Gateway = {
  clock: Clock;
  exchangeMs: number;
  signal: AbortSignal;
  refuse: (fault: { status: number }) => ServiceResponse;
};

/** After so long the gateway answers in the service's place; what was begun goes on behind it. */
async function inTime(
  answer: Promise<Answered>,
  { clock, exchangeMs, signal, refuse }: Gateway,
): Promise<Answered> {
  const answered = new AbortController();
  const patience = pause(clock, exchangeMs, AbortSignal.any([signal, answered.signal]));
  const late = patience.then((isOver) => (isOver ? refuse({ status: 504 }) : answer));
  return Promise.race([answer, late]).finally(() => answered.abort());
}
