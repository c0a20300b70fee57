import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { CustomerSyncProblem } from '../contract/customerSync.ts';
import { SyncRunSummary } from '../contract/syncSetups.ts';
import {
  asId,
  type SyncRunId,
  type SyncSetupId,
  type TenantId,
  type UserId,
} from '../domain/ids.ts';
import { invariant } from '../domain/invariant.ts';
import type { Db } from './database.ts';
import type { SetupKey } from './syncSetups.ts';
import type { Tables } from './tables.ts';

export type SyncRunRecord = {
  id: SyncRunId;
  tenantId: TenantId;
  syncSetupId: SyncSetupId;
  state: 'queued' | 'running' | 'done' | 'failed';
  startedAt: string;
  finishedAt: string | null;
  progress: { done: number; of: number };
  counts: SyncRunSummary['counts'];
  errorCode: string | null;
  customerProblems: CustomerSyncProblem[];
  /** Whoever may only look on may ask for a sync, but not for one that changes customers. */
  writesCustomers: boolean;
  /** `null` where the schedule began it. */
  startedBy: { userId: UserId; displayName: string } | null;
};

const Counts = SyncRunSummary.shape.counts;
const CustomerProblems = SyncRunSummary.shape.customerProblems;
const StartedBy = z
  .object({
    userId: z.string().transform((id): UserId => asId<'user'>(id)),
    displayName: z.string(),
  })
  .nullable();

/** Inside a transaction. One run of a setup at a time: a second call is answered with the first run. */
export async function openSyncRun(
  db: Db,
  run: SyncRunRecord,
): Promise<{ run: SyncRunRecord; isNew: boolean }> {
  const inserted = await db
    .insertInto('sync_runs')
    .values({
      id: run.id,
      tenant_id: run.tenantId,
      sync_setup_id: run.syncSetupId,
      state: run.state,
      started_at: run.startedAt,
      finished_at: run.finishedAt,
      progress_done: run.progress.done,
      progress_of: run.progress.of,
      counts: JSON.stringify(run.counts),
      error_code: run.errorCode,
      started_by: run.startedBy && JSON.stringify(run.startedBy),
      writes_customers: run.writesCustomers,
    })
    .onConflict((conflict) =>
      conflict
        .column('sync_setup_id')
        .where(sql<boolean>`state in ('queued', 'running')`)
        .doNothing(),
    )
    .returning('id')
    .execute();
  if (inserted.length > 0) return { run, isNew: true };
  const open = await runs(db)
    .where('sync_setup_id', '=', run.syncSetupId)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  // It ended in between: then its result is as new as the caller could wish.
  const current = open
    ? recordOf(open)
    : (await latestSyncRuns(db, [run.syncSetupId])).get(run.syncSetupId);
  invariant(current !== undefined, 'A setup whose sync run cannot be opened has one');
  return { run: current, isNew: false };
}

export async function updateSyncRun(
  db: Db,
  id: SyncRunId,
  fields: Partial<
    Pick<
      SyncRunRecord,
      'state' | 'finishedAt' | 'progress' | 'counts' | 'errorCode' | 'customerProblems'
    >
  >,
): Promise<void> {
  const { state, finishedAt, progress, counts, errorCode, customerProblems } = fields;
  await db
    .updateTable('sync_runs')
    .set({
      ...(state && { state }),
      ...(finishedAt !== undefined && { finished_at: finishedAt }),
      ...(progress && { progress_done: progress.done, progress_of: progress.of }),
      ...(counts && { counts: JSON.stringify(counts) }),
      ...(errorCode !== undefined && { error_code: errorCode }),
      ...(customerProblems && { customer_problems: JSON.stringify(customerProblems) }),
    })
    .where('id', '=', id)
    .execute();
}

export async function findSyncRun(
  db: Db,
  setup: SetupKey,
  id: SyncRunId,
): Promise<SyncRunRecord | undefined> {
  const row = await ofSetup(db, setup).where('id', '=', id).executeTakeFirst();
  return row && recordOf(row);
}

/** For jobs, which know nothing but the id. */
export async function getSyncRun(db: Db, id: SyncRunId): Promise<SyncRunRecord | undefined> {
  const row = await runs(db).where('id', '=', id).executeTakeFirst();
  return row && recordOf(row);
}

/** The newest ones first. */
export async function listSyncRuns(
  db: Db,
  setup: SetupKey,
  limit: number,
): Promise<SyncRunRecord[]> {
  const rows = await ofSetup(db, setup).orderBy('started_at', 'desc').limit(limit).execute();
  return rows.map(recordOf);
}

/** Of all tenants, for a process that begins where another one stopped. */
export async function listOpenSyncRuns(db: Db): Promise<SyncRunRecord[]> {
  const rows = await runs(db).where('state', 'in', ['queued', 'running']).execute();
  return rows.map(recordOf);
}

/** When the mirror was last complete. */
export async function lastFinishedSyncAt(db: Db, setup: SetupKey): Promise<string | undefined> {
  const row = await ofSetup(db, setup)
    .where('state', '=', 'done')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.finished_at ?? undefined;
}

/** The latest run of each setup. */
export async function latestSyncRuns(
  db: Db,
  setupIds: readonly SyncSetupId[],
): Promise<Map<SyncSetupId, SyncRunRecord>> {
  const rows = await runs(db)
    .distinctOn('sync_setup_id')
    .where(sql<boolean>`sync_setup_id = any(${[...setupIds]}::uuid[])`)
    .orderBy('sync_setup_id')
    .orderBy('started_at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.sync_setup_id, recordOf(row)]));
}

function runs(db: Db) {
  return db.selectFrom('sync_runs').selectAll();
}

function ofSetup(db: Db, { tenantId, id }: SetupKey) {
  return runs(db).where('tenant_id', '=', tenantId).where('sync_setup_id', '=', id);
}

function recordOf(row: Selectable<Tables['sync_runs']>): SyncRunRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    syncSetupId: row.sync_setup_id,
    state: row.state,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    progress: { done: row.progress_done, of: row.progress_of },
    counts: Counts.parse(row.counts),
    errorCode: row.error_code,
    startedBy: StartedBy.parse(row.started_by),
    customerProblems: CustomerProblems.parse(row.customer_problems),
    writesCustomers: row.writes_customers,
  };
}
