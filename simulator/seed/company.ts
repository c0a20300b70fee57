// One company of the simulated Business Central, ready to invoice: currencies, VAT, terms, units and number series.
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
  });
  for (const userId of options.userIds ?? [organisation.users.megan.id]) {
    world.companyPermissions.put({
      id: random.guid(),
      companyId: company.id,
      userId,
      level: 'full',
    });
  }
  const paymentTermsId = seedSetup(world, company, random);
  const maker = { world, company, random, now, paymentTermsId };
  return {
    environment,
    company,
    addCustomer: (fields) => world.customers.put(buildCustomer(fields, maker)),
    addContact: (fields) => world.contacts.put(buildContact(fields, maker)),
    addItem: (fields) => world.items.put(buildItem(fields, maker)),
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

/** Gives the id of the usual payment term. */
function seedSetup(world: World, { id: companyId, localCurrencyCode }: Company, random: Random) {
  const own = () => ({ id: random.guid(), companyId });
  for (const currency of currencies) {
    const isLocal = currency.code === localCurrencyCode;
    world.currencies.put({ ...own(), ...currency, ...(isLocal ? { exchangeRate: 1 } : {}) });
  }
  if (!currencies.some(({ code }) => code === localCurrencyCode)) {
    const code = localCurrencyCode;
    const fields = { displayName: code, symbol: code, amountRoundingPrecision: 0.01 };
    world.currencies.put({ ...own(), code, ...fields, exchangeRate: 1 });
  }
  for (const rate of vatRates) world.vatRates.put({ ...own(), ...rate });
  for (const unit of unitsOfMeasure) world.unitsOfMeasure.put({ ...own(), ...unit });
  for (const series of numberSeries) world.numberSeries.put({ ...own(), ...series });
  for (const term of otherPaymentTerms) world.paymentTerms.put({ ...own(), ...term });
  return world.paymentTerms.put({ ...own(), ...usualPaymentTerm }).id;
}

/** No rate is registered for pounds, so that drafts in pounds are refused. */
const currencies = [
  {
    code: 'EUR',
    displayName: 'Euro',
    symbol: '€',
    amountRoundingPrecision: 0.01,
    exchangeRate: 1,
  },
  {
    code: 'CHF',
    displayName: 'Schweizer Franken',
    symbol: 'CHF',
    amountRoundingPrecision: 0.01,
    exchangeRate: 1.06,
  },
  {
    code: 'USD',
    displayName: 'US dollar',
    symbol: '$',
    amountRoundingPrecision: 0.01,
    exchangeRate: 0.92,
  },
  {
    code: 'GBP',
    displayName: 'Pound sterling',
    symbol: '£',
    amountRoundingPrecision: 0.01,
    exchangeRate: null,
  },
];

const vatRates = [
  { code: 'STANDARD', percent: 19 },
  { code: 'REDUCED', percent: 7 },
  { code: 'ZERO', percent: 0 },
];

const unitsOfMeasure = [
  { code: 'HOUR', displayName: 'Hour' },
  { code: 'PCS', displayName: 'Piece' },
  { code: 'SESSION', displayName: 'Session' },
];

const usualPaymentTerm = {
  code: '14 DAYS',
  displayName: 'Net 14 days',
  dueDateCalculation: '14D',
};

const otherPaymentTerms = [
  { code: 'CM+1M', displayName: 'Current month and one month', dueDateCalculation: 'CM+1M' },
  { code: 'COD', displayName: 'Cash on delivery', dueDateCalculation: '0D' },
];

const numberSeries = [
  { purpose: 'salesInvoice', prefix: 'S-INV', next: 102001 },
  { purpose: 'postedSalesInvoice', prefix: 'PS-INV', next: 103001 },
  { purpose: 'customer', prefix: 'C', next: 10001 },
  { purpose: 'item', prefix: 'S', next: 1001 },
] as const;
