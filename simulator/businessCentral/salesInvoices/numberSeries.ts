import type { Books } from '../books.ts';
import type { NumberSeries } from '../companySetup.ts';
import { blankField, dialogError } from '../errors.ts';

const setupFields: Record<NumberSeries['purpose'], [field: string, table: string]> = {
  salesInvoice: ['Invoice Nos.', 'Sales & Receivables Setup'],
  postedSalesInvoice: ['Posted Invoice Nos.', 'Sales & Receivables Setup'],
  salesCreditMemo: ['Credit Memo Nos.', 'Sales & Receivables Setup'],
  postedSalesCreditMemo: ['Posted Credit Memo Nos.', 'Sales & Receivables Setup'],
  customer: ['Customer Nos.', 'Sales & Receivables Setup'],
  contact: ['Contact Nos.', 'Marketing Setup'],
  item: ['Item Nos.', 'Inventory Setup'],
};

/**
 * Takes the next number of a series: AL codeunit 310 "No. Series". It is used up when the request succeeds; in a series
 * that allows gaps, which is counted outside the transaction, it is used up in any case.
 */
export function takeNumber(purpose: NumberSeries['purpose'], books: Books): string {
  const series = seriesFor(purpose, books);
  if (series.last !== null && series.next > series.last) {
    throw dialogError(
      `You cannot assign new numbers from the number series ${series.code} on ${books.today}.`,
    );
  }
  const counted = { ...series, next: series.next + 1 };
  if (series.allowsGaps) books.world.numberSeries.put(counted);
  books.changes.numberSeries.put(counted);
  return `${series.prefix}${series.next}`;
}

/** Refuses a number that a caller chose: AL codeunit 310 "No. Series", TestManual. */
export function requireManual(purpose: NumberSeries['purpose'], books: Books): void {
  const series = seriesFor(purpose, books);
  if (series.allowsManual) return;
  throw dialogError(
    `You may not enter numbers manually. If you want to enter numbers manually, please activate Manual Nos. in No. Series ${series.code}.`,
  );
}

function seriesFor(purpose: NumberSeries['purpose'], books: Books): NumberSeries {
  const series = books
    .own(books.changes.numberSeries)
    .find((candidate) => candidate.purpose === purpose);
  if (series) return series;
  const [field, table] = setupFields[purpose];
  throw blankField(field, `${table}: Primary Key=`);
}
