import { z } from 'zod';
import { LatencyMode } from '../latency/latency.ts';
import { buildWorld, type SeedReport } from '../seed/buildWorld.ts';
import type { Operation } from './operation.ts';

const Reset = z.strictObject({
  seed: z.int().min(0).default(1),
  bookings: z.int().min(0).optional(),
  customers: z.int().min(0).optional(),
  /** Stays as it is unless named. */
  latency: LatencyMode.optional(),
});

export const resetWorld: Operation = {
  method: 'POST',
  path: '/reset',
  summary:
    'Begins with a new world, no faults and usual switches: { "seed": 1, "bookings": 140, "customers": 24, "latency": "real" }',
  run: ({ body, context: { world, now }, controls }) => {
    const { seed, bookings, customers, latency } = Reset.parse(body);
    const { stored, faults, lateWork, switches } = controls;
    lateWork.clear();
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
    if (latency) controls.latency.turn(latency);
    return report;
  },
};
