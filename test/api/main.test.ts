// The API as a process: how it starts, what it says when it cannot, and how it stops.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, listening, serveApi, temporaryFolder } from '../support/apiProcess.ts';

const patience = 90_000;

async function environment(changed: Record<string, string> = {}): Promise<Record<string, string>> {
  return {
    PORT: await freePort(),
    DATA_DIR: 'memory:',
    CLIENT_ID: 'b3c9e5d7-41f2-4a68-8e0b-9d7c6a5f4e32',
    CLIENT_SECRET: 'secret-of-the-client',
    TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 5).toString('base64'),
    LOG_LEVEL: 'warn',
    ...changed,
  };
}

/** Starts what cannot start, and gives the one line that it says. */
async function lineOf(changed: Record<string, string>): Promise<string> {
  const api = serveApi(await environment(changed));
  expect(await api.ended).toBe(1);
  const lines = api.stderr.split('\n').filter((line) => line !== '');
  expect(lines, api.stderr).toHaveLength(1);
  expect(api.stdout).toBe('');
  return lines[0] ?? '';
}

test(
  'stops at SIGTERM with exit code 0, and finds its state again',
  { timeout: patience },
  async () => {
    const folder = path.join(temporaryFolder(), 'not', 'there', 'yet');
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const api = serveApi(await environment({ DATA_DIR: folder }));
      await api.healthy();
      expect(existsSync(path.join(folder, 'PG_VERSION'))).toBe(true);
      api.kill(signal);
      expect(await api.ended).toBe(0);
      expect(api.stderr).toBe('');
    }
  },
);

test('says in one line that the port is in use', { timeout: patience }, async () => {
  const { port, close } = await listening();
  onTestFinished(close);
  expect(await lineOf({ PORT: String(port) })).toBe(
    `Cannot listen on port ${port}: another program uses it. Set PORT to another one.`,
  );
});

test('says in one line that the host is none of this machine', { timeout: patience }, async () => {
  expect(await lineOf({ HOST: '203.0.113.7' })).toBe(
    'Cannot listen on "203.0.113.7": it is no address of this machine. Set HOST to one.',
  );
});

test(
  'says in one line who has the folder open, and leaves it alone',
  { timeout: patience },
  async () => {
    const folder = temporaryFolder();
    const first = serveApi(await environment({ DATA_DIR: folder }));
    await first.healthy();
    expect(await lineOf({ DATA_DIR: folder })).toMatch(
      /^Cannot open the state in ".*": process \d+ has it open\. Stop that one first/,
    );
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  },
);

test(
  'says in one line that the state is damaged, and what to do',
  { timeout: patience },
  async () => {
    const folder = temporaryFolder();
    const api = serveApi(await environment({ DATA_DIR: folder }));
    await api.healthy();
    api.kill('SIGTERM');
    expect(await api.ended).toBe(0);
    truncateSync(path.join(folder, 'global', 'pg_control'), 10);
    expect(await lineOf({ DATA_DIR: folder })).toMatch(
      /^Cannot open the state in ".*": it is damaged .*Put back a copy of the folder/,
    );
  },
);

test('keeps its hands off a folder of other files', { timeout: patience }, async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'holiday.jpg'), 'not ours');
  expect(await lineOf({ DATA_DIR: folder })).toMatch(/the folder holds other files/);
  expect(readdirSync(folder)).toEqual(['holiday.jpg']);
});

test(
  'says in one line that the folder is a file, or may not be written',
  { timeout: patience },
  async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'state');
    writeFileSync(file, '');
    expect(await lineOf({ DATA_DIR: file })).toMatch(/no folder that can be written to \(EEXIST\)/);
    if (process.getuid?.() === 0) return;
    const locked = path.join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    expect(await lineOf({ DATA_DIR: locked })).toMatch(
      /no folder that can be written to \(EACCES\)/,
    );
  },
);

test(
  'says in one line that the database does not answer, without its password',
  { timeout: patience },
  async () => {
    const port = await freePort();
    const line = await lineOf({
      DATABASE_URL: `postgres://me:hidden-word@127.0.0.1:${port}/books`,
    });
    expect(line).toMatch(/^Cannot open the database of DATABASE_URL: ECONNREFUSED/);
    expect(line).not.toContain('hidden-word');
  },
);

test('says a line for each setting that is missing', { timeout: patience }, async () => {
  const api = serveApi({ PORT: 'x' });
  expect(await api.ended).toBe(1);
  expect(
    api.stderr
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(':')[0]),
  ).toEqual(['Cannot start', 'PORT', 'CLIENT_ID', 'CLIENT_SECRET', 'TOKEN_ENCRYPTION_KEY']);
});
