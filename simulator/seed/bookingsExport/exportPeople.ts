// The customers of an export in Business Central: most are known there, some are not, some twice, some work for a company.
import type { Random } from '../../random.ts';
import type { Person } from '../bookingBusiness.ts';
import type { SeededCompany } from '../company.ts';
import type { ExportRow } from './exportRow.ts';

/** Tells the people of an export apart: by address, and without one by name. */
export function personKey({ customer: { name, email } }: ExportRow): string {
  return email ? `email ${email.toLowerCase()}` : `name ${name.toLowerCase()}`;
}

/** Of ten people seven are customers, one is a company's contact, one is there twice, and one is unknown. */
export function seedExportCustomers(
  people: readonly Person[],
  { company, random }: { company: SeededCompany; random: Random },
): void {
  people.forEach((person, index) => {
    const email = person.email?.toLowerCase() ?? '';
    // Without an address people are found by nothing but somebody's eyes: those stay customers.
    const role = email === '' ? 0 : index % 10;
    if (role === 2) return;
    if (role === 4) {
      addContact(company, { name: person.name, email });
      return;
    }
    company.addCustomer({ displayName: person.name, email, pricesIncludeTax: random.chance(0.8) });
    if (role === 6)
      company.addCustomer({ displayName: `${person.name} (Praxis)`, type: 'Company', email });
  });
}

function addContact(
  company: SeededCompany,
  { name, email }: { name: string; email: string },
): void {
  const companyName = `${name.split(' ').at(-1) ?? name} GmbH`;
  const customer = company.addCustomer({ displayName: companyName, type: 'Company' });
  const own = company.addContact({
    displayName: companyName,
    type: 'Company',
    customerId: customer.id,
  });
  company.addContact({
    displayName: name,
    email,
    companyNumber: own.number,
    companyName,
    customerId: customer.id,
  });
}
