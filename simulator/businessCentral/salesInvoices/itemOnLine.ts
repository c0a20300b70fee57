// What an item brings to a sales line: AL table 37 "Sales Line", validation of "No." and UpdateUnitPrice.
import type { Books } from '../books.ts';
import { blankField, dialogError, recordNotFound, wrongField } from '../errors.ts';
import type { Item, SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { Decimal, roundTo, taxFactor } from './amounts.ts';
import { requireGeneralPostingSetup } from './generalPosting.ts';
import { exchangeRate } from './terms.ts';
import { vatOf } from './vatOnLine.ts';

/** Price of one unit is kept to five places: "Unit-Amount Rounding Precision". */
export const unitPricePrecision = 0.00001;

/** Starts the line anew with an item; what it counts and its own place stay. */
export function putItemOnLine(
  line: SalesInvoiceLine,
  { item, header }: { item: Item; header: SalesInvoice },
  books: Books,
): SalesInvoiceLine {
  checkItem(item, books);
  requireGeneralPostingSetup(header, item.generalProductPostingGroupCode, books);
  const begun: SalesInvoiceLine = {
    ...line,
    lineType: 'Item',
    itemId: item.id,
    accountId: '',
    lineObjectNumber: item.number,
    description: item.displayName,
    description2: '',
    unitOfMeasureCode: item.baseUnitOfMeasureCode,
    ...vatOf(item.taxGroupCode, header, books),
    discountPercent: 0,
    discountAmount: 0,
  };
  return { ...begun, unitPrice: unitPriceOf(item, { line: begun, header }, books) };
}

function checkItem(item: Item, books: Books): void {
  const record = `Item: No.=${item.number}`;
  if (item.blocked) {
    throw wrongField({ name: 'Blocked', expected: 'No', current: 'Yes' }, record);
  }
  if (item.salesBlocked) {
    throw dialogError(
      `You cannot sell Item ${item.number} because the Sales Blocked check box is selected on the Item card.`,
    );
  }
  if (item.generalProductPostingGroupCode === '') {
    throw blankField('Gen. Prod. Posting Group', record);
  }
  if (item.type === 'Inventory' && item.inventoryPostingGroupCode === '') {
    throw blankField('Inventory Posting Group', record);
  }
  if (item.baseUnitOfMeasureCode === '') throw blankField('Base Unit of Measure', record);
  if (!books.unitOfMeasure(item.baseUnitOfMeasureCode)) {
    throw noItemUnit(item, item.baseUnitOfMeasureCode);
  }
}

export function noItemUnit(item: Item, code: string): Error {
  return recordNotFound('Item Unit of Measure', `Item No.='${item.number}',Code='${code}'`);
}

/** The item's price, gross or net as the document is and in its currency. There are no price lists here. */
export function unitPriceOf(
  item: Item,
  { line, header }: { line: Pick<SalesInvoiceLine, 'taxPercent'>; header: SalesInvoice },
  books: Books,
): number {
  const price = new Decimal(item.unitPrice);
  const factor = taxFactor(line.taxPercent);
  const converted =
    item.priceIncludesTax === header.pricesIncludeTax
      ? price
      : header.pricesIncludeTax
        ? price.times(factor)
        : price.div(factor);
  const rate = exchangeRate(header.currencyCode, header.postingDate, books);
  return roundTo(converted.div(rate), unitPricePrecision).toNumber();
}

/** The item of a line; every line of type Item has one before it counts anything. */
export function itemOf({ itemId }: SalesInvoiceLine, books: Books): Item | undefined {
  return itemId === '' ? undefined : books.ownById(books.changes.items, itemId);
}

export function itemById(id: string, books: Books): Item {
  const item = books.ownById(books.changes.items, id);
  if (!item) throw dialogError('Item does not exist.');
  return item;
}
