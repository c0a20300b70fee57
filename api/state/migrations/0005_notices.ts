// Whom the bot may write to, what it is to say, and what was said.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table notice_recipients (
    tenant_id text not null,
    user_id text not null,
    conversation_id text not null,
    service_url text not null,
    locale text not null,
    active boolean not null,
    changed_at timestamptz not null,
    schedule text not null default 'daily',
    primary key (tenant_id, user_id)
  )`,
  // The outbox: one row for what one person is to be told once.
  `create table notices (
    id uuid primary key,
    tenant_id text not null,
    user_id text not null,
    key text not null,
    kind text not null,
    sync_setup_id uuid references sync_setups,
    booking_ids text[] not null default '{}',
    state text not null,
    due_at timestamptz not null,
    attempt integer not null default 0,
    activity_id text,
    unique (tenant_id, user_id, key)
  )`,
  `create index notices_open on notices (due_at) where state in ('waiting', 'sending')`,
  `create index notices_waiting_digest on notices (tenant_id, user_id, sync_setup_id)
    where kind = 'digest' and state = 'waiting'`,
  // Nobody is told twice of the same booking.
  `create table told_bookings (
    tenant_id text not null,
    user_id text not null,
    booking_id text not null,
    primary key (tenant_id, user_id, booking_id)
  )`,
];
