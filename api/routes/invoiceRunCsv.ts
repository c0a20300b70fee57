// The receipt of a run as a table: one row per line of a draft, so that every booking is found again.
import type { InvoiceRun, SalesInvoiceDraft } from '../contract/invoiceRuns.ts';
import { byteOrderMark, csvRow, Plain, type Cell } from './csv.ts';

const columns = [
  'draft',
  'state',
  'reference',
  'salesInvoiceNumber',
  'customerNumber',
  'customerName',
  'currencyCode',
  'serviceDate',
  'itemNumber',
  'description',
  'quantity',
  'unitPrice',
  'lineAmount',
  'pricesIncludeTax',
  'reviewedTotal',
  'totalAmountExcludingTax',
  'totalAmountIncludingTax',
  'problem',
  'problemSaid',
  'undo',
  'bookingIds',
] as const;

export function* invoiceRunCsv(run: Pick<InvoiceRun, 'drafts'>): Generator<string> {
  yield byteOrderMark + csvRow(columns);
  for (const [index, draft] of run.drafts.entries()) {
    yield draft.lines.map((line) => csvRow(cellsOf(draft, line, index + 1))).join('');
  }
}

function cellsOf(
  draft: SalesInvoiceDraft,
  line: SalesInvoiceDraft['lines'][number],
  number: number,
): Record<(typeof columns)[number], Cell>[(typeof columns)[number]][] {
  const { customer, salesInvoice, problem, undo, pricesIncludeTax } = draft;
  const cells: Record<(typeof columns)[number], Cell> = {
    draft: new Plain(number),
    state: draft.state,
    reference: draft.marker,
    salesInvoiceNumber: salesInvoice?.number ?? null,
    customerNumber: customer.number,
    customerName: customer.displayName,
    currencyCode: draft.currencyCode,
    serviceDate: new Plain(line.serviceDate),
    itemNumber: line.item.number,
    description: line.description,
    quantity: new Plain(line.quantity),
    unitPrice: new Plain(line.unitPrice),
    lineAmount: new Plain(line.amount),
    pricesIncludeTax: pricesIncludeTax === null ? null : new Plain(String(pricesIncludeTax)),
    reviewedTotal: new Plain(draft.expectedTotal),
    totalAmountExcludingTax: plain(salesInvoice?.totalAmountExcludingTax),
    totalAmountIncludingTax: plain(salesInvoice?.totalAmountIncludingTax),
    problem: problem?.code ?? null,
    problemSaid: problem?.said ?? null,
    undo: undo?.result ?? null,
    bookingIds: new Plain(line.bookingIds.join(' ')),
  };
  return columns.map((column) => cells[column]);
}

function plain(text: string | undefined): Cell {
  return text === undefined ? null : new Plain(text);
}
