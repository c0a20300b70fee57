// What was learned of companies, and what people stopped. Every new column has a default, so that an instance that does
// not know it goes on writing beside one that does.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table company_facts (
    tenant_id text not null, environment text not null, company_id uuid not null,
    refuses_several_lines boolean not null, primary key (tenant_id, environment, company_id))`,
  `alter table sales_invoice_drafts
    add column in_parts boolean not null default false,
    add column failures integer not null default 0`,
  `alter table sync_setups add column writing_stopped boolean not null default false`,
  `alter table invoice_runs add column origin text not null default 'started'`,
  `create table customer_pauses (
    sync_setup_id uuid not null references sync_setups, customer_id uuid not null,
    reason text not null, paused_at timestamptz not null, paused_by text not null,
    primary key (sync_setup_id, customer_id))`,
];
