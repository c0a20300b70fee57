// How long the real services take, for measuring: drawn out of a seed, so that a run can be compared with the next.
import { z } from 'zod';
import { chanceOf } from '../chanceOf.ts';
import type { FaultyService } from '../faults.ts';
import type { Random } from '../random.ts';
import type { ServiceRequest } from '../service.ts';
import { businessCentralTime } from './businessCentralTime.ts';
import { between } from './between.ts';
import { entraTime } from './entraTime.ts';
import { graphTime } from './graphTime.ts';

/** `real` takes as long as the services do, `none` no time at all. */
export const LatencyMode = z.enum(['none', 'real']);
export type LatencyMode = z.infer<typeof LatencyMode>;

export type Latency = {
  mode(): LatencyMode;
  turn(mode: LatencyMode): void;
  /** How long this request takes; another one like it takes another time. */
  draw(
    service: FaultyService,
    request: ServiceRequest,
  ): { onTheWayMs: number; inServiceMs: number };
};

export function createLatency(mode: LatencyMode = 'none', seed = 1): Latency {
  let current = mode;
  let chance = chanceOf(seed);
  return {
    mode: () => current,
    turn: (next) => {
      current = next;
      chance = chanceOf(seed);
    },
    draw: (service, request) => {
      if (current === 'none') return { onTheWayMs: 0, inServiceMs: 0 };
      const random = chance(service, request);
      return { onTheWayMs: onTheWay(random), inServiceMs: times[service](request, random) };
    },
  };
}

/** There and back, between two places of one continent. */
const onTheWay = (random: Random): number => between(20, 40, random);

const times: Record<FaultyService, (request: ServiceRequest, random: Random) => number> = {
  entra: entraTime,
  graph: graphTime,
  businessCentral: businessCentralTime,
  // A message to a chat.
  botConnector: (_request, random) => between(80, 300, random),
};
