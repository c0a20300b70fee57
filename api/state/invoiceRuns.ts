import type { Selectable } from 'kysely';
import type {
  InvoicePreviewId,
  InvoiceRunId,
  SyncSetupId,
  TenantId,
  UserId,
} from '../domain/ids.ts';
import type { Db } from './database.ts';
import type { SetupKey } from './syncSetups.ts';
import type { Tables } from './tables.ts';

export type InvoiceRunRecord = {
  id: InvoiceRunId;
  tenantId: TenantId;
  syncSetupId: SyncSetupId;
  state: 'running' | 'waiting' | 'stopping' | 'finished';
  waitingFor: 'signIn' | 'consent' | 'businessCentral' | null;
  startedAt: string;
  finishedAt: string | null;
  startedBy: { userId: UserId; displayName: string };
  idempotencyKey: string;
  requestHash: string;
  previewId: InvoicePreviewId;
  /** Bookings that changed between preview and start, as the contract tells them. */
  leftOut: unknown;
  /** What the run came to when it was started, as the contract tells it. */
  totals: unknown;
};

/** A key starts one run of its user, however often the request comes. */
export async function insertInvoiceRun(
  db: Db,
  run: InvoiceRunRecord,
): Promise<'inserted' | 'keyUsed'> {
  const inserted = await db
    .insertInto('invoice_runs')
    .values({
      id: run.id,
      tenant_id: run.tenantId,
      sync_setup_id: run.syncSetupId,
      state: run.state,
      waiting_for: run.waitingFor,
      started_at: run.startedAt,
      finished_at: run.finishedAt,
      started_by_id: run.startedBy.userId,
      started_by_name: run.startedBy.displayName,
      idempotency_key: run.idempotencyKey,
      request_hash: run.requestHash,
      preview_id: run.previewId,
      left_out: JSON.stringify(run.leftOut),
      totals: JSON.stringify(run.totals),
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'started_by_id', 'idempotency_key']).doNothing(),
    )
    .returning('id')
    .execute();
  return inserted.length > 0 ? 'inserted' : 'keyUsed';
}

export async function findInvoiceRunByKey(
  db: Db,
  { tenantId, userId }: { tenantId: TenantId; userId: UserId },
  idempotencyKey: string,
): Promise<InvoiceRunRecord | undefined> {
  const row = await db
    .selectFrom('invoice_runs')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('started_by_id', '=', userId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  return row && recordOf(row);
}

export async function findInvoiceRun(
  db: Db,
  setup: SetupKey,
  id: InvoiceRunId,
): Promise<InvoiceRunRecord | undefined> {
  const row = await ofSetup(db, setup).where('id', '=', id).executeTakeFirst();
  return row && recordOf(row);
}

/** The newest ones first. */
export async function listInvoiceRuns(
  db: Db,
  setup: SetupKey,
  limit: number,
): Promise<InvoiceRunRecord[]> {
  const rows = await ofSetup(db, setup).orderBy('started_at', 'desc').limit(limit).execute();
  return rows.map(recordOf);
}

function ofSetup(db: Db, { tenantId, id }: SetupKey) {
  return db
    .selectFrom('invoice_runs')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('sync_setup_id', '=', id);
}

/** For jobs, which know nothing but the id. */
export async function getInvoiceRun(
  db: Db,
  id: InvoiceRunId,
): Promise<InvoiceRunRecord | undefined> {
  const row = await db
    .selectFrom('invoice_runs')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && recordOf(row);
}

/** Of all tenants. */
export async function listUnfinishedInvoiceRuns(db: Db): Promise<InvoiceRunRecord[]> {
  const rows = await db
    .selectFrom('invoice_runs')
    .selectAll()
    .where('state', '<>', 'finished')
    .execute();
  return rows.map(recordOf);
}

/** False where the run is finished already: nothing opens it again. */
export async function setInvoiceRunState(
  db: Db,
  id: InvoiceRunId,
  { state, waitingFor, finishedAt }: Pick<InvoiceRunRecord, 'state' | 'waitingFor' | 'finishedAt'>,
): Promise<boolean> {
  const changed = await db
    .updateTable('invoice_runs')
    .set({ state, waiting_for: waitingFor, finished_at: finishedAt })
    .where('id', '=', id)
    .where('state', '<>', 'finished')
    .returning('id')
    .execute();
  return changed.length > 0;
}

function recordOf(row: Selectable<Tables['invoice_runs']>): InvoiceRunRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    syncSetupId: row.sync_setup_id,
    state: row.state,
    waitingFor: row.waiting_for,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    startedBy: { userId: row.started_by_id, displayName: row.started_by_name },
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    previewId: row.preview_id,
    leftOut: row.left_out,
    totals: row.totals,
  };
}
