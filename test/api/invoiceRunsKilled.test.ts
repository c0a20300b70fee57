// The API as a process of its own, killed without a warning while it makes drafts, and started again on what it left.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import type { InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import { expectSoundBooks, personal } from '../support/audit.ts';
import {
  after,
  documentsOf,
  invoicingSetup,
  preview,
  readyOfEach,
  until,
  type Where,
} from '../support/invoicing.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shared = sharedProduct({ database: folder, seed: { bookings: 60, customers: 14 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

test.each([
  ['before Business Central heard of them', { kind: 'delay', delayMs: 3_000 }],
  ['after Business Central made them', { kind: 'answerLost' }],
] as const)(
  'drafts of a process that was killed %s are made once',
  { timeout: 120_000 },
  async (_, trouble) => {
    const { product } = where;
    const bookings = await readyOfEach(where, 3);
    const reviewed = await preview(where, { bookingIds: bookings.map(({ id }) => id) });
    await product.stop();
    product.faults.replace([{ service: 'businessCentral', path: '$batch', times: 1, ...trouble }]);
    product.requests.length = 0;
    const api = await startProcess();
    const run = await startIn(api.origin, reviewed);
    const isSent = () => product.requests.some(({ path: to }) => to.endsWith('$batch'));
    await expect.poll(isSent, { timeout: 20_000, interval: 5 }).toBe(true);
    await api.kill();
    await product.start();
    const doubtful = await until(where, run.id, ({ progress }) => progress.waiting === 0);
    expect(doubtful.progress).toMatchObject({ drafts: 3, rejected: 0 });
    await expect
      .poll(() => doubtful.drafts.flatMap((draft) => documentsOf(where, draft)).length, {
        timeout: 20_000,
      })
      .toBe(3);
    await after(where, settleWindowMs + 60_000);
    const done = await until(where, run.id);
    expect(done.progress).toMatchObject({ drafted: 3 });
    for (const draft of done.drafts) expect(documentsOf(where, draft)).toHaveLength(1);
    await expectSoundBooks(where);
    expect(api.said()).toContain('"msg"');
    expect(personal(api.said(), product.world)).toEqual([]);
  },
);

test('a draft that was left in doubt and never came to be is made by whoever starts next', async () => {
  const { product } = where;
  const bookings = await readyOfEach(where, 2);
  product.faults.replace([{ service: 'businessCentral', path: '$batch', kind: 'cut', times: 1 }]);
  const reviewed = await preview(where, { bookingIds: bookings.map(({ id }) => id) });
  const run = await startIn(product.origin, reviewed);
  await until(where, run.id, ({ progress }) => progress.checking === 2);
  await product.restart();
  expect((await until(where, run.id, () => true)).progress.checking).toBe(2);
  await after(where, settleWindowMs + 60_000);
  const done = await until(where, run.id);
  expect(done.progress).toMatchObject({ drafted: 2 });
  await expectSoundBooks(where);
});

async function startIn(origin: string, { id, hash, confirmations }: InvoicePreview) {
  const token = await where.product.token('megan');
  const response = await fetch(`${origin}/api/sync-setups/${where.syncSetupId}/invoice-runs`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ previewId: id, hash, confirmations }),
  });
  return InvoiceRun.parse(await response.json());
}

const page =
  '<meta name="teams-host-origins" content="" /><meta name="open-in-teams-url" content="" />';

const project = path.resolve(import.meta.dirname, '../..');

async function startProcess() {
  const { environment, clock } = where.product;
  const tabFolder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-tab-'));
  writeFileSync(path.join(tabFolder, 'index.html'), page);
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/killableApi.ts'], {
    cwd: project,
    env: {
      ...process.env,
      ...environment,
      LOG_LEVEL: 'debug',
      TAB_FOLDER: tabFolder,
      CLOCK_AHEAD_MS: String(clock.now() - Date.now()),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(tabFolder, { recursive: true, force: true });
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  }
  const origin = () => /^http:\/\/localhost:\d+$/m.exec(said)?.[0];
  const hasSpoken = () => origin() !== undefined || child.exitCode !== null;
  await expect.poll(hasSpoken, { timeout: 60_000 }).toBe(true);
  expect(child.exitCode, said).toBeNull();
  return { origin: origin() ?? '', said: () => said, kill: () => killed(child) };
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
