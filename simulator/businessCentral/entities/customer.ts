import type { Books } from '../books.ts';
import type { PostingGroup } from '../companySetup.ts';
import { defineEntity } from '../odata/entity.ts';
import {
  boolean,
  calculated,
  code,
  dateTime,
  decimal,
  guid,
  option,
  required,
  text,
  writable,
} from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { EnumType } from '../odata/enumType.ts';
import type { Customer } from '../records.ts';
import { balanceOf } from '../customerBalance.ts';
import { contactType } from './contactType.ts';

const blockedType: EnumType = {
  name: 'customerBlocked',
  members: [' ', 'Ship', 'Invoice', 'All'],
};

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
    text(['displayName', 100], ({ displayName }) => displayName, { ...writable, ...required }),
    option(['type', contactType], ({ type }) => type, writable),
    text(['addressLine1', 100], ({ addressLine1 }) => addressLine1, writable),
    text(['addressLine2', 50], ({ addressLine2 }) => addressLine2, writable),
    text(['city', 30], ({ city }) => city, writable),
    text(['state', 30], ({ state }) => state, writable),
    code(['country', 10], ({ country }) => country, writable),
    code(['postalCode', 20], ({ postalCode }) => postalCode, writable),
    text(['phoneNumber', 30], ({ phoneNumber }) => phoneNumber, writable),
    text(['email', 80], ({ email }) => email, writable),
    text(['website', 80], ({ website }) => website, writable),
    code(['salespersonCode', 20], ({ salespersonCode }) => salespersonCode, writable),
    decimal('balanceDue', ({ id }, books) => balanceOf(id, books).due, calculated),
    decimal('creditLimit', ({ creditLimit }) => creditLimit, writable),
    boolean('taxLiable', ({ taxLiable }) => taxLiable, writable),
    guid('taxAreaId', (customer, books) => taxArea(customer, books)?.id ?? '', writable),
    text(
      'taxAreaDisplayName',
      (customer, books) => taxArea(customer, books)?.description ?? '',
      calculated,
    ),
    text('taxRegistrationNumber', ({ taxRegistrationNumber }) => taxRegistrationNumber, writable),
    guid(
      'currencyId',
      ({ currencyCode }, books) => (currencyCode ? books.currency(currencyCode)?.id : '') ?? '',
      writable,
    ),
    code(
      'currencyCode',
      ({ currencyCode }, books) => currencyCode || books.company.localCurrencyCode,
      { ...writable, ...calculated },
    ),
    guid('paymentTermsId', ({ paymentTermsId }) => paymentTermsId, writable),
    guid('shipmentMethodId', ({ shipmentMethodId }) => shipmentMethodId, writable),
    guid('paymentMethodId', ({ paymentMethodId }) => paymentMethodId, writable),
    option(['blocked', blockedType], ({ blocked }) => blocked, writable),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
  ],
});

/** In a company with VAT the tax area is the VAT business posting group. */
function taxArea({ vatBusinessPostingGroup }: Customer, books: Books): PostingGroup | undefined {
  return books.byCode(books.world.vatBusinessPostingGroups, vatBusinessPostingGroup);
}
