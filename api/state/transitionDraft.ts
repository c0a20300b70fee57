// The one way in which a draft changes its state.
import { sql } from 'kysely';
import { assertTransition, holdsBookings, type DraftState } from '../domain/draftState.ts';
import type { SalesInvoiceDraftId } from '../domain/ids.ts';
import type { Db } from './database.ts';
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
 * more, or in another attempt: somebody else moved it.
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
      .returning('tenant_id')
      .executeTakeFirst();
    if (!moved) return 'otherState';
    if (!holdsBookings(to)) await releaseAll(transaction, id, now);
    const details = { ...journal.details, from, to };
    await appendJournal(transaction, moved.tenant_id, [{ ...journal, details }]);
    return 'done';
  });
}

async function releaseAll(db: Db, draftId: SalesInvoiceDraftId, now: string): Promise<void> {
  await db
    .updateTable('claims')
    .set({ released_at: now })
    .where('draft_id', '=', draftId)
    .where(sql<boolean>`released_at is null`)
    .execute();
}
