// The people who come without a story: most are customers of Business Central, some walk in.
import type { BookingAttendee } from '../graph/records.ts';
import type { SeededBusiness } from './bookingBusiness.ts';
import type { SeededCompany } from './company.ts';
import { createNames, type Names } from './names.ts';
import type { Random } from '../random.ts';

export type OrdinaryPeople = { regulars: BookingAttendee[]; walkIns: BookingAttendee[] };

type Place = { business: SeededBusiness; company: SeededCompany; random: Random };

/** Makes so many customers, the people who book for them, and a few people whom nobody invoices yet. */
export function seedOrdinaryCustomers(place: Place, customers: number): OrdinaryPeople {
  const { business, company, random } = place;
  const names = createNames(random);
  const regulars: BookingAttendee[] = [];
  for (let made = 0; made < customers; made += 1) {
    // Every sixth or so only exists in the books.
    const comes = made % 6 !== 5;
    const people = random.chance(0.3)
      ? addCompany(company, { names, random })
      : addPerson(company, { names, random });
    if (comes) regulars.push(...people.map((person) => business.addCustomer(person)));
  }
  const walkIns = Array.from({ length: Math.ceil(customers / 8) }, () =>
    business.addCustomer(names.person()),
  );
  return { regulars, walkIns };
}

type Source = { names: Names; random: Random };

function addPerson(company: SeededCompany, { names, random }: Source) {
  const person = names.person();
  company.addCustomer({
    displayName: person.name,
    email: person.email,
    pricesIncludeTax: random.chance(0.8),
  });
  return [person];
}

/** A company whose one or two people are its contacts. */
function addCompany(company: SeededCompany, { names, random }: Source) {
  const { name, domain, email } = names.company();
  const customer = company.addCustomer({
    displayName: name,
    type: 'Company',
    email,
    pricesIncludeTax: random.chance(0.1),
  });
  const own = company.addContact({
    displayName: name,
    type: 'Company',
    email,
    customerId: customer.id,
  });
  const people = Array.from({ length: random.between(1, 2) }, () => names.person(domain));
  for (const person of people) {
    company.addContact({
      displayName: person.name,
      email: person.email,
      companyNumber: own.number,
      companyName: name,
      customerId: customer.id,
    });
  }
  return people;
}
