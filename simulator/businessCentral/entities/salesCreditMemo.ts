import type { Books } from '../books.ts';
import { defineEntity } from '../odata/entity.ts';
import type { EnumType } from '../odata/enumType.ts';
import { etagOf } from '../odata/etag.ts';
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
import type { SalesCreditMemo } from '../records.ts';
import { totalsOf } from '../salesInvoices/amounts.ts';
import { addressTexts, copiedText, numberOf } from './documentFields.ts';

const creditMemoStatus: EnumType = {
  name: 'salesCrMemoEntityBufferStatus',
  members: ['Draft', 'In Review', 'Open', 'Canceled', 'Corrective', 'Paid'],
};

/** AL page 30038 "APIV2 - Sales Credit Memos": drafts and posted credit memos in one set. */
export const salesCreditMemoEntity = defineEntity<SalesCreditMemo>({
  name: 'salesCreditMemo',
  set: 'salesCreditMemos',
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
    date('creditMemoDate', ({ creditMemoDate }) => creditMemoDate, writable),
    date('postingDate', ({ postingDate }) => postingDate, writable),
    date('dueDate', ({ dueDate }) => dueDate, writable),
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
    ...addressTexts<SalesCreditMemo>('sellTo', writable),
    ...addressTexts<SalesCreditMemo>('billTo', writable),
    code(['shortcutDimension1Code', 20], () => '', writable),
    code(['shortcutDimension2Code', 20], () => '', writable),
    guid(
      'currencyId',
      ({ currencyCode }, books) => (currencyCode ? books.currency(currencyCode)?.id : '') ?? '',
      writable,
    ),
    code(
      'currencyCode',
      ({ currencyCode }, books) => currencyCode || books.company.localCurrencyCode,
      { ...writable, ...calculated },
    ),
    guid('paymentTermsId', ({ paymentTermsId }) => paymentTermsId, writable),
    guid('shipmentMethodId', ({ shipmentMethodId }) => shipmentMethodId, writable),
    code(['salesperson', 20], ({ salesperson }) => salesperson, writable),
    boolean('pricesIncludeTax', ({ pricesIncludeTax }) => pricesIncludeTax),
    decimal('discountAmount', ({ discountAmount }) => discountAmount, writable),
    boolean('discountAppliedBeforeTax', ({ pricesIncludeTax }) => !pricesIncludeTax),
    decimal('totalAmountExcludingTax', (memo, books) => totals(memo, books).excludingTax),
    decimal('totalTaxAmount', (memo, books) => totals(memo, books).tax),
    decimal('totalAmountIncludingTax', (memo, books) => totals(memo, books).includingTax),
    option(['status', creditMemoStatus], statusOf),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
    guid('invoiceId', ({ invoiceId }) => invoiceId, writable),
    code(['invoiceNumber', 20], (memo, books) => invoiceNumber(memo, books), writable),
    text(['phoneNumber', 30], ({ phoneNumber }) => phoneNumber, writable),
    text(['email', 80], ({ email }) => email, writable),
    guid('customerReturnReasonId', () => '', writable),
  ],
});

/** What cancels an invoice is `Corrective`: AL codeunit 5508 "Graph Mgt - Sales Credit Memo". */
function statusOf({ posted, corrective, paid }: SalesCreditMemo): string {
  if (!posted) return 'Draft';
  if (corrective) return 'Corrective';
  return paid ? 'Paid' : 'Open';
}

function totals({ id }: SalesCreditMemo, books: Books) {
  return totalsOf(books.creditMemoLinesOf(id));
}

function invoiceNumber({ invoiceId }: SalesCreditMemo, { changes }: Books): string {
  return changes.salesInvoices.get(invoiceId)?.number ?? '';
}
