import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useRead } from '../session.ts';

/** Often at first, when people watch, then less and less. */
const pollMs = [
  { reads: 60, waitMs: 1_000 },
  { reads: 150, waitMs: 3_000 },
  { reads: Number.POSITIVE_INFINITY, waitMs: 10_000 },
];

/** One invoice run, read again and again until it is finished. */
export function useInvoiceRun(syncSetupId: string, runId: string) {
  const queries = useQueryClient();
  const run = useRead(
    'getInvoiceRun',
    { params: { syncSetupId, runId } },
    {
      refetchInterval: (answer, reads) =>
        answer?.state === 'finished'
          ? false
          : (pollMs.find((step) => reads < step.reads)?.waitMs ?? 10_000),
    },
  );
  const isFinished = run.data?.state === 'finished';
  useEffect(() => {
    if (!isFinished) return;
    for (const name of ['listBookings', 'listInvoiceRuns']) {
      void queries.invalidateQueries({ queryKey: [name] });
    }
  }, [isFinished, queries]);
  return run;
}
