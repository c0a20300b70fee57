import type { SyncRunRecord } from './syncRuns.ts';
import type { SyncSetupRecord } from './syncSetups.ts';

export const noCounts: SyncRunRecord['counts'] = {
  appointmentsSeen: 0,
  appointmentsRead: 0,
  appointmentsVanished: 0,
  customersRead: 0,
  itemsRead: 0,
  draftsReconciled: 0,
  customersCreated: 0,
  customersLinked: 0,
  customersUpdated: 0,
  customerConflicts: 0,
  customersFailed: 0,
};

type NewSyncRun = Pick<SyncRunRecord, 'id' | 'startedBy'> & {
  now: string;
  writesCustomers?: boolean;
};

/** A run about to begin; without `startedBy` the schedule began it, in the name of the sync user. */
export function newSyncRun(
  setup: Pick<SyncSetupRecord, 'id' | 'tenantId'>,
  { id, now, startedBy, writesCustomers = true }: NewSyncRun,
): SyncRunRecord {
  return {
    id,
    tenantId: setup.tenantId,
    syncSetupId: setup.id,
    state: 'queued',
    startedAt: now,
    finishedAt: null,
    progress: { done: 0, of: 0 },
    counts: noCounts,
    errorCode: null,
    startedBy,
    customerProblems: [],
    writesCustomers,
  };
}
