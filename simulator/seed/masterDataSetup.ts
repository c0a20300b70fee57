// What customers, contacts and items of a company choose from, and what new ones of them get by themselves.
import type { Company } from '../businessCentral/records.ts';
import { seededRandom } from '../random.ts';
import type { World } from '../world.ts';

/** A source of chance of its own: how many records there are moves no other record. */
export function seedMasterDataSetup(world: World, company: Company): void {
  const random = seededRandom(Number.parseInt(company.id.slice(-8), 16));
  const own = () => ({ id: random.guid(), companyId: company.id });
  const coded = ([code, displayName]: readonly [string, string]) => ({
    ...own(),
    code,
    displayName,
  });
  for (const method of paymentMethods) world.paymentMethods.put(coded(method));
  for (const method of shipmentMethods) world.shipmentMethods.put(coded(method));
  for (const category of itemCategories) world.itemCategories.put(coded(category));
  for (const country of countriesRegions) world.countriesRegions.put(coded(country));
  for (const location of locations) world.locations.put(coded(location));
  for (const reason of customerReturnReasons) world.customerReturnReasons.put(coded(reason));
  for (const status of disputeStatuses) world.disputeStatuses.put(coded(status));
  for (const [dimension, values] of dimensions) {
    const { id: dimensionId } = world.dimensions.put(coded(dimension));
    for (const value of values) world.dimensionValues.put({ ...coded(value), dimensionId });
  }
  for (const { email, ...person } of salespeople) {
    world.salespeoplePurchasers.put({ ...own(), ...person, email });
  }
  for (const rule of customerTemplateRules) world.customerTemplateRules.put({ ...own(), ...rule });
  for (const rule of itemTemplateRules) world.itemTemplateRules.put({ ...own(), ...rule });
  world.numberSeries.put({ ...own(), ...contactNumbers });
}

const contactNumbers = {
  purpose: 'contact',
  code: 'CONT',
  prefix: 'CT',
  next: 100001,
  last: null,
  allowsGaps: false,
  allowsManual: true,
} as const;

/** Persons are shown prices with VAT. Without such rules a new customer could not be invoiced. */
const customerTemplateRules = [
  {
    order: 1,
    criteria: { type: 'Person' },
    values: { ...domestic(), pricesIncludeTax: true },
  },
  { order: 2, criteria: {}, values: { ...domestic(), pricesIncludeTax: false } },
] as const;

function domestic() {
  return {
    generalBusinessPostingGroup: 'DOMESTIC',
    customerPostingGroup: 'DOMESTIC',
    vatBusinessPostingGroup: 'DOMESTIC',
  };
}

const itemTemplateRules = [
  {
    order: 1,
    criteria: { type: 'Service' },
    values: {
      baseUnitOfMeasureCode: 'HOUR',
      generalProductPostingGroupCode: 'SERVICES',
      taxGroupCode: 'STANDARD',
    },
  },
  {
    order: 2,
    criteria: {},
    values: {
      baseUnitOfMeasureCode: 'PCS',
      generalProductPostingGroupCode: 'RETAIL',
      inventoryPostingGroupCode: 'RESALE',
      taxGroupCode: 'STANDARD',
    },
  },
] as const;

const paymentMethods = [
  ['BANK', 'Bank transfer'],
  ['CARD', 'Card payment'],
  ['CASH', 'Cash payment'],
] as const;

const shipmentMethods = [
  ['EXW', 'Ex warehouse'],
  ['PICKUP', 'Picked up by the customer'],
] as const;

const itemCategories = [
  ['COURSES', 'Courses'],
  ['PRODUCTS', 'Products'],
  ['TREATMENTS', 'Treatments'],
] as const;

const countriesRegions = [
  ['AT', 'Austria'],
  ['BE', 'Belgium'],
  ['CH', 'Switzerland'],
  ['CZ', 'Czechia'],
  ['DE', 'Germany'],
  ['DK', 'Denmark'],
  ['ES', 'Spain'],
  ['FI', 'Finland'],
  ['FR', 'France'],
  ['GB', 'Great Britain'],
  ['IE', 'Ireland'],
  ['IT', 'Italy'],
  ['NL', 'Netherlands'],
  ['NO', 'Norway'],
  ['PL', 'Poland'],
  ['PT', 'Portugal'],
  ['SE', 'Sweden'],
  ['US', 'United States'],
] as const;

const locations = [['MAIN', 'Main location']] as const;

const customerReturnReasons = [
  ['CANCELED', 'The appointment did not take place'],
  ['PRICE', 'The price was wrong'],
] as const;

const disputeStatuses = [['DISPUTED', 'The customer disputes the amount']] as const;

const dimensions = [
  [
    ['DEPARTMENT', 'Department'],
    [
      ['ADM', 'Administration'],
      ['THERAPY', 'Therapy'],
    ],
  ],
  [
    ['CUSTOMERGROUP', 'Customer group'],
    [
      ['PRIVATE', 'Private customers'],
      ['FIRMS', 'Firms'],
    ],
  ],
] as const;

const salespeople = [
  { code: 'LH', displayName: 'Lynne Hall', email: 'lynne.hall@fabrikam-health.example' },
  { code: 'OR', displayName: 'Oscar Reyes', email: 'oscar.reyes@fabrikam-health.example' },
];
