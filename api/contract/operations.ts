// Every operation of the HTTP API: the routes are made from this table, and so is the OpenAPI document.
import { z } from 'zod';
import { CustomerSyncPlan, PlanCustomerSync } from './customerSync.ts';
import {
  Booking,
  BookingPage,
  BookingQuery,
  SkipBookings,
  SkipResult,
  UpdateBooking,
} from './bookings.ts';
import {
  BookingBusinessList,
  BookingBusinessQuery,
  CompanyList,
  CompanyQuery,
  CustomerList,
  EnvironmentList,
  ItemList,
  SearchQuery,
} from './choices.ts';
import { CreateInvoicePreview, InvoicePreview } from './invoicePreviews.ts';
import { InvoiceRun, InvoiceRunList, RetryInvoiceRun, StartInvoiceRun, UndoInvoiceRun } from './invoiceRuns.ts';
import { JournalPage, JournalQuery } from './journal.ts';
import {
  CustomerLink,
  CustomerLinkKey,
  CustomerLinkList,
  PersonMatchList,
  PutCustomerLink,
  PutServiceLink,
  ServiceLink,
  ServiceLinkList,
} from './links.ts';
import { Me, type Role } from './me.ts';
import {
  CreateSyncSetup,
  SetupTest,
  StartSyncRun,
  SyncRunList,
  SyncRunSummary,
  SyncSetup,
  SyncSetupList,
  UpdateSyncSetup,
} from './syncSetups.ts';
import { BookingId, Uuid } from './values.ts';

