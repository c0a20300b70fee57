// Reads back what we drafted: deleted, shortened, edited, posted and credited documents become known to the ledger.
import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import { groupBy } from '../domain/groupBy.ts';
import type { BookingId, UserId } from '../domain/ids.ts';
import { reconcileSalesInvoice } from '../domain/reconcileSalesInvoice.ts';
import { movedBookings, strayLines } from '../domain/movedLines.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../domain/salesInvoice.ts';
import { listReleasedBookings, releaseClaims } from '../state/claims.ts';
import type { Db } from '../state/database.ts';
import { appendJournal } from '../state/journal.ts';
import {
  listDraftsInStates,
  setDraftFields,
  type DraftFields,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import { moveDraft, placeOf } from './draftWork.ts';
import { learnTax } from './learnTax.ts';
import type { SyncProgress } from './syncProgress.ts';

type Reconciling = {
  db: Db;
  businessCentral: BusinessCentral;
  now: () => string;
  actor: UserId;
};

export type ReconcileParts = Reconciling & { progress: Pick<SyncProgress, 'expect' | 'step'> };

/** A read that fails throws, and changes nothing: it is never taken for a deletion. */
export async function reconcileDrafts(
  setup: SyncSetupRecord,
  parts: ReconcileParts,
): Promise<void> {
  const known = await listDraftsInStates(parts.db, setup, ['drafted', 'changed', 'posted']);
  // What is being undone is deleted by us, and says so itself.
  const drafts = known.filter(({ undo }) => undo?.result !== 'pending');
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
  const released = await listReleasedBookings(
    parts.db,
    drafts.map(({ id }) => id),
  );
  const standing = drafts.flatMap((draft) => {
    const invoice = draft.salesInvoice && found.get(draft.salesInvoice.id);
    return invoice ? [{ draft, invoice }] : [];
  });
  const strays = new Map(
    standing.map(({ draft, invoice }) => [
      draft.id,
      invoice === 'absent' ? [] : strayLines(draft, invoice),
    ]),
  );
  for (const { draft, invoice } of standing) {
    const releasedBefore = released.get(draft.id) ?? new Set();
    const elsewhere = [...strays].flatMap(([id, lines]) => (id === draft.id ? [] : lines));
    await reconcileDraft(draft, { found: invoice, releasedBefore, elsewhere }, parts);
  }
}

type Finding = {
  found: SalesInvoice | 'absent';
  releasedBefore: ReadonlySet<BookingId>;
  /** Lines that somebody put on other documents of ours. */
  elsewhere?: readonly SalesInvoiceLine[];
};

/** Takes over what became of one document. */
export async function reconcileDraft(
  draft: SalesInvoiceDraftRecord,
  { found, releasedBefore, elsewhere = [] }: Finding,
  parts: Reconciling,
): Promise<void> {
  const remaining = await remainingInvoice(draft, found, parts);
  if (remaining === 'several') {
    await update(draft, { state: 'changed', fields: {} }, parts);
    return;
  }
  const { state, lines, salesInvoice } = draft;
  const number = salesInvoice?.number ?? '';
  const added = salesInvoice?.added ?? [];
  const customerId = draft.customer.id;
  const became = reconcileSalesInvoice(
    { state, lines, number, customerId, added, releasedBefore },
    remaining,
  );
  const moved = movedBookings(lines, elsewhere);
  if (became.state === 'deleted' && moved.size > 0) {
    await holdMoved(draft, moved, parts);
    return;
  }
  const free = became.released.filter((id) => !moved.has(id));
  if (free.length > 0) await release(draft, free, parts);
  const isShownStill =
    lastingProblems.has(draft.problem?.code) || (await isCopiedStill(draft, remaining, parts));
  const isAsReviewed =
    (became.state === 'drafted' && !isShownStill) || draft.problem?.code === 'foundTwice';
  const fields: DraftFields = {
    ...(remaining !== 'absent' && { salesInvoice: asFound(remaining, draft) }),
    ...(isAsReviewed && { problem: null }),
  };
  if (remaining !== 'absent') await learnTax(draft, remaining, parts.db);
  await update(draft, { state: became.state, fields }, parts);
}

/** Its document is gone, but lines of it stand on another one: their bookings stay invoiced, the others are free. */
async function holdMoved(
  draft: SalesInvoiceDraftRecord,
  moved: ReadonlySet<BookingId>,
  parts: Reconciling,
): Promise<void> {
  const all = draft.lines.flatMap(({ bookingIds }) => bookingIds);
  const free = all.filter((id) => !moved.has(id));
  if (free.length > 0) await release(draft, free, parts);
  const fields: DraftFields = { problem: { code: 'linesMoved', said: '' } };
  await update(draft, { state: 'changed', fields }, parts);
}

/** A draft is as it was made, and there is something about it that people should see all the same. */
const lastingProblems: ReadonlySet<string | undefined> = new Set([
  'linesAdded',
  'notRecognised',
  'onTwoInvoices',
]);

async function isCopiedStill(
  draft: SalesInvoiceDraftRecord,
  remaining: SalesInvoice | 'absent',
  { businessCentral }: Reconciling,
): Promise<boolean> {
  if (draft.problem?.code !== 'copied' || remaining === 'absent') return false;
  const { marker, markerField } = draft;
  const marked = await businessCentral.findSalesInvoices(placeOf(draft), { marker, markerField });
  return marked.some(({ id }) => id !== remaining.id);
}

/**
 * The document that stands for a draft. Before a draft is taken for deleted, and where its marker was seen on several,
 * the marker is asked for: as long as any document bears it, its bookings are invoiced.
 */
async function remainingInvoice(
  draft: SalesInvoiceDraftRecord,
  found: SalesInvoice | 'absent',
  { businessCentral }: Reconciling,
): Promise<SalesInvoice | 'absent' | 'several'> {
  const isAlone = draft.problem?.code !== 'foundTwice';
  if (found !== 'absent' && isAlone) return found;
  const { marker, markerField } = draft;
  const marked = await businessCentral.findSalesInvoices(placeOf(draft), { marker, markerField });
  const others = marked.filter(({ id }) => found === 'absent' || id !== found.id);
  const [first, ...more] = found === 'absent' ? others : [found, ...others];
  if (!first) return 'absent';
  return more.length > 0 ? 'several' : first;
}

/** State and fields change together: a new number without the state that it proves would prove nothing later. */
async function update(
  draft: SalesInvoiceDraftRecord,
  { state, fields }: { state: SalesInvoiceDraftRecord['state']; fields: DraftFields },
  parts: Reconciling,
): Promise<void> {
  if (state !== draft.state)
    await moveDraft(draft, parts, { to: state, kind: kindOf(state), fields });
  else if (Object.keys(fields).length > 0) await setDraftFields(parts.db, draft.id, fields);
}

function kindOf(state: string): string {
  return `draft${state.charAt(0).toUpperCase()}${state.slice(1)}`;
}

type Stands = NonNullable<SalesInvoiceDraftRecord['salesInvoice']>;

/** The etag stays the one with which we made it: it is what tells whether anybody touched the document since. */
function asFound(invoice: SalesInvoice, { salesInvoice }: SalesInvoiceDraftRecord): Stands {
  const { id, number, totalAmountExcludingTax, totalAmountIncludingTax } = invoice;
  const { etag, added } = { ...invoice, added: [], ...salesInvoice };
  return { id, number, etag, totalAmountExcludingTax, totalAmountIncludingTax, added };
}

/** Somebody removed lines in Business Central: their bookings can be invoiced again. */
async function release(
  draft: SalesInvoiceDraftRecord,
  bookingIds: readonly BookingId[],
  { db, now, actor }: Reconciling,
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
