// The tables as Kysely sees them. Instants come and go as ISO text in UTC, decimals as text, JSON goes in as text.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type * as id from '../domain/ids.ts';

type Json = ColumnType<unknown, string, string>;

type SyncSetups = {
  id: id.SyncSetupId;
  tenant_id: id.TenantId;
  version: number;
  booking_business_id: id.BookingBusinessId;
  booking_business_name: string;
  booking_currency_code: string;
  time_zone: string;
  environment: string;
  company_id: id.CompanyId;
  company_name: string;
  company_display_name: string;
  company_currency_code: string;
  start_date: string;
  enabled: boolean;
  interval_minutes: number | null;
  settings: Json;
  customer_sync: ColumnType<unknown, string | undefined, string>;
  sync_user_id: id.UserId;
  sync_user_name: string;
  sync_user_needs_sign_in: boolean;
  created_at: string;
  deleted_at: string | null;
  writing_stopped: Generated<boolean>;
  looked_through_from: string | null;
};

type InSetup = { sync_setup_id: id.SyncSetupId };

type Appointments = InSetup & {
  id: id.BookingAppointmentId;
  service_id: id.BookingServiceId;
  service_name: string;
  start_at: string;
  end_at: string;
  price_type: string;
  price: string;
  staff_member_ids: string[];
  attendees_count: number;
  fingerprint: string;
  vanished_at: string | null;
  read_at: string;
};

type Bookings = InSetup & {
  id: id.BookingId;
  appointment_id: id.BookingAppointmentId;
  attendee_index: number;
  customer_id: string | null;
  display_name: string;
  email: string;
  vanished: boolean;
};

type BookingServices = InSetup & {
  id: id.BookingServiceId;
  display_name: string;
  price_type: string;
  price: string;
};

type BookingStaffMembers = InSetup & { id: id.BookingStaffMemberId; display_name: string };

type Customers = InSetup & {
  id: id.CustomerId;
  number: string;
  display_name: string;
  type: 'Person' | 'Company';
  email: string;
  city: string;
  blocked: boolean;
  currency_code: string;
};

type CustomerContacts = InSetup & { email: string; customer_id: id.CustomerId };

type Items = InSetup & {
  id: id.ItemId;
  number: string;
  display_name: string;
  type: 'Inventory' | 'Service' | 'Non-Inventory';
  unit_price: string;
  price_includes_tax: boolean;
  blocked: boolean;
};

type Linked = { origin: string; linked_at: string; linked_by: id.UserId };
type CustomerLinks = InSetup & Linked & { key: string; customer_id: id.CustomerId };
type ServiceLinks = InSetup &
  Linked & { service_id: id.BookingServiceId; item_id: id.ItemId; rules: Json };

type CustomerPairs = InSetup & { card_id: string; customer_id: id.CustomerId; baseline: Json };
type CustomerCreations = InSetup & { card_id: string; sent_at: string };

type CustomerTaxFacts = InSetup & { customer_id: id.CustomerId; prices_include_tax: boolean };
type LineTaxFacts = InSetup & {
  customer_id: id.CustomerId;
  item_id: id.ItemId;
  percent: string;
};

type OfBooking = { tenant_id: id.TenantId; booking_id: id.BookingId };
type EnteredAmounts = OfBooking & {
  amount: string;
  entered_by: id.UserId;
  entered_at: string;
};
type Skips = OfBooking & {
  reason: string;
  note: string;
  skipped_by: string;
  skipped_at: string;
};

type InvoicePreviews = InSetup & {
  id: id.InvoicePreviewId;
  tenant_id: id.TenantId;
  hash: string;
  content: Json;
  created_by: id.UserId;
  created_at: string;
  expires_at: string;
};

type InvoiceRuns = InSetup & {
  id: id.InvoiceRunId;
  tenant_id: id.TenantId;
  state: 'running' | 'waiting' | 'stopping' | 'finished';
  waiting_for: 'signIn' | 'consent' | 'businessCentral' | 'writing' | null;
  started_at: string;
  finished_at: string | null;
  started_by_id: id.UserId;
  started_by_name: string;
  idempotency_key: string;
  request_hash: string;
  preview_id: id.InvoicePreviewId;
  left_out: Json;
  totals: Json;
  retry_of: id.InvoiceRunId | null;
  confirmations: Json;
  origin: Generated<'started' | 'found'>;
};

