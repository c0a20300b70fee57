import type { Books } from '../books.ts';
import type { SalesInvoice } from '../records.ts';

/** Where the web client shows an invoice: page 43 a draft, page 132 a posted one. */
export function salesInvoiceAddress({ posted, number }: SalesInvoice, books: Books): string {
  return clientAddress(books, posted ? 132 : 43, `'No.' IS '${number}'`);
}

/** Lists: page 9301 of drafts, page 143 of posted invoices. */
export function listAddress(isPosted: boolean, books: Books): string {
  return clientAddress(books, isPosted ? 143 : 9301);
}

function clientAddress({ company, world }: Books, page: number, filter?: string): string {
  const environment = world.environments.get(company.environmentId);
  const place = `/${environment?.tenantId ?? ''}/${encodeURIComponent(environment?.name ?? '')}/`;
  const filtered = filter === undefined ? '' : `&filter=${encodeURIComponent(filter)}`;
  return `${place}?company=${encodeURIComponent(company.name)}&page=${page}${filtered}`;
}
