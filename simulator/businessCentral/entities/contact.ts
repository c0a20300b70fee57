import type { Books } from '../books.ts';
import { defineEntity } from '../odata/entity.ts';
import { boolean, code, date, dateTime, guid, option, text, writable } from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { Contact } from '../records.ts';
import { contactTypes } from './customer.ts';

const businessRelations = [
  ' ',
  'Customer',
  'Vendor',
  'Bank Account',
  'Employee',
  'None',
  'Other',
  'Multiple',
];

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
    option(['type', contactTypes], ({ type }) => type, writable),
    text(['displayName', 100], ({ displayName }) => displayName, writable),
    text(['jobTitle', 30], () => '', writable),
    code(['companyNumber', 20], ({ companyNumber }) => companyNumber, writable),
    text(['companyName', 100], ({ companyName }) => companyName, writable),
    option(['contactBusinessRelation', businessRelations], businessRelation, writable),
    text(['addressLine1', 100], () => '', writable),
    text(['addressLine2', 50], () => '', writable),
    text(['city', 30], () => '', writable),
    text(['state', 30], () => '', writable),
    code(['country', 10], () => '', writable),
    code(['postalCode', 20], () => '', writable),
    text(['phoneNumber', 30], ({ phoneNumber }) => phoneNumber, writable),
    text(['mobilePhoneNumber', 30], () => '', writable),
    text(['email', 80], ({ email }) => email, writable),
    text(['website', 80], () => '', writable),
    code(['searchName', 100], ({ displayName }) => displayName.toUpperCase(), writable),
    boolean('privacyBlocked', () => false, writable),
    text(['taxRegistrationNumber', 50], () => '', writable),
    date('lastInteractionDate', () => ''),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
  ],
});

/** A person has the relation of the company it belongs to. */
function businessRelation({ customerId, companyNumber }: Contact, books: Books): string {
  return customerId !== null || books.hasCustomer(companyNumber) ? 'Customer' : 'None';
}
