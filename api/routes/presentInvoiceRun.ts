import { z } from 'zod';
import { Exclusion } from '../contract/invoicePreviews.ts';
import {
  InvoiceRun,
  type InvoiceRunSummary,
  type SalesInvoiceDraft,
} from '../contract/invoiceRuns.ts';
import type { DraftState } from '../domain/draftState.ts';
import { moneyText } from '../domain/money.ts';
import type { InvoiceRunRecord } from '../state/invoiceRuns.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import { presentCustomer } from './presentBooking.ts';
import { presentLine } from './presentPlan.ts';

export type LinkTo = (invoice: { number: string; state: DraftState }) => string;
export type StateCounts = readonly { state: DraftState; count: number }[];

const Totals = InvoiceRun.shape.totals;
const LeftOut = z.array(Exclusion);

export function presentSummary(run: InvoiceRunRecord, counts: StateCounts): InvoiceRunSummary {
  const { id, syncSetupId, state, waitingFor, startedAt, finishedAt, startedBy, retryOf } = run;
  return {
    id,
    syncSetupId,
    state,
    waitingFor,
    startedAt,
    finishedAt,
    startedBy,
    retryOf,
    origin: run.origin,
    progress: progressOf(counts),
    totals: Totals.parse(run.totals),
  };
}

export function presentInvoiceRun(
  run: InvoiceRunRecord,
  drafts: readonly SalesInvoiceDraftRecord[],
  { linkTo, retriedBy }: { linkTo: LinkTo; retriedBy: InvoiceRun['retriedBy'] },
): InvoiceRun {
  return {
    ...presentSummary(
      run,
      drafts.map(({ state }) => ({ state, count: 1 })),
    ),
    retriedBy,
    drafts: drafts.map((draft) => presentDraft(draft, linkTo)),
    leftOut: LeftOut.parse(run.leftOut),
  };
}

function progressOf(counts: StateCounts): InvoiceRunSummary['progress'] {
  const progress = { drafts: 0, drafted: 0, rejected: 0, checking: 0, waiting: 0, removed: 0 };
  for (const { state, count } of counts) {
    progress.drafts += count;
    progress[partOf(state)] += count;
  }
  return progress;
}

function partOf(state: DraftState): Exclude<keyof InvoiceRunSummary['progress'], 'drafts'> {
  switch (state) {
    case 'planned':
    case 'sending':
      return 'waiting';
    case 'checking':
    case 'rejected':
      return state;
    case 'deleted':
    case 'undone':
      return 'removed';
    default:
      return 'drafted';
  }
}

function presentDraft(draft: SalesInvoiceDraftRecord, linkTo: LinkTo): SalesInvoiceDraft {
  const { id, state, marker, currencyCode, pricesIncludeTax, isEstimate } = draft;
  return {
    id,
    state,
    marker,
    customer: presentCustomer(draft.customer),
    currencyCode,
    lines: draft.lines.map((line) => presentLine(line, currencyCode)),
    bookingsCount: draft.lines.flatMap((line) => line.bookingIds).length,
    expectedTotal: moneyText(draft.expectedTotal, currencyCode),
    pricesIncludeTax,
    isEstimate,
    salesInvoice: presentSalesInvoice(draft, linkTo),
    problem: draft.problem,
    checkAgainAt: state === 'checking' ? draft.checkAgainAt : null,
    undo: presentUndo(draft),
  };
}

function presentUndo({ undo }: SalesInvoiceDraftRecord): SalesInvoiceDraft['undo'] {
  if (!undo) return null;
  const { result, said, requestedAt } = undo;
  return { result, said, requestedAt };
}

function presentSalesInvoice(
  { salesInvoice, state, currencyCode }: SalesInvoiceDraftRecord,
  linkTo: LinkTo,
): SalesInvoiceDraft['salesInvoice'] {
  if (!salesInvoice) return null;
  const { id, number, totalAmountExcludingTax, totalAmountIncludingTax } = salesInvoice;
  return {
    id,
    number,
    totalAmountExcludingTax: moneyText(totalAmountExcludingTax, currencyCode),
    totalAmountIncludingTax: moneyText(totalAmountIncludingTax, currencyCode),
    webLink: linkTo({ number, state }),
  };
}
