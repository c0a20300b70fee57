import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import type { SalesInvoice } from '../records.ts';
import { takeNumber } from './numberSeries.ts';
import { touchInvoice } from './openInvoice.ts';

/** Posts a draft: it keeps its id, gets a number of another series, and its lines are new records. */
export function postSalesInvoice(invoice: SalesInvoice, books: Books): SalesInvoice {
  if (invoice.posted) throw dialogError('The action can be applied to a draft invoice only.');
  const lines = books.linesOf(invoice.id);
  if (lines.length === 0) {
    throw dialogError('Please add at least one line item to the invoice.');
  }
  requirePostingDate(invoice, books);
  for (const line of lines) {
    books.changes.salesInvoiceLines.remove(line.id);
    books.changes.salesInvoiceLines.put({ ...line, id: books.random.guid(), version: 1 });
  }
  return touchInvoice(
    {
      ...invoice,
      posted: true,
      releaseStatus: 'Open',
      draftNumber: invoice.number,
      number: takeNumber('postedSalesInvoice', books),
    },
    books,
  );
}

function requirePostingDate({ postingDate }: SalesInvoice, { company }: Books): void {
  const { allowPostingFrom, allowPostingTo } = company;
  const isEarly = allowPostingFrom !== null && postingDate < allowPostingFrom;
  const isLate = allowPostingTo !== null && postingDate > allowPostingTo;
  if (isEarly || isLate) {
    throw dialogError('Posting Date is not within your range of allowed posting dates.');
  }
}
