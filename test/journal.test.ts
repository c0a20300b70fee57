// The command of whoever has to prove what was done: it reads the state itself, and ends as the journal is.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Database } from '../api/state/database.ts';
import { appendJournal } from '../api/state/journal.ts';
import { createPostgres } from './support/database.ts';
import { newSetup, step } from './support/ledger.ts';

type Place = { address: string; environment: Record<string, string> };

async function inFolder(): Promise<Place> {
  const address = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-state-'));
  onTestFinished(() => rmSync(address, { recursive: true, force: true }));
  return { address, environment: { DATA_DIR: address } };
}

async function onServer(): Promise<Place> {
  const { url, drop } = await createPostgres();
  onTestFinished(drop);
  return { address: url, environment: { DATABASE_URL: url } };
}

/** Three entries of one organisation, and what somebody does to them past the trigger. */
async function written(address: string, tampering?: string): Promise<string> {
  const database = await openDatabase(address);
  const { setup } = await newSetup(database.db);
  const { tenantId } = setup;
  for (let entry = 0; entry < 3; entry += 1) {
    await database.db
      .transaction()
      .execute((transaction) => appendJournal(transaction, tenantId, [step()]));
  }
  if (tampering !== undefined) await tamper(database, tampering);
  await database.close();
  return tenantId;
}

async function tamper({ db }: Database, statement: string): Promise<void> {
  await sql`alter table journal disable trigger journal_append_only`.execute(db);
  await sql.raw(statement).execute(db);
}

function journal(
  args: string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { PATH = '' } = process.env;
  const command = ['--import', 'tsx', 'api/journal.ts', ...args];
  const options = { cwd: path.resolve(import.meta.dirname, '..'), env: { PATH, ...environment } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

test.for([
  ['PGlite', inFolder],
  ['Postgres', onServer],
] as const)('a sound journal on %s is told to be so', async ([, open]) => {
  const { address, environment } = await open();
  const tenantId = await written(address);
  const { code, stderr } = await journal(['--verify'], environment);
  expect(stderr).toMatch(
    new RegExp(`^${tenantId}: sound, 3 entries, the last one 3 [0-9a-f]{64}$`, 'm'),
  );
  expect(code).toBe(0);
});

test.for([
  ['PGlite', inFolder],
  ['Postgres', onServer],
] as const)(
  'a damaged journal on %s ends the command with 1 and names the damage',
  async ([, open]) => {
    const { address, environment } = await open();
    await written(
      address,
      `update journal set actor = 'x' where seq = 2; delete from journal where seq = 3`,
    );
    const { code, stderr } = await journal(['--verify'], environment);
    expect(stderr).toContain('entry 2: altered');
    expect(stderr).toContain('entry 3: cut off at the end');
    expect(code).toBe(1);
  },
);

test('an export has one entry a line, and goes beside the verdict', async () => {
  const { address, environment } = await inFolder();
  const tenantId = await written(address);
  const { code, stdout, stderr } = await journal(
    ['--export', '--verify', '--tenant', tenantId],
    environment,
  );
  const entries = stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(entries).toMatchObject([{ seq: 1 }, { seq: 2 }, { seq: 3, tenantId, kind: 'tested' }]);
  expect(stderr).toContain('sound');
  expect(code).toBe(0);
});

test('a folder without a state is not taken for a sound journal', async () => {
  const { environment } = await inFolder();
  const { code, stderr } = await journal(['--verify'], environment);
  expect(stderr).toContain('There is no state in');
  expect(code).toBe(2);
});

test('who asks for nothing, or for what there is not, is told how to ask', async () => {
  const { environment } = await inFolder();
  const nothing = await journal([], environment);
  expect(nothing).toMatchObject({ code: 2 });
  expect(nothing.stdout).toContain('Usage:');
  const wrong = await journal(['--verfy'], environment);
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.stderr).toContain('Usage:');
});
