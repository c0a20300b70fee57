// One company of the simulated Business Central.
import type { RecurringSalesLines } from '../businessCentral/companySetup.ts';
import type { Company, Contact, Customer, Environment, Item } from '../businessCentral/records.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import {
  buildContact,
  buildCustomer,
  buildItem,
  type ContactFields,
  type CustomerFields,
  type ItemFields,
} from './companyRecords.ts';
import { seedCompanySetup } from './companySetup.ts';
import { organisation } from './organisation.ts';

export type CompanyOptions = {
  random: Random;
  now: Date;
  /** At most 30 characters, as in Business Central. */
  name?: string;
  localCurrencyCode?: string;
  /** Who may do everything in the company; nobody else may do anything. */
  userIds?: readonly string[];
};

/** A company with builders that fill every field that is not given and write the record into the world. */
export type SeededCompany = {
  environment: Environment;
  company: Company;
  addCustomer(fields: CustomerFields): Customer;
  addContact(fields: ContactFields): Contact;
  addItem(fields: ItemFields): Item;
  /** A line for the room that is hired, which somebody adds by hand. */
  addRecurringLines(customer: Customer): RecurringSalesLines;
};

/** Makes the environment `Production` where it is not there yet, and a company in it. */
export function seedCompany(world: World, options: CompanyOptions): SeededCompany {
  const { random, now } = options;
  const environment = world.environments.put(production);
  const name = options.name ?? organisationName;
  const company = world.companies.put({
    id: random.guid(),
    environmentId: environment.id,
    name,
    displayName: name,
    localCurrencyCode: options.localCurrencyCode ?? 'EUR',
    allowPostingFrom: null,
    allowPostingTo: null,
    allowDocumentDeletionBefore: null,
  });
  for (const userId of options.userIds ?? [organisation.users.megan.id]) {
    world.companyPermissions.put({
      id: random.guid(),
      companyId: company.id,
      userId,
      level: 'full',
    });
  }
  const paymentTermsId = seedCompanySetup(world, company, random);
  const maker = { world, company, random, now, paymentTermsId };
  return {
    environment,
    company,
    addCustomer: (fields) => world.customers.put(buildCustomer(fields, maker)),
    addContact: (fields) => world.contacts.put(buildContact(fields, maker)),
    addItem: (fields) => world.items.put(buildItem(fields, maker)),
    addRecurringLines: ({ id: customerId }) =>
      world.recurringSalesLines.put({
        id: `room-${customerId}`,
        companyId: company.id,
        customerId,
        code: 'ROOM',
        insertsOnInvoices: 'Manual',
        lines: [{ lineType: 'Account', number: '8400', description: 'Room hire', quantity: 1 }],
      }),
  };
}

const organisationName = 'Fabrikam Health';

const production: Environment = {
  id: 'environment-production',
  tenantId: organisation.tenantId,
  name: 'Production',
  type: 'Production',
  countryCode: 'DE',
};
