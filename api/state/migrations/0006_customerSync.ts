// What bringing customers of both sides together needs to be on record.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table sync_setups add column customer_sync jsonb not null default '{}'`,
  // Traces of what both sides had when they were last together, never the values.
  `create table customer_pairs (
    sync_setup_id uuid not null references sync_setups, card_id text not null,
    customer_id uuid not null, baseline jsonb not null, primary key (sync_setup_id, card_id))`,
  // A customer that is being made: stays while nobody knows whether it was.
  `create table customer_creations (
    sync_setup_id uuid not null references sync_setups, card_id text not null,
    sent_at timestamptz not null, primary key (sync_setup_id, card_id))`,
  `alter table sync_runs add column customer_problems jsonb not null default '[]'`,
  // Whoever may only look on may ask for a sync, but not for one that changes customers.
  `alter table sync_runs add column writes_customers boolean not null default true`,
];
