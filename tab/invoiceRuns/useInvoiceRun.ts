import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { useRead } from '../session.ts';
import { isAtRest } from './runState.ts';
import { useRunEvents } from './useRunEvents.ts';

/** While no events come: often at first, when people watch, then less and less. */
const pollMs = [
  { reads: 60, waitMs: 1_000 },
  { reads: 150, waitMs: 3_000 },
  { reads: Number.POSITIVE_INFINITY, waitMs: 10_000 },
];

/** One invoice run, followed by its events until nothing more happens; where none come it is read again and again. */
export function useInvoiceRun(syncSetupId: string, runId: string) {
  const queries = useQueryClient();
  const input = { params: { syncSetupId, runId } };
  const known = queries.getQueryData<InvoiceRun>(['getInvoiceRun', input.params, {}]);
  const isLive = useRunEvents(input.params, known !== undefined && !isAtRest(known));
  const run = useRead('getInvoiceRun', input, {
    refetchInterval: (answer, reads) =>
      isLive || (answer && isAtRest(answer))
        ? false
        : (pollMs.find((step) => reads < step.reads)?.waitMs ?? 10_000),
  });
  const isOver = run.data !== undefined && isAtRest(run.data);
  useEffect(() => {
    if (!isOver) return;
    for (const name of ['listBookings', 'listInvoiceRuns']) {
      void queries.invalidateQueries({ queryKey: [name] });
    }
  }, [isOver, queries]);
  return run;
}
