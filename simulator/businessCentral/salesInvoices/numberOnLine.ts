import type { Books } from '../books.ts';
import { noRelatedRecord } from '../errors.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { putAccountOnLine } from './accountOnLine.ts';
import { putItemChargeOnLine } from './itemChargeOnLine.ts';
import { putItemOnLine } from './itemOnLine.ts';

type Place = { header: SalesInvoice; books: Books };

/** What a number means depends on the line's type: AL table 37 "Sales Line", validation of "No.". */
export function putNumberOnLine(
  line: SalesInvoiceLine,
  written: string,
  place: Place,
): SalesInvoiceLine {
  const number = written.trim().toUpperCase();
  if (number === line.lineObjectNumber) return line;
  return putters[line.lineType](line, number, place);
}

type Put = (line: SalesInvoiceLine, number: string, place: Place) => SalesInvoiceLine;

const putters: Record<SalesInvoiceLine['lineType'], Put> = {
  Item(line, number, { header, books }) {
    const item = books.own(books.changes.items).find((one) => one.number === number);
    if (!item) throw unknownNumber(number, 'Item');
    return putItemOnLine(line, { item, header }, books);
  },
  Account(line, number, { header, books }) {
    const account = books.account(number);
    if (!account) throw unknownNumber(number, 'G/L Account');
    return putAccountOnLine(line, { account, header }, books);
  },
  Charge(line, number, { header, books }) {
    const charge = books.own(books.world.itemCharges).find((one) => one.number === number);
    if (!charge) throw unknownNumber(number, 'Item Charge');
    return putItemChargeOnLine(line, { charge, header }, books);
  },
  // The number of a comment is that of a standard text, of which there are none.
  Comment(_, number) {
    throw unknownNumber(number, 'Standard Text');
  },
};

function unknownNumber(value: string, relatedTable: string): Error {
  return noRelatedRecord({ field: 'No.', table: 'Sales Line', value, relatedTable });
}
