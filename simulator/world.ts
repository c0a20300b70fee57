// Everything the simulator holds: one table for each kind of record. No behaviour lives here.
import type * as companySetup from './businessCentral/companySetup.ts';
import type * as botConnector from './botConnector/records.ts';
import type * as businessCentral from './businessCentral/records.ts';
import type * as subscriptions from './businessCentral/subscriptions/records.ts';
import type * as entra from './entra/records.ts';
import type * as graph from './graph/records.ts';
import { Table, type ChangeListener } from './table.ts';

/** One record under the id `settings`: what the world was made from. */
export type WorldSettings = { id: 'settings'; seed: number; createdAt: string; source: string };

type Records = {
  settings: WorldSettings;
  tenants: entra.Tenant;
  users: entra.User;
  applications: entra.Application;
  consentGrants: entra.ConsentGrant;
  sessions: entra.Session;
  authorizationCodes: entra.AuthorizationCode;
  signingKeys: entra.SigningKey;
  bots: botConnector.Bot;
  botConversations: botConnector.BotConversation;
  botActivities: botConnector.BotActivity;
  botFrameworkKeys: entra.SigningKey;
  bookingBusinesses: graph.BookingBusiness;
  bookingRoles: graph.BookingRole;
  bookingServices: graph.BookingService;
  bookingStaffMembers: graph.BookingStaffMember;
  bookingCustomers: graph.BookingCustomer;
  bookingCustomQuestions: graph.BookingCustomQuestion;
  bookingAppointments: graph.BookingAppointment;
  environments: businessCentral.Environment;
  companies: businessCentral.Company;
  companyPermissions: businessCentral.CompanyPermission;
  generalProductPostingGroups: companySetup.PostingGroup;
  inventoryPostingGroups: companySetup.PostingGroup;
  vatBusinessPostingGroups: companySetup.PostingGroup;
  vatProductPostingGroups: companySetup.PostingGroup;
  generalPostingSetups: companySetup.GeneralPostingSetup;
  vatPostingSetups: companySetup.VatPostingSetup;
  currencies: companySetup.Currency;
  currencyExchangeRates: companySetup.CurrencyExchangeRate;
  paymentTerms: companySetup.PaymentTerm;
  unitsOfMeasure: companySetup.UnitOfMeasure;
  numberSeries: companySetup.NumberSeries;
  paymentMethods: companySetup.Coded;
  shipmentMethods: companySetup.Coded;
  itemCategories: companySetup.Coded;
  countriesRegions: companySetup.Coded;
  locations: companySetup.Coded;
  customerReturnReasons: companySetup.Coded;
  disputeStatuses: companySetup.Coded;
  dimensions: companySetup.Coded;
  dimensionValues: companySetup.DimensionValue;
  salespeoplePurchasers: companySetup.Salesperson;
  customerTemplateRules: companySetup.TemplateRule<businessCentral.Customer>;
  itemTemplateRules: companySetup.TemplateRule<businessCentral.Item>;
  accounts: companySetup.Account;
  itemCharges: companySetup.ItemCharge;
  recurringSalesLines: companySetup.RecurringSalesLines;
  customers: businessCentral.Customer;
  contacts: businessCentral.Contact;
  items: businessCentral.Item;
  salesInvoices: businessCentral.SalesInvoice;
  salesInvoiceLines: businessCentral.SalesInvoiceLine;
  salesCreditMemos: businessCentral.SalesCreditMemo;
  salesCreditMemoLines: businessCentral.SalesCreditMemoLine;
  subscriptions: subscriptions.Subscription;
  changeNotices: subscriptions.ChangeNotice;
};

export type World = { readonly [Name in keyof Records]: Table<Records[Name]> };

