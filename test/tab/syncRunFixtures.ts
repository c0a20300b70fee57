import type { SyncRunSummary } from '../../api/contract/syncSetups.ts';
import { syncRun } from './fixtures.ts';

/** Newest first: one that found nothing, one that failed, one that found something. */
export const syncRuns: SyncRunSummary[] = [
  {
    ...syncRun,
    id: 'aa1f7c0e-3333-4c0b-9c1e-000000000001',
    counts: { ...syncRun.counts, appointmentsRead: 0 },
  },
  {
    ...syncRun,
    id: 'aa1f7c0e-3333-4c0b-9c1e-000000000002',
    state: 'failed',
    errorCode: 'interactionRequired',
  },
  { ...syncRun, counts: { ...syncRun.counts, appointmentsVanished: 2 } },
];
