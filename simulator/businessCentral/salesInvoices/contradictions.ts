// An id and a number that are sent together must mean the same: AL page 30012 "APIV2 - Sales Invoices".
import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import { blankGuid } from '../odata/fields.ts';
import type { WrittenFields } from './writtenFields.ts';

/** Refuses a header in which two fields contradict one another. */
export function refuseContradictions(fields: WrittenFields, books: Books): void {
  const customer = (id: string): string | undefined =>
    books.ownById(books.changes.customers, id)?.number;
  const currency = (id: string): string | undefined =>
    books.ownById(books.world.currencies, id)?.code;
  const differ = (idField: string, codeField: string, codeOf: typeof customer): boolean => {
    const id = String(fields.get(idField) ?? blankGuid);
    const code = String(fields.get(codeField) ?? '').trim();
    if (id === blankGuid || code === '') return false;
    const own = codeOf(id);
    return own !== undefined && own !== code.toUpperCase();
  };
  if (differ('customerId', 'customerNumber', customer)) {
    throw dialogError('The sell-to customer values do not match to a specific Customer.');
  }
  if (differ('billToCustomerId', 'billToCustomerNumber', customer)) {
    throw dialogError('The bill-to customer values do not match to a specific Customer.');
  }
  if (differ('currencyId', 'currencyCode', currency)) {
    throw dialogError('The currency values do not match to a specific Currency.');
  }
}
