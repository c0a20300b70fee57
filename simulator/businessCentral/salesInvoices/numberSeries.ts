import type { Books } from '../books.ts';
import { blankField } from '../errors.ts';
import type { NumberSeries } from '../companySetup.ts';

const setupFields: Record<NumberSeries['purpose'], [field: string, table: string]> = {
  salesInvoice: ['Invoice Nos.', 'Sales & Receivables Setup'],
  postedSalesInvoice: ['Posted Invoice Nos.', 'Sales & Receivables Setup'],
  salesCreditMemo: ['Credit Memo Nos.', 'Sales & Receivables Setup'],
  postedSalesCreditMemo: ['Posted Credit Memo Nos.', 'Sales & Receivables Setup'],
  customer: ['Customer Nos.', 'Sales & Receivables Setup'],
  item: ['Item Nos.', 'Inventory Setup'],
};

/** Takes the next number of a series. It is used up when the request succeeds. */
export function takeNumber(purpose: NumberSeries['purpose'], books: Books): string {
  const series = books
    .own(books.changes.numberSeries)
    .find((candidate) => candidate.purpose === purpose);
  if (!series) {
    const [field, table] = setupFields[purpose];
    throw blankField(field, `${table}: Primary Key=`);
  }
  books.changes.numberSeries.put({ ...series, next: series.next + 1 });
  return `${series.prefix}${series.next}`;
}
