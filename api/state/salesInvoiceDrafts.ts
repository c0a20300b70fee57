import { sql, type Selectable, type Updateable } from 'kysely';
import type { CompanyKey } from './companyFacts.ts';
import { DraftState } from '../contract/invoiceRuns.ts';
import type { Customer } from '../domain/customer.ts';
import type { DraftState as State } from '../domain/draftState.ts';
import type {
  BookingId,
  CompanyId,
  InvoiceRunId,
  SalesInvoiceDraftId,
  SyncSetupId,
  TenantId,
} from '../domain/ids.ts';
import { Exact } from '../domain/money.ts';
import type { Decimal } from 'decimal.js';
import type { PlannedLine } from '../domain/planInvoices.ts';
import type { MarkerField } from '../domain/salesInvoice.ts';
import type { Db } from './database.ts';
import * as json from './draftJson.ts';
import { insertAll } from './insertAll.ts';
import type { SetupKey } from './syncSetups.ts';
import type { Tables } from './tables.ts';

export type SalesInvoiceDraftRecord = {
  id: SalesInvoiceDraftId;
  runId: InvoiceRunId;
  tenantId: TenantId;
  syncSetupId: SyncSetupId;
  position: number;
  state: State;
  marker: string;
  markerField: MarkerField;
  environment: string;
  companyId: CompanyId;
  /** As the customer was when the run was started. */
  customer: Customer;
  currencyCode: string;
  pricesIncludeTax: boolean | null;
  lines: PlannedLine[];
  /** As it was reviewed; never changed after. */
  expectedTotal: Decimal;
  isEstimate: boolean;
  attempt: number;
  sentAt: string | null;
  unknownSince: string | null;
  checkAgainAt: string | null;
  salesInvoice: json.DraftSalesInvoice | null;
  problem: json.DraftProblem | null;
  undo: json.DraftUndo | null;
  /** Its header is sent first, then its lines. */
  inParts: boolean;
  /** How often in a row it could not be dealt with, through no fault of the service. */
  failures: number;
};

/** What may change on a draft beside its state. */
export type DraftFields = Partial<
  Pick<
    SalesInvoiceDraftRecord,
    | 'pricesIncludeTax'
    | 'lines'
    | 'isEstimate'
    | 'attempt'
    | 'sentAt'
    | 'unknownSince'
    | 'checkAgainAt'
    | 'salesInvoice'
    | 'problem'
    | 'undo'
    | 'inParts'
    | 'failures'
  >
>;

export async function insertSalesInvoiceDrafts(
  db: Db,
  records: readonly SalesInvoiceDraftRecord[],
): Promise<void> {
  const rows = records.map((draft) => ({
    id: draft.id,
    run_id: draft.runId,
    tenant_id: draft.tenantId,
    sync_setup_id: draft.syncSetupId,
    position: draft.position,
    state: draft.state,
    marker: draft.marker,
    marker_field: draft.markerField,
    environment: draft.environment,
    company_id: draft.companyId,
    customer: JSON.stringify(draft.customer),
    currency_code: draft.currencyCode,
    prices_include_tax: draft.pricesIncludeTax,
    lines: JSON.stringify(draft.lines),
    expected_total: draft.expectedTotal.toFixed(),
    is_estimate: draft.isEstimate,
    attempt: draft.attempt,
    sent_at: draft.sentAt,
    unknown_since: draft.unknownSince,
    check_again_at: draft.checkAgainAt,
    sales_invoice: json.toJsonOrNull(draft.salesInvoice),
    problem: json.toJsonOrNull(draft.problem),
    undo: json.toJsonOrNull(draft.undo),
    in_parts: draft.inParts,
    failures: draft.failures,
  }));
  await insertAll(rows, (some) => db.insertInto('sales_invoice_drafts').values(some).execute());
}

/** In the order of the review. */
export async function listSalesInvoiceDrafts(
  db: Db,
  runId: InvoiceRunId,
): Promise<SalesInvoiceDraftRecord[]> {
  const rows = await drafts(db).where('run_id', '=', runId).orderBy('position').execute();
  return rows.map(recordOf);
}

/** Of these runs, what is on its way or in doubt. */
export async function listUnansweredDrafts(
  db: Db,
  runIds: readonly InvoiceRunId[],
): Promise<SalesInvoiceDraftRecord[]> {
  const rows = await drafts(db)
    .where(sql<boolean>`run_id = any(${[...runIds]}::uuid[])`)
    .where('state', 'in', ['sending', 'checking'])
    .execute();
  return rows.map(recordOf);
}

