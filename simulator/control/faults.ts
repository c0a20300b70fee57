import { z } from 'zod';
import { FaultRule } from '../faults.ts';
import type { Operation } from './operation.ts';

/** What GET answers, or the bare list. */
const Rules = z.preprocess(
  (body) => (Array.isArray(body) ? { faults: body as unknown[] } : body),
  z.strictObject({ faults: z.array(FaultRule) }),
);

export const faultOperations: Operation[] = [
  {
    method: 'GET',
    path: '/faults',
    summary: 'The faults in force, with the hits they have left',
    run: ({ controls: { faults } }) => ({ faults: faults.list() }),
  },
  {
    method: 'PUT',
    path: '/faults',
    summary:
      'Puts faults in force in place of all others: { "faults": [{ "service": "graph", "kind": "status", "status": 503, "times": 2 }] }',
    run: ({ body, controls: { faults } }) => {
      faults.replace(Rules.parse(body).faults);
      return { faults: faults.list() };
    },
  },
  {
    method: 'DELETE',
    path: '/faults',
    summary: 'Takes all faults away',
    run: ({ controls: { faults } }) => faults.clear(),
  },
];
