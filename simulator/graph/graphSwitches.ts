// Points at which Microsoft says nothing, or reports differ: each can be turned the other way.
import { z } from 'zod';

export const GraphSwitches = z.strictObject({
  /** Lists and calendarView fill `customers`. Usual: always empty, as reported many times. */
  listsFillCustomers: z.boolean().default(false),
});
export type GraphSwitches = z.output<typeof GraphSwitches>;
