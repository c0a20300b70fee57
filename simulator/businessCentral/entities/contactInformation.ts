import { defineEntity } from '../odata/entity.ts';
import { code, guid, option, required, text } from '../odata/fields.ts';
import type { Contact } from '../records.ts';
import type { EnumType } from '../odata/enumType.ts';
import { contactType } from './contactType.ts';

const linkToTable: EnumType = {
  name: 'contactBusinessRelationLinkToTable',
  members: [' ', 'Customer', 'Vendor', 'Bank Account', 'Employee'],
};

/** AL page 30072 "APIV2 - Contacts Information": a contact as one of those of a customer. */
export const contactInformationEntity = defineEntity<{ contact: Contact; customerId: string }>({
  name: 'contactInformation',
  set: 'contactsInformation',
  order: ['contactId'],
  id: ({ contact }) => contact.id,
  // The page shows a temporary table, whose rows have no version.
  etag: () => null,
  fields: [
    guid('contactId', ({ contact }) => contact.id, required),
    code(['contactNumber', 20], ({ contact }) => contact.number, required),
    text(['contactName', 100], ({ contact }) => contact.displayName),
    option(['contactType', contactType], ({ contact }) => contact.type),
    guid('relatedId', ({ customerId }) => customerId, required),
    option(['relatedType', linkToTable], () => 'Customer', required),
  ],
});
