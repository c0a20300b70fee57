import type { CurrencyExchangeRate } from '../companySetup.ts';
import { code, date, decimal, required } from '../odata/fields.ts';
import { setupEntity } from './setupEntity.ts';

/** AL page 30085 "APIV2 - Currency Exchange Rates". A blank relational currency is the local one. */
export const currencyExchangeRateEntity = setupEntity<CurrencyExchangeRate>({
  name: 'currencyExchangeRate',
  set: 'currencyExchangeRates',
  order: ['currencyCode', 'startingDate'],
  fields: [
    code(['currencyCode', 10], ({ currencyCode }) => currencyCode, required),
    date('startingDate', ({ startingDate }) => startingDate, required),
    decimal('exchangeRateAmount', ({ exchangeRateAmount }) => exchangeRateAmount),
    code(['relationalCurrencyCode', 10], () => ''),
    decimal(
      'relationalExchangeRateAmount',
      ({ relationalExchangeRateAmount }) => relationalExchangeRateAmount,
    ),
  ],
});
