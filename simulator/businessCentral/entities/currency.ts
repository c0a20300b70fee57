import { defineEntity } from '../odata/entity.ts';
import { code, dateTime, decimal, guid, required, text, writable } from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { Currency } from '../companySetup.ts';
import { setupChangedAt } from './setupChangedAt.ts';

/** AL page 30019 "APIV2 - Currencies". */
export const currencyEntity = defineEntity<Currency>({
  name: 'currency',
  set: 'currencies',
  order: ['code'],
  id: ({ id }) => id,
  etag: ({ id }) => etagOf({ id, version: 1 }),
  fields: [
    guid('id', ({ id }) => id),
    code(['code', 10], (currency) => currency.code, { ...writable, ...required }),
    text(['displayName', 30], ({ displayName }) => displayName, writable),
    text(['symbol', 10], ({ symbol }) => symbol, writable),
    text(['amountDecimalPlaces', 5], decimalPlaces, { ...writable, ...required }),
    decimal(
      'amountRoundingPrecision',
      ({ amountRoundingPrecision }) => amountRoundingPrecision,
      writable,
    ),
    dateTime('lastModifiedDateTime', () => setupChangedAt),
  ],
});

/** For example `2:2`. */
function decimalPlaces({ amountRoundingPrecision }: Currency): string {
  const places = String(amountRoundingPrecision).split('.')[1]?.length ?? 0;
  return `${places}:${places}`;
}
