import { Duration } from 'luxon';
import { z } from 'zod';
import type { Operation } from './operation.ts';

const IsoDuration = z.iso
  .duration()
  .transform((text) => Math.round(Duration.fromISO(text).toMillis()));

const Advance = z.strictObject({ advance: z.union([z.int(), IsoDuration]) });

export const advanceClock: Operation = {
  method: 'POST',
  path: '/clock',
  summary: 'Moves the clock: { "advance": milliseconds or an ISO duration like "PT1H" }',
  run: ({ body, controls: { clock } }) => {
    clock.advance(Advance.parse(body).advance);
    return { now: new Date(clock.now()).toISOString() };
  },
};
