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
  summary:
    'Moves the clock: { "advance": milliseconds or an ISO duration like "PT1H" }. What was to be done by then is done before the answer',
  run: async ({ body, controls: { clock, lateWork, postman } }) => {
    clock.advance(Advance.parse(body).advance);
    await lateWork.settled();
    await postman.deliver();
    return { now: new Date(clock.now()).toISOString() };
  },
};
