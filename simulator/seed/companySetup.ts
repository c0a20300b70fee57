// What a company is set up with, ready to invoice: posting groups, VAT, currencies, terms, units and number series.
import type { NumberSeries } from '../businessCentral/companySetup.ts';
import type { Company } from '../businessCentral/records.ts';
import { seededRandom, type Random } from '../random.ts';
import type { World } from '../world.ts';
import { seedMasterDataSetup } from './masterDataSetup.ts';

/** Gives the id of the usual payment term. */
export function seedCompanySetup(world: World, company: Company, random: Random): string {
  const own = () => ({ id: random.guid(), companyId: company.id });
  seedCurrencies(world, company, own);
  for (const group of vatProductPostingGroups) {
    world.vatProductPostingGroups.put({ ...own(), ...group });
  }
  for (const unit of unitsOfMeasure) world.unitsOfMeasure.put({ ...own(), ...unit });
  for (const series of numberSeries) world.numberSeries.put({ ...own(), ...endless, ...series });
  for (const term of otherPaymentTerms) world.paymentTerms.put({ ...own(), ...term });
  seedPosting(world, company);
  seedMasterDataSetup(world, company);
  return world.paymentTerms.put({ ...own(), ...usualPaymentTerm }).id;
}

type Own = () => { id: string; companyId: string };

function seedCurrencies(world: World, { localCurrencyCode }: Company, own: Own): void {
  for (const currency of currencies) world.currencies.put({ ...own(), ...currency });
  if (currencies.some(({ code }) => code === localCurrencyCode)) return;
  const code = localCurrencyCode;
  const fields = { displayName: code, symbol: code, amountRoundingPrecision: 0.01 };
  world.currencies.put({ ...own(), code, ...fields });
}

/** A source of chance of its own: how many groups there are moves no other record. */
function seedPosting(world: World, company: Company): void {
  const random = seededRandom(Number.parseInt(company.id.slice(0, 8), 16));
  const own = () => ({ id: random.guid(), companyId: company.id });
  for (const rate of currencyExchangeRates) {
    if (rate.currencyCode === company.localCurrencyCode) continue;
    world.currencyExchangeRates.put({ ...own(), ...rate });
  }
  for (const group of generalProductPostingGroups) {
    world.generalProductPostingGroups.put({ ...own(), ...group });
  }
  for (const group of inventoryPostingGroups) {
    world.inventoryPostingGroups.put({ ...own(), ...group });
  }
  for (const group of businessPostingGroups) {
    world.vatBusinessPostingGroups.put({ ...own(), ...group });
    for (const { code: productPostingGroup } of generalProductPostingGroups) {
      world.generalPostingSetups.put({
        ...own(),
        businessPostingGroup: group.code,
        productPostingGroup,
      });
    }
  }
  for (const setup of vatPostingSetups) world.vatPostingSetups.put({ ...own(), ...setup });
  for (const account of accounts) world.accounts.put({ ...own(), ...account });
  for (const charge of itemCharges) world.itemCharges.put({ ...own(), ...charge });
}

const currencies = [
  { code: 'EUR', displayName: 'Euro', symbol: '€', amountRoundingPrecision: 0.01 },
  { code: 'CHF', displayName: 'Schweizer Franken', symbol: 'CHF', amountRoundingPrecision: 0.01 },
  { code: 'USD', displayName: 'US dollar', symbol: '$', amountRoundingPrecision: 0.01 },
  { code: 'GBP', displayName: 'Pound sterling', symbol: '£', amountRoundingPrecision: 0.01 },
];

/** No rate is registered for pounds, so that drafts in pounds are refused. */
const currencyExchangeRates = [
  {
    currencyCode: 'CHF',
    startingDate: '2020-01-01',
    exchangeRateAmount: 100,
    relationalExchangeRateAmount: 106,
  },
  {
    currencyCode: 'USD',
    startingDate: '2020-01-01',
    exchangeRateAmount: 100,
    relationalExchangeRateAmount: 92,
  },
];

const businessPostingGroups = [
  { code: 'DOMESTIC', description: 'Domestic customers' },
  { code: 'EU', description: 'Customers in the EU' },
  { code: 'EXPORT', description: 'Other customers (not EU)' },
];

const generalProductPostingGroups = [
  { code: 'RETAIL', description: 'Retail' },
  { code: 'SERVICES', description: 'Services' },
];

const inventoryPostingGroups = [{ code: 'RESALE', description: 'Resale items' }];

const vatProductPostingGroups = [
  { code: 'STANDARD', description: 'Standard VAT' },
  { code: 'REDUCED', description: 'Reduced VAT' },
  { code: 'ZERO', description: 'No VAT' },
];

/** Other firms in the EU owe the VAT themselves; whoever is outside it owes none. */
const vatPostingSetups = [
  vat('DOMESTIC', 'STANDARD', 19),
  vat('DOMESTIC', 'REDUCED', 7),
  vat('DOMESTIC', 'ZERO', 0),
  reverseCharge('STANDARD', 19),
  reverseCharge('REDUCED', 7),
  vat('EU', 'ZERO', 0),
  vat('EXPORT', 'STANDARD', 0),
  vat('EXPORT', 'REDUCED', 0),
  vat('EXPORT', 'ZERO', 0),
];

function vat(businessPostingGroup: string, productPostingGroup: string, percent: number) {
  return {
    businessPostingGroup,
    productPostingGroup,
    identifier: `VAT${percent}`,
    percent,
    calculationType: 'Normal VAT',
  } as const;
}

function reverseCharge(productPostingGroup: string, percent: number) {
  return {
    businessPostingGroup: 'EU',
    productPostingGroup,
    identifier: `REV${percent}`,
    percent,
    calculationType: 'Reverse Charge VAT',
  } as const;
}

const accounts = [
  toAccount('8400', 'Sales, services'),
  { ...toAccount('8490', 'Sales, old services'), blocked: true },
  { ...toAccount('8399', 'Sales'), accountType: 'Heading' as const },
  { ...toAccount('1400', 'Receivables'), directPosting: false },
];

function toAccount(number: string, displayName: string) {
  return {
    number,
    displayName,
    accountType: 'Posting' as const,
    blocked: false,
    directPosting: true,
    generalProductPostingGroup: 'SERVICES',
    vatProductPostingGroup: 'STANDARD',
  };
}

const itemCharges = [
  {
    number: 'FREIGHT',
    displayName: 'Freight',
    generalProductPostingGroup: 'SERVICES',
    vatProductPostingGroup: 'STANDARD',
  },
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

const endless: Pick<NumberSeries, 'last' | 'allowsGaps' | 'allowsManual'> = {
  last: null,
  allowsGaps: false,
  allowsManual: false,
};

const numberSeries = [
  { purpose: 'salesInvoice', code: 'S-INV', prefix: 'S-INV', next: 102001 },
  { purpose: 'postedSalesInvoice', code: 'S-INV+', prefix: 'PS-INV', next: 103001 },
  { purpose: 'customer', code: 'CUST', prefix: 'C', next: 10001, allowsManual: true },
  { purpose: 'item', code: 'ITEM', prefix: 'S', next: 1001, allowsManual: true },
  { purpose: 'salesCreditMemo', code: 'S-CR', prefix: 'S-CR', next: 104001 },
  { purpose: 'postedSalesCreditMemo', code: 'S-CR+', prefix: 'PS-CR', next: 109001 },
] as const;
