// Opens the product's database: PGlite in a folder, or a Postgres server.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool } from 'pg';
import { DurableFolder, durableStartParams } from './durableFolder.ts';
import { lockFolder } from './folderLock.ts';
import { migrate } from './migrate.ts';
import { PGliteStream } from './pgliteStream.ts';
import { StateError } from './stateError.ts';
import type { Tables } from './tables.ts';
import { columnTypes } from './columnTypes.ts';

export type Db = Kysely<Tables> | Transaction<Tables>;

/** Runs SQL as text, as pg-boss wants it. */
export type SqlExecutor = {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
};

export type Database = SqlExecutor & {
  db: Kysely<Tables>;
  kind: 'pglite' | 'postgres';
  /** Throws where the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

const poolSize = 8;
/** With one connection a wait this long means that somebody waits for himself. */
const connectTimeoutMs = 15_000;

/**
 * Opens `postgres://…`, the folder of a PGlite, or `memory:`, and brings its tables up to date. Throws a `StateError`
 * where the folder is damaged or in use, or the server does not answer.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (!/^postgres(ql)?:\/\//.test(url)) return openPGlite(url);
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    types: columnTypes,
  });
  return begin(pool, { kind: 'postgres', close: async () => {} }).catch((error: unknown) => {
    throw new StateError(`Cannot open the database of DATABASE_URL: ${reasonOf(error)}`);
  });
}

async function openPGlite(folder: string): Promise<Database> {
  if (folder === 'memory:') {
    const database = await PGlite.create();
    return begin(poolOver(database), { kind: 'pglite', close: () => database.close() });
  }
  const unlock = await lockFolder(folder);
  try {
    refuseForeignFolder(folder);
    const startParams = durableStartParams();
    const database = await PGlite.create({ fs: new DurableFolder(folder), startParams });
    const close = async (): Promise<void> => {
      await database.close();
      await unlock();
    };
    return await begin(poolOver(database), { kind: 'pglite', close });
  } catch (error) {
    await unlock();
    if (error instanceof StateError) throw error;
    throw new StateError(
      `Cannot open the state in "${folder}": it is damaged (${reasonOf(error)}). ` +
        'Put back a copy of the folder, or begin anew with an empty one (npm start -- --reset).',
    );
  }
}

/** A folder that holds something else is left alone. */
function refuseForeignFolder(folder: string): void {
  const isEmpty = readdirSync(folder).length === 0;
  if (isEmpty || existsSync(path.join(folder, 'PG_VERSION'))) return;
  throw new StateError(
    `Cannot open the state in "${folder}": the folder holds other files. Choose an empty one.`,
  );
}

function poolOver(database: PGlite): Pool {
  return new Pool({
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: connectTimeoutMs,
    types: columnTypes,
    stream: () => new PGliteStream(database),
  });
}

async function begin(
  pool: Pool,
  { kind, close }: Pick<Database, 'kind' | 'close'>,
): Promise<Database> {
  // Without a listener a lost idle connection would end the process; the next query reports it.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    await close();
    throw error;
  }
  return {
    db,
    kind,
    executeSql: (text, values) => pool.query(text, values),
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: async () => {
      await db.destroy();
      await close();
    },
  };
}

/** Runs SQL as text inside a transaction. */
export function sqlExecutor(db: Db): SqlExecutor {
  return {
    executeSql: async (text, values = []) => {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}

/** The driver's code or the first line of what it says; never the address, which may hold a password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return [code, error.message.split('\n')[0]].filter(Boolean).join(' ');
}
