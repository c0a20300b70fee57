// Two instances of the API on one database, as while a new version takes over from the old one: each thing is done once.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../api/config.ts';
import { startServer, type RunningServer } from '../../api/server.ts';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import { expectSoundBooks } from '../support/audit.ts';
import { createPostgres } from '../support/database.ts';
import {
  after,
  documentsOf,
  invoicingSetup,
  readyOfEach,
  startWith,
  until,
  type Where,
} from '../support/invoicing.ts';
import { untilSynced } from '../support/readySetup.ts';
import type { ServiceCall } from '../support/product.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const dropping: (() => Promise<void>)[] = [];
// Registered first, so that it comes after the product is closed.
afterAll(async () => {
  for (const drop of dropping) await drop();
});

const shared = sharedProduct(async () => {
  const { url, drop } = await createPostgres();
  dropping.push(drop);
  return { database: url, seed: { bookings: 160, customers: 40 } };
});

const tabFolder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-tab-'));
writeFileSync(
  path.join(tabFolder, 'index.html'),
  '<meta name="teams-host-origins" content="" /><meta name="open-in-teams-url" content="" />',
);
afterAll(() => rmSync(tabFolder, { recursive: true, force: true }));

let where: Where;
let other: RunningServer;
/** How far the clock of the other instance is ahead. */
let skewMs = 0;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
  const { environment, clock } = shared.product;
  other = await startServer(readConfig(environment), {
    version: '0.0.0',
    now: () => new Date(clock.now() + skewMs).toISOString(),
    elapsedMs: () => clock.now(),
    newId: randomUUID,
    tabFolder,
  });
});

afterAll(() => other.close());

beforeEach(() => {
  skewMs = 0;
});

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

const overTheWindow = settleWindowMs + 60_000;
const write = { service: 'businessCentral', path: '$batch' } as const;

/** The minute strikes for both at the same moment. */
async function tickBoth(): Promise<void> {
  await Promise.all([shared.product.tick(), other.tick()]);
}

/** Time goes by, and whoever is up looks again. */
async function aMinuteLater(): Promise<void> {
  shared.product.clock.advance(60_000);
  await tickBoth();
}

async function expectEachOnce(runId: string): Promise<void> {
  const params = { syncSetupId: where.syncSetupId, runId };
  const isFinished = async (): Promise<boolean> => {
    await aMinuteLater();
    return (await where.product.ok('getInvoiceRun', { params })).state === 'finished';
  };
  await expect.poll(isFinished, { timeout: 50_000, interval: 200 }).toBe(true);
  const { drafts, progress } = await where.product.ok('getInvoiceRun', { params });
  expect(progress).toMatchObject({ drafted: drafts.length });
  for (const draft of drafts)
    expect(documentsOf(where, draft)).toMatchObject([{ id: draft.salesInvoice?.id }]);
}

test('A7 a sync that is due is begun by one of them, also when it takes longer than its interval', async () => {
  const { product, syncSetupId } = where;
  const params = { syncSetupId };
  const interval = async (intervalMinutes: 15 | null) => {
    const { etag } = await product.ok('getSyncSetup', { params });
    const headers = { 'if-match': etag };
    await product.ok('updateSyncSetup', { params, headers, body: { intervalMinutes } });
  };
  const runs = async () => (await product.ok('listSyncRuns', { params })).syncRuns.length;
  await interval(15);
  const before = await runs();
  product.faults.replace([
    { service: 'graph', path: '/services', kind: 'delay', delayMs: 10 * 60_000 },
  ]);
  product.clock.advance(16 * 60_000);
  await tickBoth();
  expect(await runs()).toBe(before + 1);
  // To the other instance the interval is over again, while the first sync goes on.
  skewMs = 16 * 60_000;
  await tickBoth();
  expect(await runs()).toBe(before + 1);
  skewMs = 0;
  product.faults.clear();
  product.clock.advance(10 * 60_000);
  await interval(null);
  await untilSynced(product, syncSetupId);
  expect(await runs()).toBe(before + 1);
});

test('A7 a run that both take up is carried out once', async () => {
  where.product.faults.replace([{ ...write, kind: 'delay', delayMs: 300 }]);
  const run = await startWith(where, await readyOfEach(where, 12));
  for (let minute = 0; minute < 4; minute += 1) await tickBoth();
  await after(where, overTheWindow);
  await expectEachOnce(run.id);
});

/** Starts a run whose answer is lost, and stops the instance that knows of it. */
async function leaveInDoubt(trouble: Trouble) {
  const { product } = where;
  product.faults.replace([{ ...write, times: 1, ...trouble }]);
  const run = await startWith(where, await readyOfEach(where, 3));
  await until(where, run.id, ({ progress }) => progress.checking === 3);
  await product.stop();
  product.requests.length = 0;
  return run;
}

type Trouble = { kind: 'cut' } | { kind: 'doneLater'; laterMs: number };

const documentsOfAll = ({ drafts }: InvoiceRun): number =>
  drafts.flatMap((draft) => documentsOf(where, draft)).length;

/** Waits until the other instance has looked for every draft of a run. */
async function lookedUpByOther({ drafts }: InvoiceRun): Promise<void> {
  await other.tick();
  const isLookUp = ({ method, path: to }: ServiceCall): boolean =>
    method === 'GET' && to.endsWith('/salesInvoices');
  const lookUps = (): number => where.product.requests.filter(isLookUp).length;
  await expect.poll(lookUps, { timeout: 20_000 }).toBeGreaterThanOrEqual(drafts.length);
}

test('D3 what one instance left in doubt the other finds out, and makes it once', async () => {
  const run = await leaveInDoubt({ kind: 'cut' });
  where.product.clock.advance(60_000);
  await lookedUpByOther(run);
  expect(documentsOfAll(run)).toBe(0);
  where.product.clock.advance(overTheWindow);
  const madeByNow = async (): Promise<number> => {
    where.product.clock.advance(60_000);
    await other.tick();
    return documentsOfAll(run);
  };
  await expect.poll(madeByNow, { timeout: 20_000, interval: 200 }).toBe(3);
  await where.product.start();
  await expectEachOnce(run.id);
});

test.each([
  ['an hour ahead', 3_600_000],
  ['an hour behind', -3_600_000],
])(
  'D5 an instance whose clock is %s does not take silence for absence',
  async (_, milliseconds) => {
    const { product } = where;
    const run = await leaveInDoubt({ kind: 'doneLater', laterMs: 15 * 60_000 });
    skewMs = milliseconds;
    product.clock.advance(60_000);
    if (milliseconds > 0) await lookedUpByOther(run);
    else await other.tick();
    product.clock.advance(14 * 60_000);
    await expect.poll(() => documentsOfAll(run), { timeout: 20_000 }).toBe(3);
    await product.start();
    skewMs = 0;
    await tickBoth();
    await after(where, overTheWindow);
    await expectEachOnce(run.id);
  },
);
