import { z } from 'zod';
import type { CustomerContact } from '../domain/customer.ts';
import { asId, type CustomerId } from '../domain/ids.ts';
import type { Connection } from './connection.ts';
import { EnumText, Guid, Text } from './odata.ts';
import { readPages } from './readPages.ts';

/** https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_contact */
const ContactRow = z.object({ id: Guid, email: Text });

/** A contact does not tell whose it is: only a customer tells its contacts. */
const CustomerWithContacts = z.object({
  id: Guid,
  contactsInformation: z.array(z.object({ contactId: Guid, contactType: EnumText })),
});

/** Persons who are contacts of customers and have an e-mail address. `company` ends with a slash. */
export async function listCustomerContacts(
  connection: Connection,
  company: string,
): Promise<CustomerContact[]> {
  const persons = `contacts?$filter=${encodeURIComponent("type eq 'Person'")}&$select=id,email`;
  const relations = 'customers?$select=id&$expand=contactsInformation';
  const [contacts, customers] = await Promise.all([
    readPages(connection, company + persons, ContactRow),
    readPages(connection, company + relations, CustomerWithContacts),
  ]);
  const customersOf = new Map<string, CustomerId[]>();
  for (const { id, contactsInformation } of customers) {
    for (const { contactId, contactType } of contactsInformation) {
      if (contactType !== 'Person') continue;
      customersOf.set(contactId, [...(customersOf.get(contactId) ?? []), asId<'customer'>(id)]);
    }
  }
  return contacts
    .filter(({ id, email }) => email !== '' && customersOf.has(id))
    .map(({ id, email }) => ({ email, customerIds: customersOf.get(id) ?? [] }));
}