export async function listDraftsInStates(
  db: Db,
  setup: SetupKey,
  states: readonly State[],
): Promise<SalesInvoiceDraftRecord[]> {
  const rows = await drafts(db)
    .where('tenant_id', '=', setup.tenantId)
    .where('sync_setup_id', '=', setup.id)
    .where('state', 'in', [...states])
    .execute();
  return rows.map(recordOf);
}

export async function getSalesInvoiceDraft(
  db: Db,
  id: SalesInvoiceDraftId,
): Promise<SalesInvoiceDraftRecord | undefined> {
  const row = await drafts(db).where('id', '=', id).executeTakeFirst();
  return row && recordOf(row);
}

/** Drafts of a company that bear some of these markers. */
export async function listDraftsByMarker(
  db: Db,
  { tenantId, environment, companyId }: CompanyKey,
  markers: readonly string[],
): Promise<SalesInvoiceDraftRecord[]> {
  const rows = await drafts(db)
    .where('tenant_id', '=', tenantId)
    .where('environment', '=', environment)
    .where('company_id', '=', companyId)
    .where(sql<boolean>`marker = any(${[...markers]})`)
    .execute();
  return rows.map(recordOf);
}

/** Drafts that hold some of these bookings. */
export async function listDraftsHolding(
  db: Db,
  tenantId: TenantId,
  bookingIds: readonly BookingId[],
): Promise<SalesInvoiceDraftRecord[]> {
  const rows = await drafts(db)
    .where('tenant_id', '=', tenantId)
    .where(
      sql<boolean>`id in (select draft_id from claims where tenant_id = ${tenantId}
        and released_at is null and booking_id = any(${[...bookingIds]}))`,
    )
    .execute();
  return rows.map(recordOf);
}

function drafts(db: Db) {
  return db.selectFrom('sales_invoice_drafts').selectAll();
}

/** How many drafts of each run are in which state. */
export async function listRunProgress(
  db: Db,
  runIds: readonly InvoiceRunId[],
): Promise<Map<InvoiceRunId, { state: State; count: number }[]>> {
  const rows = await db
    .selectFrom('sales_invoice_drafts')
    .select(['run_id', 'state', sql<number>`count(*)`.as('count')])
    .where(sql<boolean>`run_id = any(${[...runIds]}::uuid[])`)
    .groupBy(['run_id', 'state'])
    .execute();
  const progress = new Map<InvoiceRunId, { state: State; count: number }[]>();
  for (const { run_id, state, count } of rows) {
    const counts = progress.get(run_id) ?? [];
    progress.set(run_id, [...counts, { state: DraftState.parse(state), count }]);
  }
  return progress;
}

/** Writes fields without a change of state. */
export async function setDraftFields(
  db: Db,
  id: SalesInvoiceDraftId,
  fields: DraftFields,
): Promise<void> {
  await db.updateTable('sales_invoice_drafts').set(valuesOf(fields)).where('id', '=', id).execute();
}

/** Columns of the fields that are given. */
export function valuesOf(fields: DraftFields): Updateable<Tables['sales_invoice_drafts']> {
  const { lines, salesInvoice, problem, undo } = fields;
  const plain = {
    prices_include_tax: fields.pricesIncludeTax,
    is_estimate: fields.isEstimate,
    attempt: fields.attempt,
    sent_at: fields.sentAt,
    unknown_since: fields.unknownSince,
    check_again_at: fields.checkAgainAt,
    lines: lines && JSON.stringify(lines),
    sales_invoice: salesInvoice === undefined ? undefined : json.toJsonOrNull(salesInvoice),
    problem: problem === undefined ? undefined : json.toJsonOrNull(problem),
    undo: undo === undefined ? undefined : json.toJsonOrNull(undo),
    in_parts: fields.inParts,
    failures: fields.failures,
  };
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
}

function recordOf(row: Selectable<Tables['sales_invoice_drafts']>): SalesInvoiceDraftRecord {
  const { marker_field: markerField } = row;
  return {
    id: row.id,
    runId: row.run_id,
    tenantId: row.tenant_id,
    syncSetupId: row.sync_setup_id,
    position: row.position,
    state: DraftState.parse(row.state),
    marker: row.marker,
    markerField,
    environment: row.environment,
    companyId: row.company_id,
    customer: json.parseCustomer(row.customer),
    currencyCode: row.currency_code,
    pricesIncludeTax: row.prices_include_tax,
    lines: json.parseLines(row.lines),
    expectedTotal: new Exact(row.expected_total),
    isEstimate: row.is_estimate,
    attempt: row.attempt,
    sentAt: row.sent_at,
    unknownSince: row.unknown_since,
    checkAgainAt: row.check_again_at,
    salesInvoice: json.parseSalesInvoice(row.sales_invoice),
    problem: json.parseProblem(row.problem),
    undo: json.parseUndo(row.undo),
    inParts: row.in_parts,
    failures: row.failures,
  };
}
