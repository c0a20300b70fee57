// One company of the simulated Business Central, seen through the product's own eyes.
import { Decimal } from 'decimal.js';
import {
  createBusinessCentral,
  type BusinessCentral,
  type CompanyPlace,
} from '../../api/businessCentral/businessCentral.ts';
import { asId } from '../../api/domain/ids.ts';
import type { Customer, Item } from '../../api/domain/customer.ts';
import type {
  NewSalesInvoice,
  NewSalesInvoiceLine,
  SalesInvoice,
  WriteOutcome,
} from '../../api/domain/salesInvoice.ts';
import { businessCentralService } from '../../simulator/businessCentral/businessCentralService.ts';
import { entraService } from '../../simulator/entra/entraService.ts';
import { recordedPause } from './pause.ts';
import { megan, startServices, type TestSimulator } from './simulator.ts';

export type TestCompany = {
  simulator: TestSimulator;
  businessCentral: BusinessCentral;
  place: CompanyPlace;
  /** May be invoiced; prices include VAT or not. */
  customer: (pricesIncludeTax: boolean) => Customer;
  item: Item;
  draftFor: (marker: string, changed?: Partial<NewSalesInvoice>) => NewSalesInvoice;
  line: (changed?: Partial<NewSalesInvoiceLine>) => NewSalesInvoiceLine;
};

/** The seeded company, with the rights of its owner. */
export async function openCompany(
  seed: Parameters<typeof startServices>[1] = { bookings: 20, customers: 5 },
): Promise<TestCompany> {
  const simulator = await startServices([entraService, businessCentralService], seed);
  // Here single calls are tested; a company that refuses several lines in one of them is sent others.
  const turned = simulator.switches.current();
  const businessCentralTurned = { ...turned.businessCentral, refusesSeveralLines: false };
  simulator.switches.turn({ ...turned, businessCentral: businessCentralTurned });
  const accessTokens = simulator.accessTokens();
  const { transport, world } = simulator;
  const pause = recordedPause();
  const businessCentral = createBusinessCentral({
    transport,
    accessTokens,
    pause,
    readTimeoutMs: 5_000,
    writeTimeoutMs: 5_000,
  })(await simulator.signIn(megan));
  const company = world.companies.find(({ name }) => name === 'Fabrikam Health');
  const place = { environment: 'Production', companyId: asId<'company'>(company?.id ?? '') };
  const customers = await businessCentral.listCustomers(place);
  const items = await businessCentral.listItems(place);
  const item = items.find(({ type, blocked, id }) => type === 'Service' && !blocked && isSold(id));
  if (!item) throw new Error('The seeded company sells nothing');
  simulator.requests.length = 0;

  function isSold(id: string): boolean {
    const record = world.items.get(id);
    return record?.generalProductPostingGroupCode !== '' && record?.taxGroupCode === 'STANDARD';
  }

  const customer = (pricesIncludeTax: boolean): Customer => {
    const found = customers.find(({ id, blocked }) => {
      const record = world.customers.get(id);
      return (
        !blocked &&
        record?.pricesIncludeTax === pricesIncludeTax &&
        record.currencyCode === '' &&
        record.customerPostingGroup !== '' &&
        record.generalBusinessPostingGroup !== ''
      );
    });
    if (!found) throw new Error('The seeded company has no such customer');
    return found;
  };
  let sequence = 0;
  const line: TestCompany['line'] = (changed = {}) => ({
    sequence: (sequence += 100_000),
    itemId: item.id,
    description: 'Therapy, 16 November 2026',
    quantity: new Decimal(1),
    unitPrice: new Decimal('79.95'),
    shipmentDate: '2026-11-16',
    ...changed,
  });
  const draftFor: TestCompany['draftFor'] = (marker, changed = {}) => ({
    customerId: customer(false).id,
    marker,
    markerField: 'externalDocumentNumber',
    currencyCode: 'EUR',
    lines: [line()],
    ...changed,
  });
  return { simulator, businessCentral, place, customer, item, draftFor, line };
}

/** What was made, where it was made. */
export function madeBy(outcome: WriteOutcome<SalesInvoice> | undefined): SalesInvoice {
  if (outcome?.outcome !== 'done') throw new Error(`Nothing was made: ${JSON.stringify(outcome)}`);
  return outcome.made;
}
