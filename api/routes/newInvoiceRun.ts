// The records with which a run begins.
import type { ConfirmationCode } from '../contract/bookings.ts';
import { asId } from '../domain/ids.ts';
import { localDate } from '../domain/localTime.ts';
import { maxLinesAtOnce } from '../domain/salesInvoice.ts';
import { markerOf } from '../domain/marker.ts';
import { decimalText } from '../domain/money.ts';
import type { PlannedDraft } from '../domain/planInvoices.ts';
import type { InvoiceRunRecord } from '../state/invoiceRuns.ts';
import type { JournalEntry } from '../state/journal.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';

type Origin = {
  run: InvoiceRunRecord;
  setup: SyncSetupRecord;
  now: string;
  newId: () => string;
};

export function draftRecords(
  drafts: readonly PlannedDraft[],
  { run, setup, now, newId }: Origin,
): SalesInvoiceDraftRecord[] {
  const today = localDate(now, setup.bookingBusiness.timeZone);
  const { tenantId, environment, company } = setup;
  const place = { tenantId, environment, companyId: company.id };
  return drafts.map((draft, position) => {
    const id = asId<'salesInvoiceDraft'>(newId());
    return {
      id,
      runId: run.id,
      tenantId: run.tenantId,
      syncSetupId: setup.id,
      position,
      state: 'planned',
      marker: markerOf(id, { date: today, place }),
      markerField: setup.settings.markerField,
      environment: setup.environment,
      companyId: setup.company.id,
      customer: draft.customer,
      currencyCode: draft.currencyCode,
      pricesIncludeTax: draft.pricesIncludeTax,
      lines: draft.lines,
      expectedTotal: draft.total,
      isEstimate: draft.isEstimate,
      attempt: 0,
      sentAt: null,
      unknownSince: null,
      checkAgainAt: null,
      salesInvoice: null,
      problem: null,
      undo: null,
      inParts: draft.lines.length > maxLinesAtOnce,
      failures: 0,
    };
  });
}

/** Who started what, and every draft with its lines; no names, no addresses. */
export function startEntries(
  run: InvoiceRunRecord,
  drafts: readonly SalesInvoiceDraftRecord[],
): JournalEntry[] {
  const common = {
    at: run.startedAt,
    actor: run.startedBy.userId,
    syncSetupId: run.syncSetupId,
    runId: run.id,
  };
  const { previewId, retryOf } = run;
  const started = { previewId, drafts: drafts.length, ...(retryOf && { retryOf }) };
  return [
    { ...common, kind: 'invoiceRunStarted', draftId: null, details: started },
    ...drafts.map((draft) => ({
      ...common,
      kind: 'draftPlanned',
      draftId: draft.id,
      details: {
        marker: draft.marker,
        customerId: draft.customer.id,
        total: decimalText(draft.expectedTotal),
        currencyCode: draft.currencyCode,
        lines: draft.lines.map(({ bookingIds, item, quantity, unitPrice }) => ({
          bookingIds,
          itemId: item.id,
          quantity: decimalText(quantity),
          unitPrice: decimalText(unitPrice),
        })),
      },
    })),
  ];
}

type Confirmed = { setup: SyncSetupRecord; confirmed: readonly ConfirmationCode[] };

/** Who confirmed what was unusual, for which customers, and where the bounds were at that moment. */
export function confirmationEntries(
  run: InvoiceRunRecord,
  drafts: readonly PlannedDraft[],
  { setup, confirmed }: Confirmed,
): JournalEntry[] {
  const given = run.confirmations.filter((code) => confirmed.includes(code));
  if (given.length === 0) return [];
  const unusual = drafts.flatMap(({ customer, confirmations }) =>
    confirmations.length > 0 ? [{ customerId: customer.id, confirmations }] : [],
  );
  return [
    {
      at: run.startedAt,
      actor: run.startedBy.userId,
      kind: 'unusualConfirmed',
      syncSetupId: run.syncSetupId,
      runId: run.id,
      draftId: null,
      details: { confirmations: given, bounds: setup.settings.bounds, drafts: unusual },
    },
  ];
}
