// Reads back what we drafted: deleted, shortened, edited, posted and credited documents become known to the ledger.
import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import { groupBy } from '../domain/groupBy.ts';
import type { BookingId, UserId } from '../domain/ids.ts';
import { reconcileSalesInvoice } from '../domain/reconcileSalesInvoice.ts';
import type { SalesInvoice } from '../domain/salesInvoice.ts';
import { releaseClaims } from '../state/claims.ts';
import type { Db } from '../state/database.ts';
import { appendJournal } from '../state/journal.ts';
import {
  listDraftsInStates,
  setDraftFields,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import { moveDraft, placeOf } from './draftWork.ts';
import { learnTax } from './learnTax.ts';
import type { SyncProgress } from './syncProgress.ts';

export type ReconcileParts = {
  db: Db;
  businessCentral: BusinessCentral;
  now: () => string;
  actor: UserId;
  progress: SyncProgress;
};

/** A read that fails throws, and changes nothing: it is never taken for a deletion. */
export async function reconcileDrafts(
  setup: SyncSetupRecord,
  parts: ReconcileParts,
): Promise<void> {
  const drafts = await listDraftsInStates(parts.db, setup, ['drafted', 'changed', 'posted']);
  const places = groupBy(drafts, ({ environment, companyId }) => `${environment} ${companyId}`);
  await parts.progress.expect(places.size);
  for (const group of places.values()) {
    await reconcilePlace(group, parts);
    await parts.progress.step({ draftsReconciled: group.length });
  }
}

async function reconcilePlace(
  drafts: SalesInvoiceDraftRecord[],
  parts: ReconcileParts,
): Promise<void> {
  const [first] = drafts;
  if (!first) return;
  const ids = drafts.flatMap(({ salesInvoice }) => salesInvoice?.id ?? []);
  const found = await parts.businessCentral.getSalesInvoices(placeOf(first), ids);
  for (const draft of drafts) {
    const invoice = draft.salesInvoice && found.get(draft.salesInvoice.id);
    if (invoice) await reconcileDraft(draft, invoice, parts);
  }
}

async function reconcileDraft(
  draft: SalesInvoiceDraftRecord,
  found: SalesInvoice | 'absent',
  parts: ReconcileParts,
): Promise<void> {
  const { state, lines, salesInvoice } = draft;
  const known = { state, lines, number: salesInvoice?.number ?? '' };
  const became = reconcileSalesInvoice(known, found);
  if (became.released.length > 0) await release(draft, became.released, parts);
  if (found !== 'absent') {
    await learnTax(draft, found, parts.db);
    await setDraftFields(parts.db, draft.id, { salesInvoice: asFound(found) });
  }
  if (became.state === state) return;
  const work = { ...parts, actor: parts.actor };
  await moveDraft(draft, work, { to: became.state, kind: kindOf(became.state) });
}

function kindOf(state: string): string {
  return `draft${state.charAt(0).toUpperCase()}${state.slice(1)}`;
}

function asFound(invoice: SalesInvoice): NonNullable<SalesInvoiceDraftRecord['salesInvoice']> {
  const { id, number, etag, totalAmountExcludingTax, totalAmountIncludingTax } = invoice;
  return { id, number, etag, totalAmountExcludingTax, totalAmountIncludingTax };
}

/** Somebody removed lines in Business Central: their bookings can be invoiced again. */
async function release(
  draft: SalesInvoiceDraftRecord,
  bookingIds: readonly BookingId[],
  { db, now, actor }: ReconcileParts,
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (transaction) => {
    const released = await releaseClaims(transaction, draft.id, { bookingIds, now: at });
    if (released.length === 0) return;
    await appendJournal(transaction, draft.tenantId, [
      {
        at,
        actor,
        kind: 'bookingsReleased',
        syncSetupId: draft.syncSetupId,
        runId: draft.runId,
        draftId: draft.id,
        details: { bookingIds: released },
      },
    ]);
  });
}
