import { defineEntity } from '../odata/entity.ts';
import {
  boolean,
  calculated,
  code,
  dateTime,
  decimal,
  guid,
  option,
  text,
  writable,
} from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { Customer } from '../records.ts';

export const contactTypes = ['Company', 'Person'] as const;

/** AL page 30009 "APIV2 - Customers". Posting groups and "Prices Including VAT" are not on it. */
export const customerEntity = defineEntity<Customer>({
  name: 'customer',
  set: 'customers',
  order: ['number'],
  id: ({ id }) => id,
  etag: etagOf,
  fields: [
    guid('id', ({ id }) => id),
    code(['number', 20], ({ number }) => number, writable),
    text(['displayName', 100], ({ displayName }) => displayName, writable),
    option(['type', contactTypes], ({ type }) => type, writable),
    text(['addressLine1', 100], ({ addressLine1 }) => addressLine1, writable),
    text(['addressLine2', 50], () => '', writable),
    text(['city', 30], ({ city }) => city, writable),
    text(['state', 30], () => '', writable),
    code(['country', 10], ({ country }) => country, writable),
    code(['postalCode', 20], ({ postalCode }) => postalCode, writable),
    text(['phoneNumber', 30], ({ phoneNumber }) => phoneNumber, writable),
    text(['email', 80], ({ email }) => email, writable),
    text(['website', 80], () => '', writable),
    code(['salespersonCode', 20], ({ salespersonCode }) => salespersonCode, writable),
    decimal('balanceDue', () => 0, calculated),
    decimal('creditLimit', () => 0, writable),
    boolean('taxLiable', () => false, writable),
    guid('taxAreaId', () => '', writable),
    text(['taxAreaDisplayName', 100], () => '', calculated),
    text(
      ['taxRegistrationNumber', 50],
      ({ taxRegistrationNumber }) => taxRegistrationNumber,
      writable,
    ),
    guid(
      'currencyId',
      ({ currencyCode }, books) => (currencyCode ? books.currency(currencyCode)?.id : '') ?? '',
      writable,
    ),
    code(
      ['currencyCode', 10],
      ({ currencyCode }, books) => currencyCode || books.company.localCurrencyCode,
      { ...writable, ...calculated },
    ),
    guid('paymentTermsId', ({ paymentTermsId }) => paymentTermsId, writable),
    guid('shipmentMethodId', () => '', writable),
    guid('paymentMethodId', () => '', writable),
    option(['blocked', [' ', 'Ship', 'Invoice', 'All']], ({ blocked }) => blocked, writable),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
  ],
});
