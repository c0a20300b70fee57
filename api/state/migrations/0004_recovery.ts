// What finding documents again needs to be on record.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The start date with which all documents of the company were looked through, and nothing was left unrecognised.
  `alter table sync_setups add column looked_through_from text`,
  // A pause that a person ended stays on record, so that nothing but a person begins it again.
  `alter table customer_pauses add column resumed_at timestamptz, add column resumed_by text`,
];
