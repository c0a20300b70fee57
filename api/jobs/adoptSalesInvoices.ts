// Documents with our markers that the ledger does not know: it lost them, with its database or a part of it. Their
// claims are rebuilt from the documents alone, before anything can be created again.
import { draftOfFound } from '../domain/foundSalesInvoice.ts';
import { localDate } from '../domain/localTime.ts';
import { isMarkerOf } from '../domain/marker.ts';
import { customerLinkKey } from '../domain/booking.ts';
import { recogniseLines, type Candidate } from '../domain/recogniseLines.ts';
import type { MarkerField, SalesInvoice } from '../domain/salesInvoice.ts';
import type { MarkedSalesInvoice } from '../businessCentral/businessCentral.ts';
import { listBookings } from '../state/bookings.ts';
import type { CompanyKey } from '../state/companyFacts.ts';
import { findJournalEnd } from '../state/journal.ts';
import { listCustomers, listItems } from '../state/masterData.ts';
import {
  listDraftsByMarker,
  setDraftFields,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import {
  findLookedThroughFrom,
  setLookedThroughFrom,
  type SyncSetupRecord,
} from '../state/syncSetups.ts';
import type { JobParts } from './jobParts.ts';
import { openFoundRun, storeFound, type Adopting } from './storeFound.ts';

const markerFields: readonly MarkerField[] = [
  'externalDocumentNumber',
  'customerPurchaseOrderReference',
];

/** What the ledger recorded last is not older than what it lost by more than clocks differ. */
const marginMs = 2 * 24 * 60 * 60_000;

/** Throws where Business Central could not be read to the end: then nothing was concluded. */
export async function adoptSalesInvoices(
  setup: SyncSetupRecord,
  adopting: Adopting & Pick<JobParts, 'newId'>,
): Promise<void> {
  const { db } = adopting;
  const since = await sinceWhen(setup, adopting);
  let unrecognised = 0;
  for (const markerField of markerFields) {
    const unknown = await listUnknown(setup, { markerField, since }, adopting);
    unrecognised += await adopt(setup, { unknown, markerField }, adopting);
  }
  // What was not recognised may be as soon as more bookings are known: then all is looked through once more.
  await setLookedThroughFrom(db, setup, unrecognised > 0 ? null : setup.startDate);
}

/** `null`: everything there is, as for a setup that never looked, or that begins earlier than when it did. */
async function sinceWhen(setup: SyncSetupRecord, { db }: Adopting): Promise<string | null> {
  const from = await findLookedThroughFrom(db, setup);
  const end = await findJournalEnd(db, setup.tenantId);
  if (from === null || setup.startDate < from || end === null) return null;
  return new Date(Date.parse(end.at) - marginMs).toISOString();
}

type Looking = { markerField: MarkerField; since: string | null };

/** Bearing a marker of this very company, and not on record. Copies of what is on record are shown, never adopted. */
async function listUnknown(
  setup: SyncSetupRecord,
  looking: Looking,
  { db, businessCentral }: Adopting,
): Promise<MarkedSalesInvoice[]> {
  const company = companyOf(setup);
  const marked = await businessCentral.listMarkedSalesInvoices(company, looking);
  const own = marked.filter(({ marker }) => isMarkerOf(company, marker));
  const markers = own.map(({ marker }) => marker);
  const drafts = await listDraftsByMarker(db, company, markers);
  const known = new Map(drafts.map((draft) => [draft.marker, draft]));
  for (const { id, marker } of own) {
    const draft = known.get(marker);
    if (draft && isCopy(draft, id)) await showCopy(draft, db);
  }
  return own.filter(({ marker }) => {
    const draft = known.get(marker);
    return !draft || hasUnrecognised(draft);
  });
}

function companyOf({ tenantId, environment, company }: SyncSetupRecord): CompanyKey {
  return { tenantId, environment, companyId: company.id };
}

/** As long as a draft is in doubt nobody knows which document is its own. */
function isCopy({ salesInvoice }: SalesInvoiceDraftRecord, id: SalesInvoice['id']): boolean {
  return salesInvoice !== null && salesInvoice.id !== id;
}

async function showCopy(draft: SalesInvoiceDraftRecord, db: Adopting['db']): Promise<void> {
  if (draft.problem !== null || draft.state !== 'drafted') return;
  const said = `Another sales invoice bears the reference ${draft.marker} too.`;
  await setDraftFields(db, draft.id, { problem: { code: 'copied', said } });
}

function hasUnrecognised({ lines, problem }: SalesInvoiceDraftRecord): boolean {
  return (
    problem?.code === 'notRecognised' && lines.some(({ bookingIds }) => bookingIds.length === 0)
  );
}

type Unknown = { unknown: readonly MarkedSalesInvoice[]; markerField: MarkerField };

/** Answers how many documents could not be recognised in full. */
async function adopt(
  setup: SyncSetupRecord,
  { unknown, markerField }: Unknown,
  adopting: Adopting & Pick<JobParts, 'newId'>,
): Promise<number> {
  if (unknown.length === 0) return 0;
  const { db, businessCentral } = adopting;
  const ids = unknown.map(({ id }) => id);
  const read = await businessCentral.getSalesInvoices(companyOf(setup), ids);
  const candidates = await listCandidates(setup, db);
  const customers = new Map((await listCustomers(db, setup)).map((one) => [one.id, one]));
  const items = new Map((await listItems(db, setup)).map((one) => [one.id, one]));
  const run = openFoundRun(setup, adopting);
  let unrecognised = 0;
  for (const { id, marker } of unknown) {
    const invoice = read.get(id);
    if (!invoice || invoice === 'absent') continue;
    const lines = recogniseLines(invoice.lines, { marker, candidates });
    const found = draftOfFound(invoice, { lines, customers, items });
    if (!found.isRecognised) unrecognised += 1;
    await storeFound({ marker, markerField, found, invoice }, { setup, run }, adopting);
  }
  return unrecognised;
}

async function listCandidates(setup: SyncSetupRecord, db: Adopting['db']): Promise<Candidate[]> {
  const { timeZone } = setup.bookingBusiness;
  return (await listBookings(db, setup)).map((booking) => ({
    id: booking.id,
    startAt: booking.startAt,
    serviceDate: localDate(booking.startAt, timeZone),
    serviceId: booking.serviceId,
    serviceName: booking.serviceName,
    attendeeKey: customerLinkKey(booking.attendee),
  }));
}
