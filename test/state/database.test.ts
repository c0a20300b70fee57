import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../api/state/database.ts';
import { StateError } from '../../api/state/stateError.ts';
import { onBothDatabases } from '../support/database.ts';
import { newSetup } from '../support/ledger.ts';
import { listSyncSetups } from '../../api/state/syncSetups.ts';

onBothDatabases((open) => {
  test('a query that fails says so, and the next ones get their own answers', async () => {
    const { db } = await open();
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        index % 4 === 0
          ? sql`select 1 / 0 as value`.execute(db)
          : sql<{ value: number }>`select ${index}::int as value`.execute(db),
      ),
    );
    const values = results.map((result) =>
      result.status === 'fulfilled' ? result.value.rows[0] : 'failed',
    );
    expect(values).toEqual(
      Array.from({ length: 40 }, (_, index) => (index % 4 === 0 ? 'failed' : { value: index })),
    );
  });

  test('a transaction that fails leaves nothing behind', async () => {
    const { db } = await open();
    let tenantId;
    const failing = db.transaction().execute(async (transaction) => {
      tenantId = (await newSetup(transaction)).setup.tenantId;
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(tenantId && (await listSyncSetups(db, tenantId))).toEqual([]);
  });
});

test('what was committed is there after the process was started again', async () => {
  const folder = temporaryFolder();
  const first = await openDatabase(folder);
  const { setup } = await newSetup(first.db);
  await first.close();
  const second = await openDatabase(folder);
  onTestFinished(() => second.close());
  expect(await listSyncSetups(second.db, setup.tenantId)).toEqual([setup]);
});

test('what was read is not kept in memory', async () => {
  const database = await openDatabase('memory:');
  onTestFinished(() => database.close());
  const { db } = database;
  const read = () => sql`select repeat('x', 1000000) as value`.execute(db);
  await read();
  const before = memoryInUse();
  for (let count = 0; count < 60; count += 1) await read();
  expect(memoryInUse() - before).toBeLessThan(20_000_000);
});

test('a commit is on the disk before it is answered', async () => {
  const database = await openDatabase(temporaryFolder());
  const { db } = database;
  onTestFinished(() => database.close());
  let synced = 0;
  const { fdatasyncSync } = fs;
  fs.fdatasyncSync = (descriptor) => {
    synced += 1;
    fdatasyncSync(descriptor);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.fdatasyncSync = fdatasyncSync;
    syncBuiltinESMExports();
  });
  for (let commit = 1; commit <= 5; commit += 1) {
    await newSetup(db);
    expect(synced).toBeGreaterThanOrEqual(commit);
  }
});

test('a folder that is open already is refused, with the process that has it', async () => {
  const folder = temporaryFolder();
  const first = await openDatabase(folder);
  onTestFinished(() => first.close());
  await expect(openDatabase(folder)).rejects.toThrow(
    new StateError(
      `Cannot open the state in "${folder}": process ${process.pid} has it open. Stop that one first, or choose another folder.`,
    ),
  );
});

test('a folder with other files is left alone', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'letter.txt'), 'Dear Adele');
  await expect(openDatabase(folder)).rejects.toThrow(/holds other files/);
});

test('a damaged folder gives one clear line', async () => {
  const folder = temporaryFolder();
  await (await openDatabase(folder)).close();
  writeFileSync(path.join(folder, 'global', 'pg_control'), 'damaged');
  const failure = await openDatabase(folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StateError);
  expect(String(failure)).toMatch(/is damaged .*begin anew/);
  expect(String(failure).split('\n')).toHaveLength(1);
});

test('a server that does not answer gives one clear line without the password', async () => {
  const failure = await openDatabase('postgres://me:secret@127.0.0.1:1/x').catch(String);
  expect(failure).toMatch(/^StateError: Cannot open the database of DATABASE_URL/);
  expect(failure).not.toContain('secret');
});

/** After everything that nobody holds any more is thrown away. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
