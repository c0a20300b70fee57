import { z } from 'zod';
import { LatencyMode } from '../latency/latency.ts';
import type { Operation } from './operation.ts';

const Turn = z.strictObject({ latency: LatencyMode });

export const latencyOperations: Operation[] = [
  {
    method: 'GET',
    path: '/latency',
    summary: 'Whether the services take their time',
    run: ({ controls: { latency } }) => ({ latency: latency.mode() }),
  },
  {
    method: 'PUT',
    path: '/latency',
    summary:
      'Lets the services take as long as the real ones do, or no time: { "latency": "real" or "none" }',
    run: ({ body, controls: { latency } }) => {
      latency.turn(Turn.parse(body).latency);
      return { latency: latency.mode() };
    },
  },
];
