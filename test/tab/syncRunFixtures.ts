import type { SyncRunSummary } from '../../api/contract/syncSetups.ts';

export const syncRun: SyncRunSummary = {
  id: '8e1f7c0e-3333-4c0b-9c1e-000000000003',
  state: 'done',
  startedAt: '2026-11-23T09:40:00.000Z',
  finishedAt: '2026-11-23T09:40:12.000Z',
  progress: { done: 2, of: 2 },
  counts: {
    appointmentsSeen: 214,
    appointmentsRead: 12,
    appointmentsVanished: 0,
    customersRead: 118,
    itemsRead: 9,
    draftsReconciled: 4,
    customersCreated: 0,
    customersLinked: 0,
    customersUpdated: 0,
    customerConflicts: 0,
    customersFailed: 0,
  },
  errorCode: null,
  customerProblems: [],
};

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
