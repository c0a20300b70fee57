// Fields of a sales line as a caller writes them: one after the other in the order of the body, each with its effect on
// the fields before it. A unit price before the quantity is lost, as the quantity looks the price up again.
import type { Books } from '../books.ts';
import { blankField, dialogError, recordNotFound } from '../errors.ts';
import type { FieldValue } from '../odata/entity.ts';
import { salesInvoiceLineEntity } from '../entities/salesInvoiceLine.ts';
import { blankGuid } from '../odata/fields.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { Decimal, grossAmount, roundTo } from './amounts.ts';
import { accountById, putAccountOnLine } from './accountOnLine.ts';
import { inOrderOfWriting, type WrittenFields } from './writtenFields.ts';
import {
  itemById,
  itemOf,
  noItemUnit,
  putItemOnLine,
  unitPriceOf,
  unitPricePrecision,
} from './itemOnLine.ts';
import { toLineType } from './lineType.ts';
import { putNumberOnLine } from './numberOnLine.ts';
import { termsOf } from './terms.ts';
import { requireVatProductPostingGroup, vatOf } from './vatOnLine.ts';

type Place = { header: SalesInvoice; books: Books };
type Write = (line: SalesInvoiceLine, value: FieldValue, place: Place) => SalesInvoiceLine;

/** Writes fields in their order, each only where it differs from what stands there. */
export function writeLineFields(
  line: SalesInvoiceLine,
  fields: WrittenFields,
  place: Place,
): SalesInvoiceLine {
  const itemId = fields.get('itemId');
  const accountId = fields.get('accountId');
  if (isSet(itemId) && isSet(accountId)) {
    throw dialogError('Both "itemId" and "accountId" are specified. Specify only one of them.');
  }
  let written = line;
  for (const [name, value] of inOrderOfWriting(fields, salesInvoiceLineEntity, place.books)) {
    const write = writes[name];
    if (write) written = write(written, value, place);
  }
  return written;
}

function isSet(id: FieldValue | undefined): boolean {
  return id !== undefined && id !== blankGuid;
}

const writes: Record<string, Write> = {
  lineType: (line, value) => toLineType(line, String(value)),
  itemId(line, value, { header, books }) {
    const id = String(value);
    if (id === (line.itemId || blankGuid)) return line;
    if (id === blankGuid) return { ...line, itemId: '', lineObjectNumber: '' };
    return putItemOnLine(line, { item: itemById(id, books), header }, books);
  },
  accountId(line, value, { header, books }) {
    const id = String(value);
    if (id === (line.accountId || blankGuid)) return line;
    if (id === blankGuid) return { ...line, accountId: '', lineObjectNumber: '' };
    return putAccountOnLine(line, { account: accountById(id, books), header }, books);
  },
  lineObjectNumber: (line, value, place) => putNumberOnLine(line, String(value), place),
  description: (line, value) => ({ ...line, description: String(value) }),
  description2: (line, value) => ({ ...line, description2: String(value) }),
  unitOfMeasureId(line, value, place) {
    const unit = place.books.ownById(place.books.world.unitsOfMeasure, String(value));
    if (!unit) throw recordNotFound('Unit of Measure', `Id='{${String(value)}}'`);
    return toUnitOfMeasure(line, unit.code, place);
  },
  unitOfMeasureCode: (line, value, place) =>
    toUnitOfMeasure(line, String(value).toUpperCase(), place),
  quantity(line, value, place) {
    const quantity = roundTo(new Decimal(Number(value)), 0.00001).toNumber();
    if (quantity === line.quantity) return line;
    return priceAnew({ ...requireType(line, place), quantity }, place);
  },
  unitPrice(line, value, place) {
    const unitPrice = roundTo(new Decimal(Number(value)), unitPricePrecision).toNumber();
    if (unitPrice === line.unitPrice) return line;
    return discountByPercent({ ...requireType(line, place), unitPrice }, place);
  },
  discountPercent(line, value, place) {
    const discountPercent = Number(value);
    if (discountPercent < 0) throw dialogError('Line discount percentage must be positive.');
    if (discountPercent > 100) throw dialogError('Line discount percentage must be below 100.');
    if (discountPercent === line.discountPercent) return line;
    return discountByPercent({ ...requireType(line, place), discountPercent }, place);
  },
  discountAmount(line, value, place) {
    const discountAmount = Number(value);
    if (discountAmount < 0) throw dialogError('Line discount amount must be positive.');
    if (discountAmount === line.discountAmount) return line;
    return discountByAmount(requireType(line, place), discountAmount, place);
  },
  // Written as a VAT product posting group, read back as the VAT identifier to which it leads.
  taxCode(line, value, { header, books }) {
    const code = String(value).trim().toUpperCase();
    if (code === line.vatProductPostingGroup) return line;
    requireVatProductPostingGroup(code, books);
    return { ...line, ...vatOf(code, header, books) };
  },
  shipmentDate: (line, value) => ({ ...line, shipmentDate: String(value) }),
  itemVariantId(line, value) {
    if (value === blankGuid) return line;
    throw recordNotFound('Item Variant', `Id='{${String(value)}}'`);
  },
  locationId(line, value) {
    if (value === blankGuid) return line;
    throw recordNotFound('Location', `Id='{${String(value)}}'`);
  },
};

/** A comment counts nothing. */
function requireType(line: SalesInvoiceLine, { header }: Place): SalesInvoiceLine {
  if (line.lineType !== 'Comment') return line;
  throw blankField(
    'Type',
    `Sales Line: Document Type=Invoice, Document No.=${header.number}, Line No.=${line.sequence}`,
  );
}

function toUnitOfMeasure(line: SalesInvoiceLine, code: string, place: Place): SalesInvoiceLine {
  if (code === line.unitOfMeasureCode) return line;
  if (line.lineType !== 'Item') {
    throw dialogError('Unit of Measure can be set only for lines with type Item.');
  }
  const item = itemOf(line, place.books);
  if (item && code !== item.baseUnitOfMeasureCode) throw noItemUnit(item, code);
  return priceAnew({ ...line, unitOfMeasureCode: code }, place);
}

/** Price and discount as the price calculation finds them. */
function priceAnew(line: SalesInvoiceLine, { header, books }: Place): SalesInvoiceLine {
  const item = itemOf(line, books);
  if (!item) return line;
  const unitPrice = unitPriceOf(item, { line, header }, books);
  return { ...line, unitPrice, discountPercent: 0, discountAmount: 0 };
}

function discountByPercent(line: SalesInvoiceLine, { header, books }: Place): SalesInvoiceLine {
  const { precision } = termsOf(header, books);
  const share = new Decimal(line.discountPercent).div(100);
  const discount = roundTo(grossAmount(line, precision).times(share), precision);
  return { ...line, discountAmount: discount.toNumber() };
}

function discountByAmount(
  line: SalesInvoiceLine,
  discountAmount: number,
  { header, books }: Place,
): SalesInvoiceLine {
  const { precision } = termsOf(header, books);
  const gross = grossAmount(line, precision);
  if (line.quantity === 0 || gross.isZero()) {
    throw blankField(
      line.quantity === 0 ? 'Quantity' : 'Unit Price',
      `Sales Line: Document Type=Invoice, Document No.=${header.number}, Line No.=${line.sequence}`,
    );
  }
  const percent = roundTo(new Decimal(discountAmount).div(gross).times(100), 0.00001);
  const discount = roundTo(new Decimal(discountAmount), precision);
  return { ...line, discountPercent: percent.toNumber(), discountAmount: discount.toNumber() };
}