/** An empty world; `onChange` is told of every write. */
export function createWorld(onChange?: ChangeListener): World {
  return {
    settings: new Table('settings', onChange),
    ...identityTables(onChange),
    bookingBusinesses: new Table('bookingBusinesses', onChange),
    bookingRoles: new Table('bookingRoles', onChange),
    bookingServices: new Table('bookingServices', onChange),
    bookingStaffMembers: new Table('bookingStaffMembers', onChange),
    bookingCustomers: new Table('bookingCustomers', onChange),
    bookingCustomQuestions: new Table('bookingCustomQuestions', onChange),
    bookingAppointments: new Table('bookingAppointments', onChange),
    environments: new Table('environments', onChange),
    companies: new Table('companies', onChange),
    companyPermissions: new Table('companyPermissions', onChange),
    generalProductPostingGroups: new Table('generalProductPostingGroups', onChange),
    inventoryPostingGroups: new Table('inventoryPostingGroups', onChange),
    vatBusinessPostingGroups: new Table('vatBusinessPostingGroups', onChange),
    vatProductPostingGroups: new Table('vatProductPostingGroups', onChange),
    generalPostingSetups: new Table('generalPostingSetups', onChange),
    vatPostingSetups: new Table('vatPostingSetups', onChange),
    currencies: new Table('currencies', onChange),
    currencyExchangeRates: new Table('currencyExchangeRates', onChange),
    paymentTerms: new Table('paymentTerms', onChange),
    unitsOfMeasure: new Table('unitsOfMeasure', onChange),
    numberSeries: new Table('numberSeries', onChange),
    paymentMethods: new Table('paymentMethods', onChange),
    shipmentMethods: new Table('shipmentMethods', onChange),
    itemCategories: new Table('itemCategories', onChange),
    countriesRegions: new Table('countriesRegions', onChange),
    locations: new Table('locations', onChange),
    customerReturnReasons: new Table('customerReturnReasons', onChange),
    disputeStatuses: new Table('disputeStatuses', onChange),
    dimensions: new Table('dimensions', onChange),
    dimensionValues: new Table('dimensionValues', onChange),
    salespeoplePurchasers: new Table('salespeoplePurchasers', onChange),
    customerTemplateRules: new Table('customerTemplateRules', onChange),
    itemTemplateRules: new Table('itemTemplateRules', onChange),
    accounts: new Table('accounts', onChange),
    itemCharges: new Table('itemCharges', onChange),
    recurringSalesLines: new Table('recurringSalesLines', onChange),
    customers: new Table('customers', onChange),
    contacts: new Table('contacts', onChange),
    items: new Table('items', onChange),
    salesInvoices: new Table('salesInvoices', onChange),
    salesInvoiceLines: new Table('salesInvoiceLines', onChange),
    salesCreditMemos: new Table('salesCreditMemos', onChange),
    salesCreditMemoLines: new Table('salesCreditMemoLines', onChange),
    subscriptions: new Table('subscriptions', onChange),
    changeNotices: new Table('changeNotices', onChange),
  };
}

type IdentityTable =
  | 'tenants'
  | 'users'
  | 'applications'
  | 'consentGrants'
  | 'sessions'
  | 'authorizationCodes'
  | 'signingKeys'
  | 'bots'
  | 'botConversations'
  | 'botActivities'
  | 'botFrameworkKeys';

/** Who there is, people and programs alike. */
function identityTables(onChange?: ChangeListener): Pick<World, IdentityTable> {
  return {
    tenants: new Table('tenants', onChange),
    users: new Table('users', onChange),
    applications: new Table('applications', onChange),
    consentGrants: new Table('consentGrants', onChange),
    sessions: new Table('sessions', onChange),
    authorizationCodes: new Table('authorizationCodes', onChange),
    signingKeys: new Table('signingKeys', onChange),
    bots: new Table('bots', onChange),
    botConversations: new Table('botConversations', onChange),
    botActivities: new Table('botActivities', onChange),
    botFrameworkKeys: new Table('botFrameworkKeys', onChange),
  };
}