export type Operation = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api`, with parameters in braces. */
  path: string;
  summary: string;
  /** The least role that may do it. */
  role: Role;
  params: z.ZodType<Record<string, string>>;
  query: z.ZodType;
  body: z.ZodType;
  status: number;
  response: z.ZodType;
  /** Media type of an answer that is text: the only one where `response` is a string, else one that may be asked for. */
  text?: string;
};

const none = z.strictObject({});
const nothing = z.undefined();
/** Where an operation takes no body, what is sent is not looked at. */
const noBody = z.unknown();
const setup = z.object({ syncSetupId: Uuid });
const run = setup.extend({ runId: Uuid });
const inSetup = '/sync-setups/{syncSetupId}';
const inRun = `${inSetup}/invoice-runs/{runId}` as const;

export const operations = {
  getMe: {
    method: 'get', path: '/me', role: 'viewer', status: 200,
    summary: 'The signed-in user, and whether Bookings and Business Central can be reached',
    params: none, query: none, body: noBody, response: Me,
  },
  listBookingBusinesses: {
    method: 'get', path: '/booking-businesses', role: 'viewer', status: 200,
    summary: 'Booking businesses of the organisation, with which of them the user can open',
    params: none, query: BookingBusinessQuery, body: noBody, response: BookingBusinessList,
  },
  listEnvironments: {
    method: 'get', path: '/environments', role: 'viewer', status: 200,
    summary: 'Environments of Business Central',
    params: none, query: none, body: noBody, response: EnvironmentList,
  },
  listCompanies: {
    method: 'get', path: '/companies', role: 'viewer', status: 200,
    summary: 'Companies of an environment that the user may open',
    params: none, query: CompanyQuery, body: noBody, response: CompanyList,
  },
  searchCustomers: {
    method: 'get', path: '/customers', role: 'viewer', status: 200,
    summary: 'Customers of the company of a setup, by number, name or e-mail',
    params: none, query: SearchQuery, body: noBody, response: CustomerList,
  },
  searchItems: {
    method: 'get', path: '/items', role: 'viewer', status: 200,
    summary: 'Items of type Service of the company of a setup, by number or name',
    params: none, query: SearchQuery, body: noBody, response: ItemList,
  },
  listSyncSetups: {
    method: 'get', path: '/sync-setups', role: 'viewer', status: 200,
    summary: 'All setups of the organisation',
    params: none, query: none, body: noBody, response: SyncSetupList,
  },
  createSyncSetup: {
    method: 'post', path: '/sync-setups', role: 'manager', status: 201,
    summary: 'Tie a booking business to a company; the caller becomes the sync user',
    params: none, query: none, body: CreateSyncSetup, response: SyncSetup,
  },
  getSyncSetup: {
    method: 'get', path: inSetup, role: 'viewer', status: 200,
    summary: 'One setup',
    params: setup, query: none, body: noBody, response: SyncSetup,
  },
  updateSyncSetup: {
    method: 'patch', path: inSetup, role: 'manager', status: 200,
    summary: 'Change a setup; needs If-Match',
    params: setup, query: none, body: UpdateSyncSetup, response: SyncSetup,
  },
  deleteSyncSetup: {
    method: 'delete', path: inSetup, role: 'manager', status: 204,
    summary: 'Remove a setup; what it drafted stays on record; needs If-Match',
    params: setup, query: none, body: noBody, response: nothing,
  },
  testSyncSetup: {
    method: 'post', path: `${inSetup}/test`, role: 'viewer', status: 200,
    summary: 'Check with the rights of the caller that everything the setup needs can be read',
    params: setup, query: none, body: noBody, response: SetupTest,
  },
  planCustomerSync: {
    method: 'post', path: `${inSetup}/customer-sync-plan`, role: 'manager', status: 200,
    summary: 'What a synchronisation of customers would do with these settings, without doing it',
    params: setup, query: none, body: PlanCustomerSync, response: CustomerSyncPlan,
  },
  startSyncRun: {
    method: 'post', path: `${inSetup}/sync-runs`, role: 'viewer', status: 202,
    summary: 'Read Bookings and Business Central now; one run at a time, so a second call answers the first run',
    params: setup, query: none, body: StartSyncRun, response: SyncRunSummary,
  },
  listSyncRuns: {
    method: 'get', path: `${inSetup}/sync-runs`, role: 'viewer', status: 200,
    summary: 'The latest sync runs, newest first',
    params: setup, query: none, body: noBody, response: SyncRunList,
  },
  getSyncRun: {
    method: 'get', path: `${inSetup}/sync-runs/{syncRunId}`, role: 'viewer', status: 200,
    summary: 'One sync run',
    params: setup.extend({ syncRunId: Uuid }), query: none, body: noBody, response: SyncRunSummary,
  },
  listBookings: {
    method: 'get', path: `${inSetup}/bookings`, role: 'viewer', status: 200,
    summary: 'Completed bookings with state, problems, amounts, counts and totals',
    params: setup, query: BookingQuery, body: noBody, response: BookingPage,
  },
  updateBooking: {
    method: 'patch', path: `${inSetup}/bookings/{bookingId}`, role: 'invoicer', status: 200,
    summary: 'Enter the amount of a booking by hand, or take it back',
    params: setup.extend({ bookingId: BookingId }), query: none, body: UpdateBooking, response: Booking,
  },
  skipBookings: {
    method: 'post', path: `${inSetup}/skips`, role: 'invoicer', status: 200,
    summary: 'Say that bookings are not to be invoiced, and why',
    params: setup, query: none, body: SkipBookings, response: SkipResult,
  },
  unskipBooking: {
    method: 'delete', path: `${inSetup}/skips/{bookingId}`, role: 'invoicer', status: 204,
    summary: 'Offer a skipped booking again',
    params: setup.extend({ bookingId: BookingId }), query: none, body: noBody, response: nothing,
  },
  listCustomerLinks: {
    method: 'get', path: `${inSetup}/customer-links`, role: 'viewer', status: 200,
    summary: 'Who pays for whom, as far as people said so',
    params: setup, query: none, body: noBody, response: CustomerLinkList,
  },
  listCustomerMatches: {
    method: 'get', path: `${inSetup}/customer-matches`, role: 'viewer', status: 200,
    summary: 'People whose bookings wait for a customer, with candidates, and how much waits',
    params: setup, query: none, body: noBody, response: PersonMatchList,
  },
  putCustomerLink: {
    method: 'put', path: `${inSetup}/customer-links/{key}`, role: 'invoicer', status: 200,
    summary: 'Link a person of Bookings to a customer',
    params: setup.extend({ key: CustomerLinkKey }), query: none, body: PutCustomerLink, response: CustomerLink,
  },
  deleteCustomerLink: {
    method: 'delete', path: `${inSetup}/customer-links/{key}`, role: 'invoicer', status: 204,
    summary: 'Take a customer link back',
    params: setup.extend({ key: CustomerLinkKey }), query: none, body: noBody, response: nothing,
  },
  pauseCustomer: {
    method: 'put', path: `${inSetup}/customer-pauses/{customerId}`, role: 'invoicer', status: 204,
    summary: 'Invoice nothing to a customer until that is taken back; what is planned for them is given up',
    params: setup.extend({ customerId: Uuid }), query: none, body: noBody, response: nothing,
  },
  resumeCustomer: {
    method: 'delete', path: `${inSetup}/customer-pauses/{customerId}`, role: 'invoicer', status: 204,
    summary: 'Invoice to a paused customer again',
    params: setup.extend({ customerId: Uuid }), query: none, body: noBody, response: nothing,
  },
  listServiceLinks: {
    method: 'get', path: `${inSetup}/service-links`, role: 'viewer', status: 200,
    summary: 'Services of the business with their items, or a suggestion',
    params: setup, query: none, body: noBody, response: ServiceLinkList,
  },
  putServiceLink: {
    method: 'put', path: `${inSetup}/service-links/{serviceId}`, role: 'invoicer', status: 200,
    summary: 'Link a service to an item of type Service, with its pricing rules',
    params: setup.extend({ serviceId: z.string().min(1).max(100) }), query: none, body: PutServiceLink, response: ServiceLink,
  },
  deleteServiceLink: {
    method: 'delete', path: `${inSetup}/service-links/{serviceId}`, role: 'invoicer', status: 204,
    summary: 'Take a service link back',
    params: setup.extend({ serviceId: z.string().min(1).max(100) }), query: none, body: noBody, response: nothing,
  },
  createInvoicePreview: {
    method: 'post', path: `${inSetup}/invoice-previews`, role: 'invoicer', status: 201,
    summary: 'Plan draft sales invoices for chosen bookings and freeze the plan for review',
    params: setup, query: none, body: CreateInvoicePreview, response: InvoicePreview,
  },
  startInvoiceRun: {
    method: 'post', path: `${inSetup}/invoice-runs`, role: 'invoicer', status: 202,
    summary: 'Create the reviewed drafts in Business Central; needs Idempotency-Key',
    params: setup, query: none, body: StartInvoiceRun, response: InvoiceRun,
  },
  listInvoiceRuns: {
    method: 'get', path: `${inSetup}/invoice-runs`, role: 'viewer', status: 200,
    summary: 'The latest invoice runs, newest first',
    params: setup, query: none, body: noBody, response: InvoiceRunList,
  },
  exportInvoiceRun: {
    method: 'get', path: `${inRun}.csv`, role: 'viewer', status: 200, text: 'text/csv',
    summary: 'The receipt of an invoice run, one row per line',
    params: run, query: none, body: noBody, response: z.string(),
  },
  getInvoiceRun: {
    method: 'get', path: inRun, role: 'viewer', status: 200,
    summary: 'Progress and receipt of one invoice run',
    params: run, query: none, body: noBody, response: InvoiceRun,
  },
  followInvoiceRun: {
    method: 'get', path: `${inRun}/events`, role: 'viewer', status: 200, text: 'text/event-stream',
    summary: 'What changes of an invoice run, as server-sent events: `progress` with an InvoiceRunEvent, at last `end`; goes on after Last-Event-ID',
    params: run, query: none, body: noBody, response: z.string(),
  },
  stopInvoiceRun: {
    method: 'post', path: `${inRun}/stop`, role: 'invoicer', status: 202,
    summary: 'Give up what is not sent yet; what is made stays',
    params: run, query: none, body: noBody, response: InvoiceRun,
  },
  retryInvoiceRun: {
    method: 'post', path: `${inRun}/retry`, role: 'invoicer', status: 202,
    summary: 'Send what was not created once more, in a run of its own; needs Idempotency-Key',
    params: run, query: none, body: RetryInvoiceRun, response: InvoiceRun,
  },
  undoInvoiceRun: {
    method: 'post', path: `${inRun}/undo`, role: 'invoicer', status: 202,
    summary: 'Delete drafts again that nobody touched; each says what became of that',
    params: run, query: none, body: UndoInvoiceRun, response: InvoiceRun,
  },
  listJournal: {
    method: 'get', path: `${inSetup}/journal`, role: 'viewer', status: 200, text: 'text/csv',
    summary: 'What was done in a setup, oldest first; as CSV with all entries where that is what is accepted',
    params: setup, query: JournalQuery, body: noBody, response: JournalPage,
  },
} as const satisfies Record<string, Operation>;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
