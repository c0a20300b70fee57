import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, describe, inject, onTestFinished } from 'vitest';
import { openDatabase, type Database } from '../../api/state/database.ts';

type Open = () => Promise<Database>;

/** Runs one suite on both databases: what holds on one has to hold on the other. */
export function onBothDatabases(suite: (open: Open) => void): void {
  describe('on PGlite', () => suite(closedAfterwards(() => openDatabase('memory:'))));
  describe('on Postgres', () => suite(closedAfterwards(openPostgres)));
}

/** A database of its own on the server. */
export async function openPostgres(): Promise<Database> {
  const { database, drop } = await newDatabase();
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

async function newDatabase(): Promise<{ database: Database; drop: () => Promise<void> }> {
  const { url, drop } = await createPostgres();
  return { database: await openDatabase(url), drop };
}

/** Address of an empty database on the server, for the time of one test. */
export async function newDatabaseUrl(): Promise<string> {
  const { url, drop } = await createPostgres();
  onTestFinished(drop);
  return url;
}

/** An empty database on the server, by its address. */
export async function createPostgres(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** One database for a suite, opened by whoever asks first. */
function closedAfterwards(open: Open): Open {
  let opened: Promise<Database> | undefined;
  afterAll(async () => (await opened)?.close());
  return () => (opened ??= open());
}
