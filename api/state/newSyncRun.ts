import type { SyncRunId } from '../domain/ids.ts';
import type { SyncRunRecord } from './syncRuns.ts';
import type { SyncSetupRecord } from './syncSetups.ts';

export const noCounts: SyncRunRecord['counts'] = {
  appointmentsSeen: 0,
  appointmentsRead: 0,
  appointmentsVanished: 0,
  customersRead: 0,
  itemsRead: 0,
  draftsReconciled: 0,
};

/** A run about to begin; without `startedBy` the schedule began it, in the name of the sync user. */
export function newSyncRun(
  setup: Pick<SyncSetupRecord, 'id' | 'tenantId'>,
  { id, now, startedBy }: { id: SyncRunId; now: string; startedBy: SyncRunRecord['startedBy'] },
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
  };
}
