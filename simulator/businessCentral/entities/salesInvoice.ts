import type { Books } from '../books.ts';
import { defineEntity } from '../odata/entity.ts';
import {
  boolean,
  calculated,
  code,
  date,
  dateTime,
  decimal,
  guid,
  option,
  required,
  text,
  writable,
} from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { EnumType } from '../odata/enumType.ts';
import type { SalesInvoice } from '../records.ts';
import { totalsOf } from '../salesInvoices/amounts.ts';
import { addressTexts, copiedText, numberOf } from './documentFields.ts';

const invoiceStatus: EnumType = {
  name: 'invoiceEntityAggregateStatus',
  members: [' ', 'Draft', 'In Review', 'Open', 'Paid', 'Canceled', 'Corrective'],
};

/** AL page 30012 "APIV2 - Sales Invoices": drafts and posted invoices in one set. */
export const salesInvoiceEntity = defineEntity<SalesInvoice>({
  name: 'salesInvoice',
  set: 'salesInvoices',
  order: ['number', 'id'],
  id: ({ id }) => id,
  etag: etagOf,
  fields: [
    guid('id', ({ id }) => id),
    code(['number', 20], ({ number }) => number),
    code(
      ['externalDocumentNumber', 35],
      ({ externalDocumentNumber }) => externalDocumentNumber,
      writable,
    ),
    date('invoiceDate', ({ invoiceDate }) => invoiceDate, writable),
    date('postingDate', ({ postingDate }) => postingDate, writable),
    date('dueDate', ({ dueDate }) => dueDate, writable),
    date('promisedPayDate', ({ texts }) => texts['promisedPayDate'] ?? '', writable),
    text(
      ['customerPurchaseOrderReference', 35],
      ({ customerPurchaseOrderReference }) => customerPurchaseOrderReference,
      writable,
    ),
    guid('customerId', ({ customerId }) => customerId, writable),
    code(['customerNumber', 20], ({ customerId }, books) => numberOf(customerId, books), {
      ...writable,
      ...required,
    }),
    copiedText(['customerName', 100]),
    copiedText(['billToName', 100]),
    guid('billToCustomerId', ({ billToCustomerId }) => billToCustomerId, writable),
    code(
      ['billToCustomerNumber', 20],
      ({ billToCustomerId }, books) => numberOf(billToCustomerId, books),
      { ...writable, ...required },
    ),
    copiedText(['shipToName', 100], writable),
    copiedText(['shipToContact', 100], writable),
    ...addressTexts('sellTo', writable),
    ...addressTexts('billTo'),
    ...addressTexts('shipTo', writable),
    guid(
      'currencyId',
      ({ currencyCode }, books) => (currencyCode ? books.currency(currencyCode)?.id : '') ?? '',
      writable,
    ),
    code(['shortcutDimension1Code', 20], () => '', writable),
    code(['shortcutDimension2Code', 20], () => '', writable),
    code(
      'currencyCode',
      ({ currencyCode }, books) => currencyCode || books.company.localCurrencyCode,
      { ...writable, ...calculated },
    ),
    guid('orderId', () => ''),
    code(['orderNumber', 20], () => ''),
    guid('paymentTermsId', ({ paymentTermsId }) => paymentTermsId, writable),
    guid('shipmentMethodId', ({ shipmentMethodId }) => shipmentMethodId, writable),
    code(['salesperson', 20], ({ salesperson }) => salesperson, writable),
    guid('disputeStatusId', () => '', writable),
    code(['disputeStatus', 10], () => '', writable),
    boolean('pricesIncludeTax', ({ pricesIncludeTax }) => pricesIncludeTax),
    decimal('remainingAmount', remainingAmount, calculated),
    decimal('discountAmount', ({ discountAmount }) => discountAmount, writable),
    boolean('discountAppliedBeforeTax', ({ pricesIncludeTax }) => !pricesIncludeTax),
    decimal('totalAmountExcludingTax', (invoice, books) => totals(invoice, books).excludingTax),
    decimal('totalTaxAmount', (invoice, books) => totals(invoice, books).tax),
    decimal('totalAmountIncludingTax', (invoice, books) => totals(invoice, books).includingTax),
    option(['status', invoiceStatus], statusOf),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
    text(['phoneNumber', 30], ({ phoneNumber }) => phoneNumber, writable),
    text(['email', 80], ({ email }) => email, writable),
  ],
});

/** A released draft is `Open` before it is posted: AL codeunit "Sales Invoice Aggregator". */
export function statusOf(invoice: SalesInvoice): string {
  if (!invoice.posted) return draftStatuses[invoice.releaseStatus];
  if (invoice.canceled) return 'Canceled';
  return invoice.paid ? 'Paid' : 'Open';
}

const draftStatuses: Record<SalesInvoice['releaseStatus'], string> = {
  Open: 'Draft',
  'Pending Approval': 'In Review',
  Released: 'Open',
};

function totals(invoice: SalesInvoice, books: Books) {
  return totalsOf(books.linesOf(invoice.id));
}

function remainingAmount(invoice: SalesInvoice, books: Books): number {
  const isSettled = invoice.canceled || invoice.paid;
  return isSettled ? 0 : totals(invoice, books).includingTax;
}
