// What somebody does to single lines of a draft in the client.
import { SimulatorError } from '../simulatorError.ts';
import type { Books } from './books.ts';
import { changeByHand, type Place } from './colleague.ts';
import type { SalesInvoiceLine } from './records.ts';
import {
  changeSalesInvoiceLine,
  deleteSalesInvoiceLine,
} from './salesInvoices/changeSalesInvoiceLine.ts';

type LineOf = { invoiceId: string; lineId: string };

export function deleteLineByHand({ invoiceId, lineId }: LineOf, context: Place): void {
  changeByHand(invoiceId, context, (_invoice, books) =>
    deleteSalesInvoiceLine(lineOf({ invoiceId, lineId }, books), books),
  );
}

/** A person who changes a quantity in the client keeps the price they see. */
export function changeQuantityByHand(
  { invoiceId, lineId }: LineOf,
  quantity: number,
  context: Place,
): void {
  changeByHand(invoiceId, context, (_invoice, books) => {
    const line = lineOf({ invoiceId, lineId }, books);
    const fields = new Map(Object.entries({ quantity, unitPrice: line.unitPrice }));
    changeSalesInvoiceLine(line, fields, books);
  });
}

function lineOf({ invoiceId, lineId }: LineOf, books: Books): SalesInvoiceLine {
  const line = books.linesOf(invoiceId).find(({ id }) => id === lineId);
  if (!line) throw new SimulatorError('The line is gone: somebody deleted it meanwhile.');
  return line;
}
