import type { Books } from '../books.ts';
import { defineEntity, type Field } from '../odata/entity.ts';
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
    copied(['customerName', 100]),
    copied(['billToName', 100]),
    guid('billToCustomerId', ({ billToCustomerId }) => billToCustomerId, writable),
    code(
      ['billToCustomerNumber', 20],
      ({ billToCustomerId }, books) => numberOf(billToCustomerId, books),
      { ...writable, ...required },
    ),
    copied(['shipToName', 100], writable),
    copied(['shipToContact', 100], writable),
    ...address('sellTo', writable),
    ...address('billTo'),
    ...address('shipTo', writable),
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
    guid('shipmentMethodId', () => '', writable),
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

/** A customer can be renamed, and its documents follow. */
function numberOf(customerId: string, { changes }: Books): string {
  return changes.customers.get(customerId)?.number ?? '';
}

/** A text that came from the customer when the invoice was made. */
function copied(
  field: [name: string, maxLength: number],
  traits: Parameters<typeof text>[2] = {},
): Field<SalesInvoice> {
  return text(field, ({ texts }) => texts[field[0]] ?? '', traits);
}

function address(
  of: 'sellTo' | 'billTo' | 'shipTo',
  traits: Parameters<typeof text>[2] = {},
): Field<SalesInvoice>[] {
  return [
    copied([`${of}AddressLine1`, 100], traits),
    copied([`${of}AddressLine2`, 50], traits),
    copied([`${of}City`, 30], traits),
    copied([`${of}Country`, 10], traits),
    copied([`${of}State`, 30], traits),
    copied([`${of}PostCode`, 20], traits),
  ];
}

function totals(invoice: SalesInvoice, books: Books) {
  return totalsOf(books.linesOf(invoice.id));
}

function remainingAmount(invoice: SalesInvoice, books: Books): number {
  const isSettled = invoice.canceled || invoice.paid;
  return isSettled ? 0 : totals(invoice, books).includingTax;
}
