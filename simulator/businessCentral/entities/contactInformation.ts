import { defineEntity } from '../odata/entity.ts';
import { code, guid, option, text } from '../odata/fields.ts';
import type { Contact } from '../records.ts';
import { contactTypes } from './customer.ts';

/** AL page 30072 "APIV2 - Contacts Information": a contact as one of those of a customer. */
export const contactInformationEntity = defineEntity<{ contact: Contact; customerId: string }>({
  name: 'contactInformation',
  set: 'contactsInformation',
  order: ['contactId'],
  id: ({ contact }) => contact.id,
  // The page shows a temporary table, whose rows have no version.
  etag: () => null,
  fields: [
    guid('contactId', ({ contact }) => contact.id),
    code(['contactNumber', 20], ({ contact }) => contact.number),
    text(['contactName', 100], ({ contact }) => contact.displayName),
    option(['contactType', contactTypes], ({ contact }) => contact.type),
    guid('relatedId', ({ customerId }) => customerId),
    option(
      ['relatedType', [' ', 'Customer', 'Vendor', 'Bank Account', 'Employee']],
      () => 'Customer',
    ),
  ],
});
