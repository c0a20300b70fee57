import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import { blankGuid } from '../odata/fields.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { withAmounts } from './amounts.ts';
import { withDiscount } from './applyInvoiceDiscount.ts';
import type { WrittenFields } from './writtenFields.ts';
import { writeLineFields } from './lineFields.ts';
import { knownType } from './lineType.ts';
import { openInvoice, touchInvoice } from './openInvoice.ts';
import { termsOf } from './terms.ts';

/** Adds a line to a draft: AL codeunit "Sales Invoice Aggregator" PropagateInsertLine. */
export function createSalesInvoiceLine(
  fields: WrittenFields,
  { documentId, books }: { documentId: string; books: Books },
): SalesInvoiceLine {
  const header = openInvoice(documentId, books);
  const others = books.linesOf(documentId);
  const blank = { ...blankLine(header, books), sequence: nextSequence(fields, others) };
  // The type is known before any other field is written, wherever in the body it stands.
  const line = writeLineFields({ ...blank, lineType: typeOf(fields) }, fields, { header, books });
  const priced = withAmounts(line, others, termsOf(header, books));
  const added = books.changes.salesInvoiceLines.put(priced);
  touchInvoice(withDiscount(header, books), books);
  return books.changes.salesInvoiceLines.get(added.id) ?? added;
}

function typeOf(fields: WrittenFields): SalesInvoiceLine['lineType'] {
  if ((fields.get('itemId') ?? blankGuid) !== blankGuid) return 'Item';
  if ((fields.get('accountId') ?? blankGuid) !== blankGuid) return 'Account';
  return knownType(String(fields.get('lineType') ?? 'Comment'));
}

function nextSequence(fields: WrittenFields, others: readonly SalesInvoiceLine[]): number {
  const given = Number(fields.get('sequence') ?? 0);
  if (given === 0) return (others.at(-1)?.sequence ?? 0) + 10000;
  if (others.some(({ sequence }) => sequence === given)) {
    throw dialogError('You cannot insert a line because a line already exists.');
  }
  return given;
}

function blankLine({ id: documentId }: SalesInvoice, books: Books): SalesInvoiceLine {
  return {
    id: books.random.guid(),
    companyId: books.company.id,
    version: 1,
    lastModifiedDateTime: books.now.toISOString(),
    documentId,
    sequence: 0,
    lineType: 'Comment',
    itemId: '',
    accountId: '',
    lineObjectNumber: '',
    description: '',
    description2: '',
    unitOfMeasureCode: '',
    quantity: 0,
    unitPrice: 0,
    discountPercent: 0,
    discountAmount: 0,
    vatProductPostingGroup: '',
    taxCode: '',
    taxPercent: 0,
    shipmentDate: books.today,
    amountExcludingTax: 0,
    amountIncludingTax: 0,
    netAmount: 0,
    netAmountIncludingTax: 0,
  };
}
