// Wishes to have drafts deleted again. A wish is on record before anything is deleted, and stays until its end is known.
import { sql } from 'kysely';
import type { UndoResult } from '../contract/invoiceRuns.ts';
import { asId, type InvoiceRunId, type SalesInvoiceDraftId, type UserId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import { toJsonOrNull, type DraftUndo } from './draftJson.ts';
import { inTransaction } from './inTransaction.ts';
import { appendJournal, type JournalEntry } from './journal.ts';
import type { SalesInvoiceDraftRecord } from './salesInvoiceDrafts.ts';

const isPending = sql<boolean>`undo ->> 'result' = 'pending'`;
const isNotPending = sql<boolean>`undo ->> 'result' is distinct from 'pending'`;

export type UndoRequest = {
  runId: InvoiceRunId;
  /** Without it all drafts of the run. */
  draftIds: readonly string[] | undefined;
  by: UserId;
  at: string;
};

/**
 * Inside a transaction. Answers the drafts that are to be deleted. What is known to be edited, posted or credited is
 * not: it says so at once. A wish that is not fulfilled yet is taken over by whoever asks last.
 */
export async function requestUndo(
  db: Db,
  { runId, draftIds, by, at }: UndoRequest,
): Promise<SalesInvoiceDraftId[]> {
  const wish = (result: UndoResult): DraftUndo => ({
    result,
    said: '',
    requestedAt: at,
    requestedBy: by,
    deletingSince: null,
    tryAgainAt: null,
  });
  const ids = draftIds?.map((id) => asId<'salesInvoiceDraft'>(id));
  const asked = db
    .updateTable('sales_invoice_drafts')
    .where('run_id', '=', runId)
    .$if(ids !== undefined, (update) => update.where('id', 'in', ids ?? []));
  for (const state of ['changed', 'posted', 'credited'] as const) {
    const undo = toJsonOrNull(wish(state));
    await asked.set({ undo }).where('state', '=', state).where(isNotPending).execute();
  }
  const takenOver = JSON.stringify({ requestedBy: by, tryAgainAt: null });
  await asked
    .set({ undo: sql`undo || ${takenOver}::jsonb` })
    .where(isPending)
    .execute();
  const pending = await asked
    .set({ undo: toJsonOrNull(wish('pending')) })
    .where('state', '=', 'drafted')
    .where(isNotPending)
    .returning('id')
    .execute();
  return pending.map(({ id }) => id);
}

/** Changes a wish that is pending, and tells the journal. False where it is at its end already. */
export function changeUndo(
  db: Db,
  draft: Pick<SalesInvoiceDraftRecord, 'id' | 'tenantId'>,
  { undo, journal }: { undo: DraftUndo; journal: JournalEntry | null },
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const changed = await transaction
      .updateTable('sales_invoice_drafts')
      .set({ undo: toJsonOrNull(undo) })
      .where('id', '=', draft.id)
      .where(isPending)
      .returning('id')
      .execute();
    if (changed.length === 0) return false;
    await appendJournal(transaction, draft.tenantId, journal ? [journal] : []);
    return true;
  });
}
