import type { InvoiceRunId } from '../domain/ids.ts';
import type { JobParts } from './jobParts.ts';
import { tickMs } from './tick.ts';

/** What is due and does not move waits for somebody else, who is not to be asked without a pause. */
const leastMs = 1_000;

/**
 * Puts a run on the queue for the first of some instants. Only where the tick, which picks up whatever is not finished,
 * would be too late: a job for every look at a run that waits long would add another one each minute, all for the same
 * instant.
 */
export async function comeBack(
  id: InvoiceRunId,
  instants: readonly string[],
  { queue, now }: Pick<JobParts, 'queue' | 'now'>,
): Promise<void> {
  const [first] = instants.toSorted();
  if (first === undefined) return;
  const inMs = Math.max(leastMs, Date.parse(first) - Date.parse(now()));
  if (inMs < tickMs) await queue.enqueueInvoiceRun(id, { inMs });
}
