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
  const rate = books
    .own(books.world.currencyExchangeRates)
    .filter((one) => one.currencyCode === currencyCode && one.startingDate <= day)
    .toSorted((one, other) => (one.startingDate < other.startingDate ? 1 : -1))[0];
  if (!rate) {
    throw new BusinessCentralError(
      400,
      'Internal_DataNotFoundFilter',
      `There is no Currency Exchange Rate within the filter.  Filters: Currency Code: ${currencyCode}, Starting Date: ..${day}`,
    );
  }
  return new Decimal(rate.relationalExchangeRateAmount).div(rate.exchangeRateAmount);
}
