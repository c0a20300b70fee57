// How drafts change their states: by this file alone.
import { sql } from 'kysely';
import { assertTransition, holdsBookings, type DraftState } from '../domain/draftState.ts';
import type { InvoiceRunId, SalesInvoiceDraftId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import type { DraftProblem } from './draftJson.ts';
import { inTransaction } from './inTransaction.ts';
import { appendJournal, type JournalEntry } from './journal.ts';
import { valuesOf, type DraftFields } from './salesInvoiceDrafts.ts';

export type Transition = {
  id: SalesInvoiceDraftId;
  /** The attempt that this is about: what is known of an earlier one says nothing of a later one. */
  attempt: number;
  from: DraftState;
  to: DraftState;
  fields?: DraftFields;
  journal: JournalEntry;
  now: string;
};

/**
 * State, fields, claims and journal change together or not at all. `otherState` where the draft is not in `from` any
 * more, or in another attempt: somebody else moved it. Nothing of a run that is being stopped is sent.
 */
export async function transitionDraft(
  db: Db,
  { id, attempt, from, to, fields = {}, journal, now }: Transition,
): Promise<'done' | 'otherState'> {
  assertTransition(from, to);
  return inTransaction(db, async (transaction) => {
    const moved = await transaction
      .updateTable('sales_invoice_drafts')
      .set({ ...valuesOf(fields), state: to })
      .where('id', '=', id)
      .where('state', '=', from)
      .where('attempt', '=', attempt)
      .$if(to === 'sending', (update) => update.where(runGoesOn).where(mayBeWritten))
      .returning('tenant_id')
      .executeTakeFirst();
    if (!moved) return 'otherState';
    if (!holdsBookings(to)) await releaseAll(transaction, [id], now);
    const details = { ...journal.details, from, to };
    await appendJournal(transaction, moved.tenant_id, [{ ...journal, details }]);
    return 'done';
  });
}

const runGoesOn = sql<boolean>`exists (
  select 1 from invoice_runs as run where run.id = run_id and run.state = 'running')`;

const mayBeWritten = sql<boolean>`not exists (
  select 1 from sync_setups as setup where setup.id = sync_setup_id and setup.writing_stopped)`;

/** Inside a transaction. Every draft of a run that is not sent yet is given up, and its bookings are free again. */
export async function stopPlannedDrafts(
  db: Db,
  runId: InvoiceRunId,
  { now, actor }: { now: string; actor: string },
): Promise<SalesInvoiceDraftId[]> {
  assertTransition('planned', 'rejected');
  const problem: DraftProblem = { code: 'stoppedByUser', said: '' };
  // All rows first and the journal last, in the order in which every other step takes its locks.
  const stopped = await db
    .updateTable('sales_invoice_drafts')
    .set({ ...valuesOf({ problem, checkAgainAt: null }), state: 'rejected' })
    .where('run_id', '=', runId)
    .where('state', '=', 'planned')
    .returning(['id', 'tenant_id', 'sync_setup_id', 'marker'])
    .execute();
  const ids = stopped.map(({ id }) => id);
  await releaseAll(db, ids, now);
  const entries = stopped.map(({ id, sync_setup_id: syncSetupId, marker }): JournalEntry => {
    const details = { marker, from: 'planned', to: 'rejected', problem: problem.code };
    return { at: now, actor, kind: 'draftStopped', syncSetupId, runId, draftId: id, details };
  });
  const [first] = stopped;
  if (first) await appendJournal(db, first.tenant_id, entries);
  return ids;
}

async function releaseAll(
  db: Db,
  draftIds: readonly SalesInvoiceDraftId[],
  now: string,
): Promise<void> {
  await db
    .updateTable('claims')
    .set({ released_at: now })
    .where(sql<boolean>`draft_id = any(${[...draftIds]}::uuid[])`)
    .where(sql<boolean>`released_at is null`)
    .execute();
}
