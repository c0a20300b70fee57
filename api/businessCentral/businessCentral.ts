// Business Central through its API v2.0, in a user's name. It makes and deletes drafts, and brings
// customers up to date; it never posts.
import type { Company, Customer, CustomerContact, Item } from '../domain/customer.ts';
import type { SyncedCustomer } from '../domain/customerPool.ts';
import type { CustomerId, SalesInvoiceId } from '../domain/ids.ts';
import type {
  MarkerField,
  NewSalesInvoice,
  NewSalesInvoiceLine,
  SalesInvoice,
  WriteOutcome,
} from '../domain/salesInvoice.ts';
import type { PriceCorrection } from '../domain/verifySalesInvoice.ts';
import type { SignedInUser } from '../domain/user.ts';
import type { AccessTokens } from '../http/accessTokens.ts';
import { systemPause, type Pause } from '../http/retryReads.ts';
import type { Transport } from '../http/transport.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { apiRoot, environmentsAddress, inCompany, type CompanyPlace } from './address.ts';
import { CompanyInformationRow, CompanyRow, EnvironmentRow, type Environment } from './company.ts';
import { createConnections, type Connection, type MayStill } from './connection.ts';
import { customerFields, CustomerRow } from './customer.ts';
import { listCustomerContacts } from './customerContact.ts';
import { itemFields, ItemRow } from './item.ts';
import { guidLiteral } from './odata.ts';
import { readPages } from './readPages.ts';
import {
  findSalesInvoices,
  getSalesInvoice,
  getSalesInvoices,
  listMarkedSalesInvoices,
  listRecentSalesInvoices,
  type MarkedSalesInvoice,
} from './readSalesInvoices.ts';
import {
  changeCustomer,
  createCustomer,
  customerPatternFields,
  CustomerPatternRow,
  syncedCustomerFields,
  SyncedCustomerRow,
  type CustomerChange,
  type CustomerPattern,
  type NewCustomer,
} from './syncedCustomer.ts';
import {
  addSalesInvoiceLines,
  correctUnitPrices,
  createSalesInvoices,
  deleteSalesInvoice,
} from './writeSalesInvoices.ts';

export type { CompanyPlace } from './address.ts';
export type { MarkedSalesInvoice } from './readSalesInvoices.ts';

/** Reads throw; writes tell how they ended, and throw only an `AccessError`, when nothing was done. */
export type BusinessCentral = {
  listEnvironments(): Promise<Environment[]>;
  listCompanies(environment: string): Promise<Company[]>;
  getLocalCurrencyCode(place: CompanyPlace): Promise<string>;
  listCustomers(place: CompanyPlace): Promise<Customer[]>;
  listCustomerContacts(place: CompanyPlace): Promise<CustomerContact[]>;
  listItems(place: CompanyPlace): Promise<Item[]>;
  getCustomer(place: CompanyPlace, id: CustomerId): Promise<Customer | undefined>;
  /** At most two, for the second one already means trouble. */
  findSalesInvoices(
    place: CompanyPlace,
    by: { markerField: MarkerField; marker: string },
  ): Promise<SalesInvoice[]>;
  /** `undefined` only where the company certainly has no such document. */
  getSalesInvoice(place: CompanyPlace, id: SalesInvoiceId): Promise<SalesInvoice | undefined>;
  /** The documents changed last, newest first. */
  listRecentSalesInvoices(place: CompanyPlace, limit: number): Promise<SalesInvoice[]>;
  /** Throws where the list could not be read to its end. */
  listMarkedSalesInvoices(
    place: CompanyPlace,
    what: { markerField: MarkerField; since: string | null },
  ): Promise<MarkedSalesInvoice[]>;
  /** Throws where any of them could not be read. */
  getSalesInvoices(
    place: CompanyPlace,
    ids: readonly SalesInvoiceId[],
  ): Promise<Map<SalesInvoiceId, SalesInvoice | 'absent'>>;
  /** At most 20, each with at most 100 lines or none; outcomes in the order of the invoices. */
  createSalesInvoices(
    place: CompanyPlace,
    invoices: readonly NewSalesInvoice[],
    options?: { mayStill?: MayStill },
  ): Promise<WriteOutcome<SalesInvoice>[]>;
  addSalesInvoiceLines(
    place: CompanyPlace,
    id: SalesInvoiceId,
    lines: readonly NewSalesInvoiceLine[],
  ): Promise<WriteOutcome<SalesInvoice>>;
  correctUnitPrices(
    place: CompanyPlace,
    id: SalesInvoiceId,
    corrections: readonly PriceCorrection[],
  ): Promise<WriteOutcome<SalesInvoice>>;
  deleteSalesInvoice(
    place: CompanyPlace,
    invoice: { id: SalesInvoiceId; etag: string },
  ): Promise<WriteOutcome<null>>;
  listSyncedCustomers(place: CompanyPlace): Promise<SyncedCustomer[]>;
  /** `undefined` where there is no such customer. */
  getCustomerPattern(place: CompanyPlace, id: CustomerId): Promise<CustomerPattern | undefined>;
  createCustomer(
    place: CompanyPlace,
    customer: NewCustomer & Sending,
  ): Promise<WriteOutcome<SyncedCustomer>>;
  changeCustomer(
    place: CompanyPlace,
    change: CustomerChange & Sending,
  ): Promise<WriteOutcome<SyncedCustomer>>;
};

