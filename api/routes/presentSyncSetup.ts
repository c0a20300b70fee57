import type { SyncRunSummary, SyncSetup } from '../contract/syncSetups.ts';
import type { SyncRunRecord } from '../state/syncRuns.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';

export function presentSyncSetup(
  setup: SyncSetupRecord,
  lastSyncRun: SyncRunRecord | undefined,
): SyncSetup {
  const { id, bookingBusiness, environment, company, startDate, enabled, writingStopped } = setup;
  const { intervalMinutes, settings, customerSync, syncUser, createdAt } = setup;
  return {
    id,
    etag: etagOf(setup),
    bookingBusiness,
    environment,
    company,
    startDate,
    enabled,
    writingStopped,
    intervalMinutes,
    settings,
    customerSync,
    syncUser,
    lastSyncRun: lastSyncRun ? presentSyncRun(lastSyncRun) : null,
    createdAt,
  };
}

export function presentSyncRun(run: SyncRunRecord): SyncRunSummary {
  const { id, state, startedAt, finishedAt, progress, counts, errorCode, customerProblems } = run;
  return { id, state, startedAt, finishedAt, progress, counts, errorCode, customerProblems };
}

export function etagOf({ version }: Pick<SyncSetupRecord, 'version'>): string {
  return `"${version}"`;
}
