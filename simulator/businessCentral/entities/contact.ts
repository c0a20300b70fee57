import type { Books } from '../books.ts';
import { defineEntity } from '../odata/entity.ts';
import {
  boolean,
  code,
  date,
  dateTime,
  guid,
  option,
  required,
  text,
  writable,
} from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { EnumType } from '../odata/enumType.ts';
import type { Contact } from '../records.ts';
import { contactType } from './contactType.ts';

const businessRelation: EnumType = {
  name: 'contactBusinessRelation',
  members: [' ', 'Customer', 'Vendor', 'Bank Account', 'Employee', 'None', 'Other', 'Multiple'],
  values: [0, 1, 2, 3, 4, 100, 101, 102],
};

/** AL page 30071 "APIV2 - Contacts". To which customer a contact is related stands in `contactsInformation` only. */
export const contactEntity = defineEntity<Contact>({
  name: 'contact',
  set: 'contacts',
  order: ['number'],
  id: ({ id }) => id,
  etag: etagOf,
  fields: [
    guid('id', ({ id }) => id),
    code(['number', 20], ({ number }) => number, writable),
    option(['type', contactType], ({ type }) => type, writable),
    text(['displayName', 100], ({ displayName }) => displayName, { ...writable, ...required }),
    text(['jobTitle', 30], ({ jobTitle }) => jobTitle, { ...writable, ...required }),
    code(['companyNumber', 20], ({ companyNumber }) => companyNumber, writable),
    text(['companyName', 100], ({ companyName }) => companyName, writable),
    option(['contactBusinessRelation', businessRelation], relationOf, writable),
    text(['addressLine1', 100], ({ addressLine1 }) => addressLine1, writable),
    text(['addressLine2', 50], ({ addressLine2 }) => addressLine2, writable),
    text(['city', 30], ({ city }) => city, writable),
    text(['state', 30], ({ state }) => state, writable),
    code(['country', 10], ({ country }) => country, writable),
    code(['postalCode', 20], ({ postalCode }) => postalCode, writable),
    text(['phoneNumber', 30], ({ phoneNumber }) => phoneNumber, writable),
    text(['mobilePhoneNumber', 30], ({ mobilePhoneNumber }) => mobilePhoneNumber, writable),
    text(['email', 80], ({ email }) => email, writable),
    text(['website', 80], ({ website }) => website, writable),
    code(['searchName', 100], searchNameOf, writable),
    boolean('privacyBlocked', ({ privacyBlocked }) => privacyBlocked, writable),
    text('taxRegistrationNumber', ({ taxRegistrationNumber }) => taxRegistrationNumber, writable),
    date('lastInteractionDate', () => ''),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
  ],
});

/** A person has the relation of the company it belongs to. */
export function relationOf({ customerId, companyNumber }: Contact, books: Books): string {
  return customerId !== null || books.hasCustomer(companyNumber) ? 'Customer' : 'None';
}

function searchNameOf({ searchName, displayName }: Contact): string {
  return searchName || displayName.toUpperCase();
}
