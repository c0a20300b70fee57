import { z } from 'zod';
import { FaultPlan, PlanKind } from '../faults/faultPlan.ts';
import { FaultRule } from '../faults/faultRule.ts';
import type { Operation, OperationInput } from './operation.ts';

/** What GET answers, or the bare list. */
const Rules = z.preprocess(
  (body) => (Array.isArray(body) ? { faults: body as unknown[] } : body),
  z.strictObject({ faults: z.array(FaultRule).default([]), seeded: FaultPlan.nullish() }),
);

const ruleKinds = FaultRule.options.map(({ shape }) => shape.kind.value);

export const faultOperations: Operation[] = [
  {
    method: 'GET',
    path: '/faults',
    summary: 'The faults in force, with the hits they have left, and what is drawn out of a seed',
    run: ({ controls }) => inForce(controls),
  },
  {
    method: 'PUT',
    path: '/faults',
    summary: `Puts faults in force in place of all others: { "faults": [{ "service": "graph", "kind": "status", "status": 503, "times": 2 }], "seeded": { "seed": 1, "rate": 0.05 } }. Kinds of a rule: ${ruleKinds.join(', ')}. A plan out of a seed may name kinds, too: ${PlanKind.options.join(', ')}`,
    run: ({ body, controls }) => {
      const { faults, seeded } = Rules.parse(body);
      controls.faults.replace(faults, seeded);
      return inForce(controls);
    },
  },
  {
    method: 'GET',
    path: '/faults/met',
    summary: 'How many requests met each kind of fault since the simulator began',
    run: ({ controls: { faults } }) => faults.met(),
  },
  {
    method: 'DELETE',
    path: '/faults',
    summary: 'Takes all faults away',
    run: ({ controls: { faults } }) => faults.clear(),
  },
];

function inForce({ faults }: OperationInput['controls']) {
  return { faults: faults.list(), seeded: faults.plan() };
}