type SalesInvoiceDrafts = InSetup & {
  id: id.SalesInvoiceDraftId;
  run_id: id.InvoiceRunId;
  tenant_id: id.TenantId;
  position: number;
  state: string;
  marker: string;
  marker_field: 'externalDocumentNumber' | 'customerPurchaseOrderReference';
  environment: string;
  company_id: id.CompanyId;
  customer: Json;
  currency_code: string;
  prices_include_tax: boolean | null;
  lines: Json;
  expected_total: string;
  is_estimate: boolean;
  attempt: number;
  sent_at: string | null;
  unknown_since: string | null;
  check_again_at: string | null;
  sales_invoice: ColumnType<unknown, string | null, string | null>;
  problem: ColumnType<unknown, string | null, string | null>;
  undo: ColumnType<unknown, string | null, string | null>;
  in_parts: Generated<boolean>;
  failures: Generated<number>;
};

type CompanyFacts = {
  tenant_id: id.TenantId;
  environment: string;
  company_id: id.CompanyId;
  refuses_several_lines: boolean;
};

type CustomerPauses = InSetup & {
  customer_id: id.CustomerId;
  reason: string;
  paused_at: string;
  paused_by: string;
  resumed_at: string | null;
  resumed_by: string | null;
};

type Claims = OfBooking & {
  id: GeneratedAlways<number>;
  draft_id: id.SalesInvoiceDraftId;
  line_index: number;
  claimed_at: string;
  released_at: string | null;
};

type JournalHeads = { tenant_id: id.TenantId; seq: number; hash: string };
type Journal = {
  tenant_id: id.TenantId;
  seq: number;
  at: string;
  actor: string;
  kind: string;
  sync_setup_id: id.SyncSetupId | null;
  run_id: id.InvoiceRunId | null;
  draft_id: id.SalesInvoiceDraftId | null;
  details: Json;
  previous_hash: string;
  hash: string;
};

type TokenCaches = { tenant_id: id.TenantId; user_id: id.UserId; cache: string };
type AccessGrants = {
  tenant_id: id.TenantId;
  user_id: id.UserId;
  kind: 'bookingBusiness' | 'company';
  resource: string;
  granted_at: string;
};

type SyncRuns = InSetup & {
  id: id.SyncRunId;
  tenant_id: id.TenantId;
  state: 'queued' | 'running' | 'done' | 'failed';
  started_at: string;
  finished_at: string | null;
  progress_done: number;
  progress_of: number;
  counts: Json;
  error_code: string | null;
  started_by: ColumnType<unknown, string | null, string | null>;
  customer_problems: ColumnType<unknown, string | undefined, string>;
  writes_customers: Generated<boolean>;
};

type OfPerson = { tenant_id: id.TenantId; user_id: id.UserId };
type NoticeRecipients = OfPerson & {
  conversation_id: string;
  service_url: string;
  locale: string;
  active: boolean;
  changed_at: string;
  schedule: Generated<'daily' | 'weekly' | 'atOnce' | 'never'>;
};
type Notices = OfPerson & {
  id: id.NoticeId;
  key: string;
  kind: 'welcome' | 'help' | 'digest';
  sync_setup_id: id.SyncSetupId | null;
  booking_ids: id.BookingId[];
  state: 'waiting' | 'sending' | 'sent' | 'answered' | 'dropped' | 'unknown';
  due_at: string;
  attempt: Generated<number>;
  activity_id: string | null;
};
type ToldBookings = OfPerson & { booking_id: id.BookingId };

export type Tables = {
  sync_setups: SyncSetups;
  appointments: Appointments;
  bookings: Bookings;
  booking_services: BookingServices;
  booking_staff_members: BookingStaffMembers;
  customers: Customers;
  customer_contacts: CustomerContacts;
  items: Items;
  customer_links: CustomerLinks;
  service_links: ServiceLinks;
  customer_pairs: CustomerPairs;
  customer_creations: CustomerCreations;
  customer_tax_facts: CustomerTaxFacts;
  line_tax_facts: LineTaxFacts;
  entered_amounts: EnteredAmounts;
  skips: Skips;
  invoice_previews: InvoicePreviews;
  invoice_runs: InvoiceRuns;
  sales_invoice_drafts: SalesInvoiceDrafts;
  claims: Claims;
  journal_heads: JournalHeads;
  journal: Journal;
  token_caches: TokenCaches;
  access_grants: AccessGrants;
  sync_runs: SyncRuns;
  company_facts: CompanyFacts;
  customer_pauses: CustomerPauses;
  notice_recipients: NoticeRecipients;
  notices: Notices;
  told_bookings: ToldBookings;
};
