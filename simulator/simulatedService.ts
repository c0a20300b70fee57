import type { FaultyService } from './faults.ts';
import type { Handler, ServiceResponse } from './service.ts';

/** One simulated service, as it is put behind an address. */
export type SimulatedService = {
  name: FaultyService;
  /** Answers every request, the ones it does not know in the service's own words. */
  handle: Handler;
  /** What the service, or the gateway in front of it, says for an error it was told to answer. */
  refuse: (fault: { status: number; code?: string | undefined }) => ServiceResponse;
};
