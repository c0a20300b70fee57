// What the product keeps. Forward only: an older instance must be able to work beside a newer one.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table sync_setups (
    id uuid primary key, tenant_id text not null, version integer not null,
    booking_business_id text not null, booking_business_name text not null,
    booking_currency_code text not null, time_zone text not null,
    environment text not null, company_id uuid not null, company_name text not null,
    company_display_name text not null, company_currency_code text not null,
    start_date text not null, enabled boolean not null, interval_minutes integer,
    settings jsonb not null, sync_user_id text not null, sync_user_name text not null,
    sync_user_needs_sign_in boolean not null, created_at timestamptz not null, deleted_at timestamptz)`,
  // A business belongs to one active setup at a time.
  `create unique index sync_setups_business on sync_setups (tenant_id, lower(booking_business_id))
    where enabled and deleted_at is null`,
  `create table appointments (
    sync_setup_id uuid not null references sync_setups, id text not null,
    service_id text not null, service_name text not null,
    start_at timestamptz not null, end_at timestamptz not null,
    price_type text not null, price numeric not null, staff_member_ids text[] not null,
    attendees_count integer not null, fingerprint text not null,
    vanished_at timestamptz, read_at timestamptz not null,
    primary key (sync_setup_id, id))`,
  `create index appointments_start on appointments (sync_setup_id, start_at)`,
  `create table bookings (
    sync_setup_id uuid not null, id text not null, appointment_id text not null,
    attendee_index integer not null, customer_id text, display_name text not null,
    email text not null, vanished boolean not null,
    primary key (sync_setup_id, id),
    foreign key (sync_setup_id, appointment_id) references appointments)`,
  `create index bookings_appointment on bookings (sync_setup_id, appointment_id)`,
  `create table booking_services (
    sync_setup_id uuid not null references sync_setups, id text not null,
    display_name text not null, price_type text not null, price numeric not null,
    primary key (sync_setup_id, id))`,
  `create table booking_staff_members (
    sync_setup_id uuid not null references sync_setups, id text not null,
    display_name text not null, primary key (sync_setup_id, id))`,
  `create table customers (
    sync_setup_id uuid not null references sync_setups, id uuid not null, number text not null,
    display_name text not null, type text not null, email text not null, city text not null,
    blocked boolean not null, currency_code text not null, primary key (sync_setup_id, id))`,
  `create table customer_contacts (
    sync_setup_id uuid not null references sync_setups, email text not null,
    customer_id uuid not null, primary key (sync_setup_id, email, customer_id))`,
  `create table items (
    sync_setup_id uuid not null references sync_setups, id uuid not null, number text not null,
    display_name text not null, type text not null, unit_price numeric not null,
    price_includes_tax boolean not null, blocked boolean not null, primary key (sync_setup_id, id))`,
  `create table customer_links (
    sync_setup_id uuid not null references sync_setups, key text not null, customer_id uuid not null,
    origin text not null, linked_at timestamptz not null, linked_by text not null,
    primary key (sync_setup_id, key))`,
  `create table service_links (
    sync_setup_id uuid not null references sync_setups, service_id text not null,
    item_id uuid not null, origin text not null, rules jsonb not null,
    linked_at timestamptz not null, linked_by text not null, primary key (sync_setup_id, service_id))`,
  `create table customer_tax_facts (
    sync_setup_id uuid not null references sync_setups, customer_id uuid not null,
    prices_include_tax boolean not null, primary key (sync_setup_id, customer_id))`,
  `create table line_tax_facts (
    sync_setup_id uuid not null references sync_setups, customer_id uuid not null,
    item_id uuid not null, percent numeric not null,
    primary key (sync_setup_id, customer_id, item_id))`,
  // What people decided about a booking belongs to the booking, so that it outlives a setup.
  `create table entered_amounts (
    tenant_id text not null, booking_id text not null, amount numeric not null,
    entered_by text not null, entered_at timestamptz not null, primary key (tenant_id, booking_id))`,
  `create table skips (
    tenant_id text not null, booking_id text not null, reason text not null, note text not null,
    skipped_by text not null, skipped_at timestamptz not null, primary key (tenant_id, booking_id))`,
  `create table invoice_previews (
    id uuid primary key, tenant_id text not null, sync_setup_id uuid not null references sync_setups,
    hash text not null, content jsonb not null, created_by text not null,
    created_at timestamptz not null, expires_at timestamptz not null)`,
  `create index invoice_previews_expiry on invoice_previews (expires_at)`,
  `create table invoice_runs (
    id uuid primary key, tenant_id text not null, sync_setup_id uuid not null references sync_setups,
    state text not null, waiting_for text, started_at timestamptz not null, finished_at timestamptz,
    started_by_id text not null, started_by_name text not null, idempotency_key text not null,
    request_hash text not null, preview_id uuid not null, left_out jsonb not null, totals jsonb not null,
    unique (tenant_id, started_by_id, idempotency_key))`,
  `create index invoice_runs_setup on invoice_runs (sync_setup_id, started_at desc)`,
  `create index invoice_runs_unfinished on invoice_runs (id) where state <> 'finished'`,
  `create table sales_invoice_drafts (
    id uuid primary key, run_id uuid not null references invoice_runs, tenant_id text not null,
    sync_setup_id uuid not null references sync_setups, position integer not null, state text not null,
    marker text not null, marker_field text not null, environment text not null,
    company_id uuid not null, customer jsonb not null, currency_code text not null,
    prices_include_tax boolean, lines jsonb not null, expected_total numeric not null,
    is_estimate boolean not null, attempt integer not null, sent_at timestamptz,
    unknown_since timestamptz, check_again_at timestamptz, sales_invoice jsonb, problem jsonb,
    unique (tenant_id, environment, company_id, marker))`,
  `create index sales_invoice_drafts_run on sales_invoice_drafts (run_id, position)`,
  `create index sales_invoice_drafts_state on sales_invoice_drafts (sync_setup_id, state)`,
  `create table claims (
    id bigint generated always as identity primary key, tenant_id text not null,
    booking_id text not null, draft_id uuid not null references sales_invoice_drafts,
    line_index integer not null, claimed_at timestamptz not null, released_at timestamptz)`,
  // The one rule on which everything rests: a booking has one live claim at most.
  `create unique index claims_live on claims (tenant_id, booking_id) where released_at is null`,
  `create index claims_draft on claims (draft_id)`,
  `create table journal_heads (
    tenant_id text primary key, seq bigint not null, hash text not null)`,
  `create table journal (
    tenant_id text not null, seq bigint not null, at timestamptz not null, actor text not null,
    kind text not null, sync_setup_id uuid, run_id uuid, draft_id uuid, details jsonb not null,
    previous_hash text not null, hash text not null, primary key (tenant_id, seq))`,
  `create index journal_setup on journal (sync_setup_id, seq)`,
  `create function refuse_journal_change() returns trigger language plpgsql as $$
    begin raise exception 'The journal is append-only'; end $$`,
  `create trigger journal_append_only before update or delete on journal
    for each row execute function refuse_journal_change()`,
  `create table token_caches (
    tenant_id text not null, user_id text not null, cache text not null,
    primary key (tenant_id, user_id))`,
  `create table access_grants (
    tenant_id text not null, user_id text not null, kind text not null, resource text not null,
    granted_at timestamptz not null, primary key (tenant_id, user_id, kind, resource))`,
  `create table sync_runs (
    id uuid primary key, tenant_id text not null, sync_setup_id uuid not null references sync_setups,
    state text not null, started_at timestamptz not null, finished_at timestamptz,
    progress_done integer not null, progress_of integer not null, counts jsonb not null,
    error_code text, started_by jsonb)`,
  // One sync of a setup at a time, however many instances there are.
  `create unique index sync_runs_open on sync_runs (sync_setup_id) where state in ('queued', 'running')`,
  `create index sync_runs_setup on sync_runs (sync_setup_id, started_at desc)`,
];
