// Takes a document that was found into the ledger: a draft with its claims, or an entry that says why not.
import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import type { FoundSalesInvoice } from '../domain/foundSalesInvoice.ts';
import { asId, type BookingId, type UserId } from '../domain/ids.ts';
import { decimalText, sum } from '../domain/money.ts';
import type { MarkerField, SalesInvoice } from '../domain/salesInvoice.ts';
import { claimBookings } from '../state/claims.ts';
import { pauseCustomer } from '../state/customerPauses.ts';
import type { Db } from '../state/database.ts';
import { insertInvoiceRun, type InvoiceRunRecord } from '../state/invoiceRuns.ts';
import { appendJournal, type JournalEntry } from '../state/journal.ts';
import {
  insertSalesInvoiceDrafts,
  listDraftsByMarker,
  listDraftsHolding,
  setDraftFields,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import { moveDraft } from './draftWork.ts';
import { standsAs } from './standsAs.ts';

export type Adopting = {
  db: Db;
  businessCentral: BusinessCentral;
  now: () => string;
  actor: UserId;
};

/** The run under which everything that one look finds is kept. It is stored with the first of it. */
export type FoundRun = { record: InvoiceRunRecord; drafts: number; newId: () => string };

export function openFoundRun(
  setup: SyncSetupRecord,
  { now, actor, newId }: Adopting & { newId: () => string },
): FoundRun {
  const id = asId<'invoiceRun'>(newId());
  const record: InvoiceRunRecord = {
    id,
    tenantId: setup.tenantId,
    syncSetupId: setup.id,
    state: 'finished',
    waitingFor: null,
    startedAt: now(),
    finishedAt: now(),
    startedBy: { userId: actor, displayName: '' },
    idempotencyKey: `found ${id}`,
    requestHash: '',
    previewId: asId<'invoicePreview'>(newId()),
    leftOut: [],
    totals: { bookings: 0, sums: [] },
    retryOf: null,
    confirmations: [],
    origin: 'found',
  };
  return { record, drafts: 0, newId };
}

type Found = {
  marker: string;
  markerField: MarkerField;
  found: FoundSalesInvoice;
  invoice: SalesInvoice;
};
type Where = { setup: SyncSetupRecord; run: FoundRun };

/**
 * Lines that nobody can tell pause their customer: a booking of theirs may be on it. A document of which not a single
 * line is known is left to the setup that made it.
 */
export async function storeFound(found: Found, where: Where, adopting: Adopting): Promise<void> {
  const { isRecognised, isOurs, lines } = found.found;
  const { setup } = where;
  const bookingIds = lines.flatMap((line) => line.bookingIds);
  await makeWay(bookingIds, setup, adopting);
  await adopting.db.transaction().execute(async (transaction) => {
    if (isOurs) await storeDraft(found, where, { ...adopting, db: transaction });
    if (!isRecognised) await pause(found, where, { ...adopting, db: transaction });
  });
}

/** What is planned and turns out to be invoiced already is not sent. */
async function makeWay(
  bookingIds: readonly BookingId[],
  { tenantId }: SyncSetupRecord,
  adopting: Adopting,
): Promise<void> {
  for (const draft of await listDraftsHolding(adopting.db, tenantId, bookingIds)) {
    if (draft.state !== 'planned') continue;
    await moveDraft(draft, adopting, {
      to: 'rejected',
      kind: 'draftAlreadyInvoiced',
      fields: { problem: { code: 'alreadyInvoiced', said: '' } },
    });
  }
}

async function storeDraft(
  { marker, markerField, found, invoice }: Found,
  { setup, run }: Where,
  adopting: Adopting,
): Promise<void> {
  const { db, now } = adopting;
  const { tenantId } = setup;
  const company = { tenantId, environment: setup.environment, companyId: setup.company.id };
  const [known] = await listDraftsByMarker(db, company, [marker]);
  const draft =
    known ?? (await insertDraft({ marker, markerField, found, invoice }, { setup, run }, db));
  const bookings = found.lines.flatMap((line, lineIndex) =>
    line.bookingIds.map((bookingId) => ({ bookingId, lineIndex })),
  );
  const refused = await claimBookings(db, { tenantId, draftId: draft.id, bookings, now: now() });
  const held = known ? new Set(known.lines.flatMap(({ bookingIds }) => bookingIds)) : new Set();
  const elsewhere = refused.filter((id) => !held.has(id));
  const problem = problemOf(found, elsewhere);
  await setDraftFields(db, draft.id, { lines: found.lines, problem });
  await appendJournal(db, tenantId, [
    entry(
      'draftFound',
      { marker, invoice, setup },
      {
        adopting,
        draft,
        details: {
          state: draft.state,
          bookingIds: bookings.map(({ bookingId }) => bookingId),
          elsewhere,
        },
      },
    ),
  ]);
}

function problemOf(
  { isRecognised }: FoundSalesInvoice,
  elsewhere: readonly BookingId[],
): SalesInvoiceDraftRecord['problem'] {
  if (elsewhere.length > 0) {
    const said = `${elsewhere.length} of its bookings are on another sales invoice as well.`;
    return { code: 'onTwoInvoices', said };
  }
  return isRecognised ? null : { code: 'notRecognised', said: '' };
}

async function insertDraft(
  { marker, markerField, found, invoice }: Found,
  { setup, run }: Where,
  db: Db,
): Promise<SalesInvoiceDraftRecord> {
  if (run.drafts === 0) await insertInvoiceRun(db, run.record);
  const draft: SalesInvoiceDraftRecord = {
    id: asId<'salesInvoiceDraft'>(run.newId()),
    runId: run.record.id,
    tenantId: setup.tenantId,
    syncSetupId: setup.id,
    position: run.drafts,
    state: found.state,
    marker,
    markerField,
    environment: setup.environment,
    companyId: setup.company.id,
    customer: found.customer,
    currencyCode: invoice.currencyCode,
    pricesIncludeTax: invoice.pricesIncludeTax,
    lines: found.lines,
    expectedTotal: sum(found.lines.map(({ amount }) => amount)),
    isEstimate: false,
    attempt: 0,
    sentAt: null,
    unknownSince: null,
    checkAgainAt: null,
    salesInvoice: standsAs(invoice, []),
    problem: null,
    undo: null,
    inParts: false,
    failures: 0,
  };
  await insertSalesInvoiceDrafts(db, [draft]);
  run.drafts += 1;
  return draft;
}

async function pause(
  { marker, invoice }: Found,
  { setup }: Where,
  adopting: Adopting,
): Promise<void> {
  const { db, actor, now } = adopting;
  const { customerId } = invoice;
  const reason = 'notRecognised' as const;
  if (!(await pauseCustomer(db, setup, { customerId, pause: { reason, by: actor, at: now() } })))
    return;
  await appendJournal(db, setup.tenantId, [
    entry(
      'documentNotRecognised',
      { marker, invoice, setup },
      {
        adopting,
        draft: null,
        details: { customerId, lines: invoice.lines.length },
      },
    ),
  ]);
}

type About = { marker: string; invoice: SalesInvoice; setup: SyncSetupRecord };
type Entry = {
  adopting: Adopting;
  draft: SalesInvoiceDraftRecord | null;
  details: Record<string, unknown>;
};

function entry(
  kind: string,
  { marker, invoice, setup }: About,
  { adopting: { now, actor }, draft, details }: Entry,
): JournalEntry {
  return {
    at: now(),
    actor,
    kind,
    syncSetupId: setup.id,
    runId: draft?.runId ?? null,
    draftId: draft?.id ?? null,
    details: {
      marker,
      salesInvoiceId: invoice.id,
      number: invoice.number,
      totalAmountIncludingTax: decimalText(invoice.totalAmountIncludingTax),
      ...details,
    },
  };
}
