import type { Books } from '../books.ts';
import { BusinessCentralError } from '../errors.ts';
import type { SalesInvoice } from '../records.ts';
import { Decimal, type AmountTerms } from './amounts.ts';

export function termsOf(
  { pricesIncludeTax, currencyCode }: Pick<SalesInvoice, 'pricesIncludeTax' | 'currencyCode'>,
  books: Books,
): AmountTerms {
  const precision = books.currency(currencyCode)?.amountRoundingPrecision ?? 0.01;
  return { pricesIncludeTax, precision };
}

/** Local currency for one unit of the document's: AL table 330 "Currency Exchange Rate", ExchangeRate. */
export function exchangeRate(currencyCode: string, day: string, books: Books): Decimal {
  if (currencyCode === '') return new Decimal(1);
  const rate = books.currency(currencyCode)?.exchangeRate ?? null;
  if (rate === null) {
    throw new BusinessCentralError(
      400,
      'Internal_DataNotFoundFilter',
      `There is no Currency Exchange Rate within the filter.  Filters: Currency Code: ${currencyCode}, Starting Date: ..${day}`,
    );
  }
  return new Decimal(rate);
}
