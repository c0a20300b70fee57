import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import * as ledger from './migrations/0001_ledger.ts';
import * as stopRetryUndo from './migrations/0002_stopRetryUndo.ts';
import * as companies from './migrations/0003_companies.ts';
import * as recovery from './migrations/0004_recovery.ts';
import * as notices from './migrations/0005_notices.ts';
import * as customerSync from './migrations/0006_customerSync.ts';

const known: Record<string, Migration> = {
  '0001_ledger': ledger,
  '0002_stopRetryUndo': stopRetryUndo,
  '0003_companies': companies,
  '0004_recovery': recovery,
  '0005_notices': notices,
  '0006_customerSync': customerSync,
};

/** Forward only. Kysely takes a lock, so that several instances may start at once. */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  const later = await laterMigrations(db);
  const migrations = { ...known, ...Object.fromEntries(later.map((name) => [name, done])) };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('Cannot bring the tables up to date');
}

/** A newer instance was here first. Its tables serve an older one as well, for migrations only ever add. */
async function laterMigrations<Schema>(db: Kysely<Schema>): Promise<string[]> {
  const table = await sql<{ name: string | null }>`
    select to_regclass('kysely_migration')::text as name`.execute(db);
  if (!table.rows[0]?.name) return [];
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return applied.rows.flatMap(({ name }) => (name in known ? [] : [name]));
}

const done: Migration = { up: async () => {} };
