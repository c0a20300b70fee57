import { defineEntity } from '../odata/entity.ts';
import { calculated, code, date, dateTime, guid, stream, text, writable } from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { Company } from '../records.ts';
import { setupChangedAt } from './setupChangedAt.ts';

/** AL page 30011 "APIV2 - Company Information": one row, and the place to learn the local currency from. */
export const companyInformationEntity = defineEntity<Company>({
  name: 'companyInformation',
  set: 'companyInformation',
  order: ['id'],
  id: ({ id }) => id,
  etag: ({ id }) => etagOf({ id, version: 1 }),
  fields: [
    guid('id', ({ id }) => id),
    text(['displayName', 100], ({ displayName, name }) => displayName || name, writable),
    text(['addressLine1', 100], () => '', writable),
    text(['addressLine2', 50], () => '', writable),
    text(['city', 30], () => '', writable),
    text(['state', 30], () => '', writable),
    code(['country', 10], (_, books) => books.countryCode, writable),
    code(['postalCode', 20], () => '', writable),
    text(['phoneNumber', 30], () => '', writable),
    text(['faxNumber', 30], () => '', writable),
    text(['email', 80], () => '', writable),
    text(['website', 80], () => '', writable),
    text('taxRegistrationNumber', () => '', writable),
    code('currencyCode', ({ localCurrencyCode }) => localCurrencyCode, calculated),
    date('currentFiscalYearStartDate', (_, { today }) => `${today.slice(0, 4)}-01-01`, calculated),
    text(['industry', 30], () => '', writable),
    stream('picture', {
      address: ({ id }) => `companies(${id})/companyInformation(${id})/picture`,
      content: () => undefined,
    }),
    text('experience', () => 'Essential', calculated),
    dateTime('lastModifiedDateTime', () => setupChangedAt),
  ],
});
