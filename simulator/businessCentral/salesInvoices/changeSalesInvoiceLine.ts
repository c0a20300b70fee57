import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import type { FieldValue } from '../odata/entity.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { withAmounts } from './amounts.ts';
import { withDiscount } from './applyInvoiceDiscount.ts';
import type { WrittenFields } from './writtenFields.ts';
import { writeLineFields } from './lineFields.ts';
import { openInvoice, touchInvoice } from './openInvoice.ts';
import { termsOf } from './terms.ts';

/** PATCH of a line: AL page 30043 "APIV2 - Sales Invoice Lines" OnModifyRecord. */
export function changeSalesInvoiceLine(
  line: SalesInvoiceLine,
  fields: WrittenFields,
  books: Books,
): SalesInvoiceLine {
  if (fields.size === 0) return line;
  const header = openInvoice(line.documentId, books);
  for (const [name, value] of fields) refuseFixed(line, name, value);
  const written = writeLineFields(line, fields, { header, books });
  // What was this line's part of the invoice discount is lost with the change.
  return rewrite(line, { ...written, invoiceDiscountShare: 0 }, { header, books });
}

/** DELETE of a line. */
export function deleteSalesInvoiceLine(line: SalesInvoiceLine, books: Books): void {
  const header = openInvoice(line.documentId, books);
  books.changes.salesInvoiceLines.remove(line.id);
  if (line.netAmount !== line.netAmountIncludingTax) moveRounding(line, { header, books });
  withNewTotals(header, books);
}

type Place = { header: SalesInvoice; books: Books };

function rewrite(
  before: SalesInvoiceLine,
  after: SalesInvoiceLine,
  { header, books }: Place,
): SalesInvoiceLine {
  const others = books.linesOf(header.id).filter(({ id }) => id !== before.id);
  const line = books.changes.salesInvoiceLines.put({
    ...withAmounts(after, others, termsOf(header, books)),
    version: before.version + 1,
    lastModifiedDateTime: books.now.toISOString(),
  });
  const isEmptied = line.quantity === 0 && before.quantity !== 0 && before.netAmount !== 0;
  if (isEmptied) moveRounding(before, { header, books });
  withNewTotals(header, books);
  return books.changes.salesInvoiceLines.get(line.id) ?? line;
}

/**
 * A line that absorbed a rounding difference is gone: its neighbour with the same VAT absorbs what is left.
 * AL table 37 "Sales Line", OnDelete and UpdateVATAmounts.
 */
function moveRounding(gone: SalesInvoiceLine, { header, books }: Place): void {
  const lines = books.linesOf(header.id);
  const alike = lines.filter(
    ({ id, taxCode, netAmount }) => id !== gone.id && taxCode === gone.taxCode && netAmount !== 0,
  );
  const neighbour = alike.find(({ sequence }) => sequence > gone.sequence) ?? alike.at(-1);
  if (!neighbour) return;
  const others = lines.filter(({ id }) => id !== neighbour.id);
  books.changes.salesInvoiceLines.put({
    ...withAmounts(neighbour, others, termsOf(header, books)),
    version: neighbour.version + 1,
  });
}

function withNewTotals(header: SalesInvoice, books: Books): void {
  touchInvoice(withDiscount(header, books), books);
}

function refuseFixed(line: SalesInvoiceLine, name: string, value: FieldValue): void {
  if (name === 'documentId' && value !== line.documentId) {
    throw dialogError('The value for "documentId" cannot be modified.');
  }
  if (name === 'sequence' && value !== line.sequence) {
    throw dialogError(
      'The value for "sequence" cannot be modified. Delete and insert the line again.',
    );
  }
  const isOtherNumber = name === 'lineObjectNumber' && value !== line.lineObjectNumber;
  if (isOtherNumber && line.lineObjectNumber !== '') {
    throw dialogError('The value for "lineObjectNumber" cannot be modified.');
  }
}
