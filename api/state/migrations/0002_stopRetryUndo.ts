// What stopping, trying again and undoing need to be on record.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table invoice_runs add column retry_of uuid references invoice_runs`,
  `alter table invoice_runs add column confirmations jsonb not null default '[]'`,
  `create index invoice_runs_retry on invoice_runs (retry_of) where retry_of is not null`,
  `alter table sales_invoice_drafts add column undo jsonb`,
  // Work that is left over is found by this, however many drafts were ever made.
  `create index sales_invoice_drafts_undo on sales_invoice_drafts (run_id)
    where undo ->> 'result' = 'pending'`,
  // Whoever follows a run asks again and again for what is new in it.
  `create index journal_run on journal (run_id, seq)`,
];