type Sending = { mayStill?: MayStill };

export type BusinessCentralFor = (user: SignedInUser) => BusinessCentral;

export type BusinessCentralOptions = {
  transport: Transport;
  accessTokens: AccessTokens;
  pause?: Pause;
  readTimeoutMs?: number;
  writeTimeoutMs?: number;
};

export function createBusinessCentral(options: BusinessCentralOptions): BusinessCentralFor {
  const connect = createConnections({
    pause: systemPause,
    readTimeoutMs: 60_000,
    // A batch of twenty drafts takes seconds; the service itself gives up after eight minutes.
    writeTimeoutMs: 240_000,
    ...options,
  });
  return (user) => {
    const connection = connect(user);
    const address = (place: CompanyPlace, records: string): string =>
      `${apiRoot(user.tenantId, place.environment)}/${inCompany(place, records)}`;
    return {
      listEnvironments: () => readPages(connection, environmentsAddress, EnvironmentRow),
      listCompanies: async (environment) =>
        readPages(connection, `${apiRoot(user.tenantId, environment)}/companies`, CompanyRow),
      getLocalCurrencyCode: async (place) =>
        getLocalCurrencyCode(connection, address(place, 'companyInformation')),
      listCustomers: async (place) =>
        readPages(connection, address(place, `customers?$select=${customerFields}`), CustomerRow),
      listCustomerContacts: async (place) => listCustomerContacts(connection, address(place, '')),
      listItems: async (place) =>
        readPages(connection, address(place, `items?$select=${itemFields}`), ItemRow),
      getCustomer: async (place, id) => {
        const filter = encodeURIComponent(`id eq ${guidLiteral(id)}`);
        const url = address(place, `customers?$filter=${filter}&$select=${customerFields}`);
        const [customer] = await readPages(connection, url, CustomerRow);
        return customer;
      },
      findSalesInvoices: (place, by) => findSalesInvoices(connection, place, by),
      getSalesInvoice: (place, id) => getSalesInvoice(connection, place, id),
      listRecentSalesInvoices: (place, limit) => listRecentSalesInvoices(connection, place, limit),
      listMarkedSalesInvoices: (place, what) => listMarkedSalesInvoices(connection, place, what),
      getSalesInvoices: (place, ids) => getSalesInvoices(connection, place, ids),
      createSalesInvoices: (place, invoices, sending = {}) =>
        createSalesInvoices(connection, place, { invoices, ...sending }),
      addSalesInvoiceLines: (place, id, lines) =>
        addSalesInvoiceLines(connection, place, { id, lines }),
      correctUnitPrices: (place, id, corrections) =>
        correctUnitPrices(connection, place, { id, corrections }),
      deleteSalesInvoice: (place, invoice) => deleteSalesInvoice(connection, place, invoice),
      listSyncedCustomers: async (place) => {
        const url = address(place, `customers?$select=${syncedCustomerFields}`);
        return readPages(connection, url, SyncedCustomerRow);
      },
      getCustomerPattern: async (place, id) => {
        const filter = encodeURIComponent(`id eq ${guidLiteral(id)}`);
        const url = address(place, `customers?$filter=${filter}&$select=${customerPatternFields}`);
        const [pattern] = await readPages(connection, url, CustomerPatternRow);
        return pattern;
      },
      createCustomer: (place, customer) => createCustomer(connection, place, customer),
      changeCustomer: (place, change) => changeCustomer(connection, place, change),
    };
  };
}

async function getLocalCurrencyCode(connection: Connection, url: string): Promise<string> {
  const [company] = await readPages(connection, url, CompanyInformationRow);
  if (company) return company.currencyCode;
  throw new UpstreamError('Business Central does not tell the local currency of the company', {
    service: 'businessCentral',
    status: null,
    code: 'localCurrencyMissing',
    requestId: null,
    outcome: 'notDone',
  });
}
