// Customers, contacts and items with all their fields; what a story does not care about is filled in plausibly.
import type { NumberSeries } from '../businessCentral/companySetup.ts';
import type { Company, Contact, Customer, Item } from '../businessCentral/records.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';

export type CompanyRecordMaker = {
  world: World;
  company: Company;
  random: Random;
  now: Date;
  /** Payment term of customers that have no other. */
  paymentTermsId: string;
};

export type CustomerFields = Partial<Customer> & Pick<Customer, 'displayName'>;
export type ContactFields = Partial<Contact> & Pick<Contact, 'displayName'>;
export type ItemFields = Partial<Item> & Pick<Item, 'displayName'>;

/** A person with an address in Germany who is invoiced in local currency, unless the fields say otherwise. */
export function buildCustomer(fields: CustomerFields, maker: CompanyRecordMaker): Customer {
  const { random } = maker;
  const type = fields.type ?? 'Person';
  const [postalCode, city] = random.pick(towns);
  return {
    ...stamp(maker),
    number: nextNumber(maker, 'customer'),
    type,
    addressLine1: `${random.pick(streets)} ${random.between(1, 120)}`,
    addressLine2: '',
    city,
    state: '',
    country: 'DE',
    postalCode,
    phoneNumber: phoneNumber(random),
    email: '',
    website: '',
    salespersonCode: '',
    taxRegistrationNumber: type === 'Company' ? `DE${random.between(100000000, 999999999)}` : '',
    creditLimit: 0,
    taxLiable: false,
    currencyCode: '',
    paymentTermsId: maker.paymentTermsId,
    shipmentMethodId: '',
    paymentMethodId: '',
    blocked: '',
    privacyBlocked: false,
    pricesIncludeTax: type === 'Person',
    generalBusinessPostingGroup: 'DOMESTIC',
    customerPostingGroup: 'DOMESTIC',
    vatBusinessPostingGroup: 'DOMESTIC',
    invoiceDiscounts: [],
    ...fields,
  };
}

/** A person who is nobody's customer, unless the fields say otherwise. */
export function buildContact(fields: ContactFields, maker: CompanyRecordMaker): Contact {
  return {
    ...stamp(maker),
    number: nextNumber(maker, 'contact'),
    type: 'Person',
    jobTitle: '',
    companyNumber: '',
    companyName: '',
    addressLine1: '',
    addressLine2: '',
    city: '',
    state: '',
    country: '',
    postalCode: '',
    phoneNumber: phoneNumber(maker.random),
    mobilePhoneNumber: '',
    email: '',
    website: '',
    searchName: '',
    privacyBlocked: false,
    taxRegistrationNumber: '',
    customerId: null,
    ...fields,
  };
}

/** A service at the standard VAT rate that can be invoiced, unless the fields say otherwise. */
export function buildItem(fields: ItemFields, maker: CompanyRecordMaker): Item {
  return {
    ...stamp(maker),
    number: nextNumber(maker, 'item'),
    displayName2: '',
    type: 'Service',
    itemCategoryCode: '',
    gtin: '',
    inventory: 0,
    unitPrice: 0,
    unitCost: 0,
    priceIncludesTax: false,
    blocked: false,
    salesBlocked: false,
    baseUnitOfMeasureCode: 'SESSION',
    taxGroupCode: 'STANDARD',
    generalProductPostingGroupCode: fields.type === 'Inventory' ? 'RETAIL' : 'SERVICES',
    inventoryPostingGroupCode: fields.type === 'Inventory' ? 'RESALE' : '',
    ...fields,
  };
}

function stamp({ random, company, now }: CompanyRecordMaker) {
  return {
    id: random.guid(),
    companyId: company.id,
    version: 1,
    lastModifiedDateTime: now.toISOString(),
  };
}

/** Takes the next number of a series, so that the simulated Business Central goes on behind it. */
function nextNumber({ world, company }: CompanyRecordMaker, purpose: NumberSeries['purpose']) {
  const series = world.numberSeries.find(
    (candidate) => candidate.companyId === company.id && candidate.purpose === purpose,
  );
  if (!series) throw new Error(`Cannot number a ${purpose}: the company has no series for it`);
  world.numberSeries.patch(series.id, { next: series.next + 1 });
  return `${series.prefix}${series.next}`;
}

/** A block of Berlin numbers that the regulator keeps free for fiction. */
function phoneNumber(random: Random): string {
  return `+49 30 23125 ${String(random.between(0, 999)).padStart(3, '0')}`;
}

const streets = ['Lindenweg', 'Hafenstraße', 'Am Markt', 'Gartenstraße', 'Mühlenweg', 'Ringstraße'];

const towns = [
  ['10115', 'Berlin'],
  ['20095', 'Hamburg'],
  ['50667', 'Köln'],
  ['80331', 'München'],
  ['04109', 'Leipzig'],
  ['70173', 'Stuttgart'],
] as const;
