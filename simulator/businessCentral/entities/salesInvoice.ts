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
  text,
  writable,
} from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { Customer, SalesInvoice } from '../records.ts';
import { totalsOf } from '../salesInvoices/amounts.ts';

const statuses = [' ', 'Draft', 'In Review', 'Open', 'Paid', 'Canceled', 'Corrective'];

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
    date(
      'promisedPayDate',
      ({ writtenFields }) => writtenFields?.['promisedPayDate'] ?? '',
      writable,
    ),
    text(
      ['customerPurchaseOrderReference', 35],
      ({ customerPurchaseOrderReference }) => customerPurchaseOrderReference,
      writable,
    ),
    guid('customerId', ({ customerId }) => customerId, writable),
    code(['customerNumber', 20], (invoice, books) => sellTo(invoice, books).number, writable),
    text(['customerName', 100], (invoice, books) => sellTo(invoice, books).displayName),
    text(['billToName', 100], (invoice, books) => billTo(invoice, books).displayName),
    guid('billToCustomerId', ({ billToCustomerId }) => billToCustomerId, writable),
    code(['billToCustomerNumber', 20], (invoice, books) => billTo(invoice, books).number, writable),
    written(['shipToName', 100], (customer) => customer.displayName),
    written(['shipToContact', 100], () => ''),
    ...address('sellTo'),
    ...billToAddress(),
    ...address('shipTo'),
    guid(
      'currencyId',
      ({ currencyCode }, books) => (currencyCode ? books.currency(currencyCode)?.id : '') ?? '',
      writable,
    ),
    code(['shortcutDimension1Code', 20], () => '', writable),
    code(['shortcutDimension2Code', 20], () => '', writable),
    code(
      ['currencyCode', 10],
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
    option(['status', statuses], statusOf),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
    text(['phoneNumber', 30], ({ phoneNumber }) => phoneNumber, writable),
    text(['email', 80], ({ email }) => email, writable),
  ],
});

/** A released draft is `Open` before it is posted: AL codeunit "Sales Invoice Aggregator". */
export function statusOf(invoice: SalesInvoice): string {
  if (!invoice.posted) return invoice.released ? 'Open' : 'Draft';
  if (invoice.canceled) return 'Canceled';
  return invoice.paid ? 'Paid' : 'Open';
}

type Addressee = Pick<
  Customer,
  'number' | 'displayName' | 'addressLine1' | 'city' | 'country' | 'postalCode'
>;

const nobody: Addressee = {
  number: '',
  displayName: '',
  addressLine1: '',
  city: '',
  country: '',
  postalCode: '',
};

function sellTo({ customerId }: SalesInvoice, { world }: Books): Addressee {
  return world.customers.get(customerId) ?? nobody;
}

function billTo({ billToCustomerId }: SalesInvoice, { world }: Books): Addressee {
  return world.customers.get(billToCustomerId) ?? nobody;
}

/** Follows the sell-to customer until a caller writes it. */
function written(
  field: [name: string, maxLength: number],
  fallback: (customer: Addressee) => string,
): Field<SalesInvoice> {
  return text(
    field,
    (invoice, books) => invoice.writtenFields?.[field[0]] ?? fallback(sellTo(invoice, books)),
    writable,
  );
}

function address(of: 'sellTo' | 'shipTo'): Field<SalesInvoice>[] {
  return [
    written([`${of}AddressLine1`, 100], ({ addressLine1 }) => addressLine1),
    written([`${of}AddressLine2`, 50], () => ''),
    written([`${of}City`, 30], ({ city }) => city),
    written([`${of}Country`, 10], ({ country }) => country),
    written([`${of}State`, 30], () => ''),
    written([`${of}PostCode`, 20], ({ postalCode }) => postalCode),
  ];
}

function billToAddress(): Field<SalesInvoice>[] {
  return [
    text(['billToAddressLine1', 100], (invoice, books) => billTo(invoice, books).addressLine1),
    text(['billToAddressLine2', 50], () => ''),
    text(['billToCity', 30], (invoice, books) => billTo(invoice, books).city),
    code(['billToCountry', 10], (invoice, books) => billTo(invoice, books).country),
    text(['billToState', 30], () => ''),
    code(['billToPostCode', 20], (invoice, books) => billTo(invoice, books).postalCode),
  ];
}

function totals(invoice: SalesInvoice, books: Books) {
  return totalsOf(books.linesOf(invoice.id));
}

function remainingAmount(invoice: SalesInvoice, books: Books): number {
  const isSettled = invoice.canceled || invoice.paid === true;
  return isSettled ? 0 : totals(invoice, books).includingTax;
}
