// Lines that an invoice gets by itself. AL table 172 "Standard Customer Sales Code", GetSalesLinesAutomatically; the
// texts of the lines: table 171 "Standard Sales Line".
import type { Books } from '../books.ts';
import type { RecurringSalesLine } from '../companySetup.ts';
import type { FieldValue } from '../odata/entity.ts';
import type { SalesInvoice } from '../records.ts';
import { createSalesInvoiceLine } from './createSalesInvoiceLine.ts';

/** Adds the recurring lines of a customer who has exactly one code for them that is inserted automatically. */
export function addRecurringLines(invoice: SalesInvoice, books: Books): void {
  const automatic = books
    .own(books.world.recurringSalesLines)
    .filter(({ customerId }) => customerId === invoice.customerId)
    .filter(({ insertsOnInvoices }) => insertsOnInvoices === 'Automatic');
  const [only] = automatic;
  if (!only || automatic.length > 1) return;
  for (const line of only.lines) {
    createSalesInvoiceLine(fieldsOf(line), { documentId: invoice.id, books });
  }
}

function fieldsOf({ lineType, number, description, quantity }: RecurringSalesLine) {
  const fields = new Map<string, FieldValue>([['lineType', lineType]]);
  if (number !== '') fields.set('lineObjectNumber', number);
  if (description !== '') fields.set('description', description);
  if (quantity !== 0) fields.set('quantity', quantity);
  return fields;
}
