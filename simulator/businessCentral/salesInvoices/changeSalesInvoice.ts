import type { Books } from '../books.ts';
import { blankField, dialogError } from '../errors.ts';
import { blankGuid } from '../odata/fields.ts';
import type { SalesInvoice } from '../records.ts';
import { withAmounts } from './amounts.ts';
import { applyInvoiceDiscount, refuseDiscountWithoutLines } from './applyInvoiceDiscount.ts';
import { writeHeaderFields } from './headerFields.ts';
import type { WrittenFields } from './writtenFields.ts';
import { itemOf, putItemOnLine } from './itemOnLine.ts';
import { requireOpen, touchInvoice } from './openInvoice.ts';
import { termsOf } from './terms.ts';
import { vatOf } from './vatOnLine.ts';

/** PATCH of an invoice: AL page 30012 "APIV2 - Sales Invoices" OnModifyRecord. */
export function changeSalesInvoice(
  invoice: SalesInvoice,
  fields: WrittenFields,
  books: Books,
): SalesInvoice {
  if (fields.size === 0) return invoice;
  if (invoice.posted) return changePostedSalesInvoice(invoice, fields, books);
  requireOpen(invoice);
  const header = writeHeaderFields(invoice, fields, books);
  if (isPricedOtherwise(invoice, header)) priceLinesAnew(header, books);
  refuseDiscountWithoutLines(fields, books.linesOf(invoice.id));
  const discount = fields.get('discountAmount');
  const discounted =
    discount === undefined
      ? header
      : applyInvoiceDiscount({ ...header, hasOwnDiscount: true }, Number(discount), books);
  return touchInvoice(discounted, books);
}

/** Of a posted invoice only what concerns its payment may change. */
function changePostedSalesInvoice(
  invoice: SalesInvoice,
  fields: WrittenFields,
  books: Books,
): SalesInvoice {
  let changed = invoice;
  for (const [name, value] of fields) {
    if (name === 'dueDate') {
      changed = { ...changed, dueDate: String(value) };
    } else if (name === 'promisedPayDate') {
      changed = { ...changed, texts: { ...changed.texts, promisedPayDate: String(value) } };
    } else if (name === 'disputeStatusId' || name === 'disputeStatus') {
      // Dispute statuses are not simulated: there is none to be found.
      if (value !== blankGuid && value !== '') throw dialogError(noDisputeStatus[name]);
    } else {
      throw dialogError('The invoice has been posted and can no longer be modified.');
    }
  }
  return touchInvoice(changed, books);
}

const noDisputeStatus = {
  disputeStatusId: 'The "disputeStatusId" does not match to a Dispute Status.',
  disputeStatus: 'The dispute status cannot be found.',
};

function isPricedOtherwise(before: SalesInvoice, after: SalesInvoice): boolean {
  return (
    before.customerId !== after.customerId ||
    before.vatBusinessPostingGroup !== after.vatBusinessPostingGroup ||
    before.currencyCode !== after.currencyCode ||
    before.pricesIncludeTax !== after.pricesIncludeTax
  );
}

/** Another customer or currency makes the lines anew: AL table 36 "Sales Header", RecreateSalesLines. */
function priceLinesAnew(header: SalesInvoice, books: Books): void {
  books.changes.salesInvoices.put(header);
  const lines = books.linesOf(header.id);
  for (const [index, line] of lines.entries()) {
    if (line.lineType === 'Comment') continue;
    const item = itemOf(line, books);
    const begun = item
      ? putItemOnLine(line, { item, header }, books)
      : { ...line, ...vatOf(line.vatProductPostingGroup, header, books) };
    const { description, description2, shipmentDate } = line;
    const made = { ...begun, description, description2, shipmentDate, invoiceDiscountShare: 0 };
    // Lines behind this one still have their old prices and are made anew after it.
    const others = books.linesOf(header.id).slice(0, index);
    books.changes.salesInvoiceLines.put({
      ...withAmounts(made, others, termsOf(header, books)),
      version: line.version + 1,
      lastModifiedDateTime: books.now.toISOString(),
    });
  }
}

/** DELETE of a draft with its lines, or of a posted invoice where the company's rules allow it. */
export function deleteSalesInvoice(invoice: SalesInvoice, books: Books): void {
  if (invoice.posted) requireDeletable(invoice, books);
  for (const line of books.linesOf(invoice.id)) books.changes.salesInvoiceLines.remove(line.id);
  books.changes.salesInvoices.remove(invoice.id);
}

/** AL codeunit 363 "PostSalesDelete", IsDocumentDeletionAllowed. */
function requireDeletable({ postingDate }: SalesInvoice, { company }: Books): void {
  const before = company.allowDocumentDeletionBefore;
  if (before === null) {
    const record = 'Sales & Receivables Setup: Primary Key=';
    throw blankField('Allow Document Deletion Before', record);
  }
  if (postingDate < before) return;
  throw dialogError(
    `You cannot delete posted sales documents that are posted after ${before}. \n\n The date is defined by the Allow Document Deletion Before field in the Sales & Receivables Setup window.`,
  );
}
