import { sql, type Selectable, type Updateable } from 'kysely';
import { z } from 'zod';
import { ConfirmationCode } from '../contract/bookings.ts';
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
  waitingFor: 'signIn' | 'consent' | 'businessCentral' | 'writing' | null;
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
  /** The run whose refused drafts this one sends once more. */
  retryOf: InvoiceRunId | null;
  /** What was unusual and a person confirmed. */
  confirmations: ConfirmationCode[];
  /** `found`: nobody started it; its documents were found in Business Central. */
  origin: 'started' | 'found';
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
      retry_of: run.retryOf,
      confirmations: JSON.stringify(run.confirmations),
      origin: run.origin,
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

/** The newest of the runs that sent once more what failed in this one. */
export async function findRetryOf(db: Db, id: InvoiceRunId): Promise<InvoiceRunId | null> {
  const row = await db
    .selectFrom('invoice_runs')
    .select('id')
    .where('retry_of', '=', id)
    .orderBy('started_at', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Runs of all tenants in which something is left to do, be it only a draft to undo. */
export async function listUnfinishedInvoiceRuns(
  db: Db,
): Promise<Pick<InvoiceRunRecord, 'id' | 'state'>[]> {
  return db
    .selectFrom('invoice_runs')
    .select(['id', 'state'])
    .where((run) =>
      run.or([
        run('state', '<>', 'finished'),
        run('id', 'in', (drafts) =>
          drafts
            .selectFrom('sales_invoice_drafts')
            .select('run_id')
            .where(sql<boolean>`undo ->> 'result' = 'pending'`),
        ),
      ]),
    )
    .execute();
}

/** False where it is finished already: nothing opens it again. */
export function finishInvoiceRun(db: Db, id: InvoiceRunId, finishedAt: string): Promise<boolean> {
  const finished = { state: 'finished' as const, waiting_for: null, finished_at: finishedAt };
  return changeState(db, id, { from: ['running', 'waiting', 'stopping'], set: finished });
}

/** False where there is nothing to stop any more. */
export function stopInvoiceRun(db: Db, id: InvoiceRunId): Promise<boolean> {
  return changeState(db, id, { from: ['running', 'waiting'], set: { state: 'stopping' } });
}

/** Until somebody is back it waits; while it is being stopped it only says for what. */
export async function holdInvoiceRun(
  db: Db,
  id: InvoiceRunId,
  waiting_for: NonNullable<InvoiceRunRecord['waitingFor']>,
): Promise<void> {
  await changeState(db, id, { from: ['running'], set: { state: 'waiting', waiting_for } });
  await changeState(db, id, { from: ['stopping'], set: { waiting_for } });
}

/** False where it waits for nobody. */
export async function resumeInvoiceRun(db: Db, id: InvoiceRunId): Promise<boolean> {
  const going = { state: 'running' as const, waiting_for: null };
  const goes = await changeState(db, id, { from: ['waiting'], set: going });
  return goes || changeState(db, id, { from: ['stopping'], set: { waiting_for: null } });
}

/** Those that went as far as they could while nothing may be written for their setup. */
export async function listRunsWaitingToWrite(db: Db, setup: SetupKey): Promise<InvoiceRunId[]> {
  const rows = await ofSetup(db, setup).where('waiting_for', '=', 'writing').execute();
  return rows.map(({ id }) => id);
}

type StateChange = {
  from: readonly InvoiceRunRecord['state'][];
  set: Pick<Updateable<Tables['invoice_runs']>, 'state' | 'waiting_for' | 'finished_at'>;
};

/** False where the run is in none of the states that this is for. */
async function changeState(db: Db, id: InvoiceRunId, { from, set }: StateChange): Promise<boolean> {
  const changed = await db
    .updateTable('invoice_runs')
    .set(set)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .returning('id')
    .execute();
  return changed.length > 0;
}

const Confirmations = z.array(ConfirmationCode);

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
    retryOf: row.retry_of,
    confirmations: Confirmations.parse(row.confirmations),
    origin: row.origin,
  };
}
