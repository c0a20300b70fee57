import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { checkCustomer } from './checkCustomer.ts';
import { requireSetup } from './generalPosting.ts';
import { itemOf } from './itemOnLine.ts';
import { takeNumber } from './numberSeries.ts';
import { touchInvoice } from './openInvoice.ts';

/**
 * Posts a draft: it keeps its id, gets a number of another series, and its lines are new records.
 * AL page 30012 "APIV2 - Sales Invoices" Post, codeunit 80 "Sales-Post".
 */
export function postSalesInvoice(invoice: SalesInvoice, books: Books): SalesInvoice {
  if (invoice.posted) throw dialogError('The action can be applied to a draft invoice only.');
  const lines = books.linesOf(invoice.id);
  checkPosting(invoice, lines, books);
  for (const line of lines) {
    books.changes.salesInvoiceLines.remove(line.id);
    books.changes.salesInvoiceLines.put({ ...line, id: books.random.guid(), version: 1 });
  }
  return touchInvoice(
    {
      ...invoice,
      posted: true,
      releaseStatus: 'Open',
      draftNumber: invoice.number,
      number: takeNumber('postedSalesInvoice', books),
    },
    books,
  );
}

function checkPosting(
  invoice: SalesInvoice,
  lines: readonly SalesInvoiceLine[],
  books: Books,
): void {
  if (lines.length === 0) {
    throw dialogError('Please add at least one line item to the invoice.');
  }
  requirePostingDate(invoice, books);
  const customer = books.changes.customers.get(invoice.customerId);
  if (customer) checkCustomer(customer, 'post');
  // AL table 36 "Sales Header", CheckSalesPostRestrictions.
  if (invoice.releaseStatus === 'Pending Approval') {
    throw dialogError(
      `You cannot use Sales Header: Invoice,${invoice.number} for this action. The restriction was imposed because the document is pending approval.`,
    );
  }
  if (lines.every(({ quantity }) => quantity === 0)) {
    throw dialogError(
      'There is nothing to post because the document does not contain a quantity or amount.',
    );
  }
  for (const line of lines) checkLine(line, invoice, books);
}

function checkLine(line: SalesInvoiceLine, invoice: SalesInvoice, books: Books): void {
  if (line.lineType === 'Comment' || line.quantity === 0) return;
  // The API has no way to say to which lines a charge belongs.
  if (line.lineType === 'Charge') {
    throw dialogError(
      `You must assign item charge ${line.lineObjectNumber} if you want to invoice it.`,
    );
  }
  const group =
    line.lineType === 'Item'
      ? itemOf(line, books)?.generalProductPostingGroupCode
      : books.account(line.lineObjectNumber)?.generalProductPostingGroup;
  requireSetup(invoice, group ?? '', books);
}

function requirePostingDate({ postingDate }: SalesInvoice, { company }: Books): void {
  const { allowPostingFrom, allowPostingTo } = company;
  const isEarly = allowPostingFrom !== null && postingDate < allowPostingFrom;
  const isLate = allowPostingTo !== null && postingDate > allowPostingTo;
  if (isEarly || isLate) {
    throw dialogError('Posting Date is not within your range of allowed posting dates.');
  }
}
