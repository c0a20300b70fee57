import type { Books } from '../books.ts';
import { dialogError, wrongField } from '../errors.ts';
import type { SalesInvoice } from '../records.ts';

/** A draft whose lines may be changed. */
export function openInvoice(documentId: string, books: Books): SalesInvoice {
  const invoice = books.ownById(books.changes.salesInvoices, documentId);
  if (!invoice) throw dialogError('No document with the specified ID exists.');
  if (invoice.posted) {
    throw dialogError('The invoice has been posted and can no longer be modified.');
  }
  requireOpen(invoice);
  return invoice;
}

/** AL table 36 "Sales Header", TestStatusOpen. */
export function requireOpen({ releaseStatus, number }: SalesInvoice): void {
  if (releaseStatus === 'Open') return;
  throw wrongField(
    { name: 'Status', expected: 'Open', current: releaseStatus },
    `Sales Header: Document Type=Invoice, No.=${number}`,
  );
}

/** Writes an invoice of which something has changed: it gets another etag. */
export function touchInvoice(invoice: SalesInvoice, books: Books): SalesInvoice {
  return books.changes.salesInvoices.put({
    ...invoice,
    version: invoice.version + 1,
    lastModifiedDateTime: books.now.toISOString(),
  });
}
