import { z } from 'zod';
import { buildWorld, type SeedReport } from '../seed/buildWorld.ts';
import type { Operation } from './operation.ts';

const Reset = z.strictObject({
  seed: z.int().min(0).default(1),
  bookings: z.int().min(0).optional(),
  customers: z.int().min(0).optional(),
});

export const resetWorld: Operation = {
  method: 'POST',
  path: '/reset',
  summary:
    'Begins with a new world, no faults and usual switches: { "seed": 1, "bookings": 140, "customers": 24 }',
  run: ({ body, context: { world, now }, controls: { stored, faults, switches } }) => {
    const { seed, bookings, customers } = Reset.parse(body);
    let report: SeedReport | undefined;
    stored.rebuild(() => {
      report = buildWorld(world, {
        seed,
        now,
        ...(bookings !== undefined && { bookings }),
        ...(customers !== undefined && { customers }),
      });
    });
    faults.clear();
    switches.turn({});
    return report;
  },
};
