import { Decimal } from 'decimal.js';
import type { Books } from '../books.ts';
import type { Field } from '../odata/entity.ts';
import type { EnumType } from '../odata/enumType.ts';
import {
  boolean,
  code,
  date,
  decimal,
  guid,
  int32,
  option,
  text,
  writable,
} from '../odata/fields.ts';
import type { SalesInvoiceLine } from '../records.ts';

const lineTypes: EnumType = {
  name: 'invoiceLineAggLineType',
  members: [
    'Comment',
    'Account',
    'Item',
    'Resource',
    'Fixed Asset',
    'Charge',
    'Allocation Account',
  ],
  values: [0, 1, 2, 3, 4, 5, 10],
};

/** Fields of lines of invoices and of credit memos. Whether prices include tax stands on their document. */
export function salesLineFields(
  pricesIncludeTax: (line: SalesInvoiceLine, books: Books) => boolean,
): Field<SalesInvoiceLine>[] {
  return [
    guid('id', ({ id }) => id),
    guid('documentId', ({ documentId }) => documentId, writable),
    int32('sequence', ({ sequence }) => sequence, writable),
    guid('itemId', ({ itemId }) => itemId, writable),
    guid('accountId', ({ accountId }) => accountId, writable),
    option(['lineType', lineTypes], ({ lineType }) => lineType, writable),
    code(['lineObjectNumber', 20], ({ lineObjectNumber }) => lineObjectNumber, writable),
    text(['description', 100], ({ description }) => description, writable),
    text(['description2', 50], ({ description2 }) => description2, writable),
    guid(
      'unitOfMeasureId',
      ({ unitOfMeasureCode }, books) => books.unitOfMeasure(unitOfMeasureCode)?.id ?? '',
      writable,
    ),
    code(['unitOfMeasureCode', 10], ({ unitOfMeasureCode }) => unitOfMeasureCode, writable),
    decimal('quantity', ({ quantity }) => quantity, writable),
    decimal('unitPrice', ({ unitPrice }) => unitPrice, writable),
    decimal('discountAmount', ({ discountAmount }) => discountAmount, writable),
    decimal('discountPercent', ({ discountPercent }) => discountPercent, writable),
    boolean('discountAppliedBeforeTax', (line, books) => !pricesIncludeTax(line, books)),
    decimal('amountExcludingTax', ({ amountExcludingTax }) => amountExcludingTax),
    code(['taxCode', 50], ({ taxCode }) => taxCode, writable),
    decimal('taxPercent', ({ taxPercent }) => taxPercent),
    decimal('totalTaxAmount', (line) => minus(line.amountIncludingTax, line.amountExcludingTax)),
    decimal('amountIncludingTax', ({ amountIncludingTax }) => amountIncludingTax),
    decimal('invoiceDiscountAllocation', (line, books) =>
      pricesIncludeTax(line, books)
        ? minus(line.amountExcludingTax, line.netAmount)
        : (line.invoiceDiscountShare ?? 0),
    ),
    decimal('netAmount', ({ netAmount }) => netAmount),
    decimal('netTaxAmount', (line) => minus(line.netAmountIncludingTax, line.netAmount)),
    decimal('netAmountIncludingTax', ({ netAmountIncludingTax }) => netAmountIncludingTax),
    date('shipmentDate', ({ shipmentDate }) => shipmentDate, writable),
    guid('itemVariantId', () => '', writable),
    guid('locationId', () => '', writable),
  ];
}

function minus(one: number, other: number): number {
  return new Decimal(one).minus(other).toNumber();
}
