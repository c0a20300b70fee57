import { Migrator, type Kysely } from 'kysely';
import * as ledger from './migrations/0001_ledger.ts';
import * as stopRetryUndo from './migrations/0002_stopRetryUndo.ts';

/** Forward only. Kysely takes a lock, so that several instances may start at once. */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        '0001_ledger': ledger,
        '0002_stopRetryUndo': stopRetryUndo,
      }),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('Cannot bring the tables up to date');
}
