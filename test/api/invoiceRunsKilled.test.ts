// The API as a process of its own, killed without a warning while it makes drafts, and started again on what it left.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import { startApiToKill, startRunIn } from '../support/apiToKill.ts';
import { expectSoundBooks, personal } from '../support/audit.ts';
import {
  after,
  documentsOf,
  invoice,
  invoicingSetup,
  onlyDraft,
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
  'B9 drafts of a process that was killed %s are made once',
  { timeout: 120_000 },
  async (_, trouble) => {
    const { product } = where;
    const bookings = await readyOfEach(where, 3);
    const reviewed = await preview(where, { bookingIds: bookings.map(({ id }) => id) });
    await product.stop();
    product.faults.replace([{ service: 'businessCentral', path: '$batch', times: 1, ...trouble }]);
    product.requests.length = 0;
    const api = await startApiToKill(product);
    const run = await startRunIn(api.origin, reviewed, where);
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

test('B3 a draft that was left in doubt and never came to be is made by whoever starts next', async () => {
  const { product } = where;
  const bookings = await readyOfEach(where, 2);
  product.faults.replace([{ service: 'businessCentral', path: '$batch', kind: 'cut', times: 1 }]);
  const reviewed = await preview(where, { bookingIds: bookings.map(({ id }) => id) });
  const run = await startRunIn(product.origin, reviewed, where);
  await until(where, run.id, ({ progress }) => progress.checking === 2);
  await product.restart();
  expect((await until(where, run.id, () => true)).progress.checking).toBe(2);
  // What another process left in doubt is watched for the whole window from when this one first looked.
  await after(where, 60_000);
  await until(where, run.id, ({ drafts }) =>
    drafts.every(({ checkAgainAt }) => Date.parse(checkAgainAt ?? '') > product.clock.now()),
  );
  await after(where, settleWindowMs + 60_000);
  const done = await until(where, run.id);
  expect(done.progress).toMatchObject({ drafted: 2 });
  await expectSoundBooks(where);
});

test(
  'D2 a process that is killed twice while it recovers makes everything once',
  { timeout: 120_000 },
  async () => {
    const { product } = where;
    const bookings = await readyOfEach(where, 2);
    const reviewed = await preview(where, { bookingIds: bookings.map(({ id }) => id) });
    const service = 'businessCentral';
    product.faults.replace([{ service, path: '$batch', kind: 'answerLost', times: 1 }]);
    const run = await startRunIn(product.origin, reviewed, where);
    await until(where, run.id, ({ progress }) => progress.checking === 2);
    await product.stop();
    // So that neither of them gets to the end of its look-up.
    product.faults.replace([{ service, path: '/salesInvoices', method: 'GET', kind: 'cut' }]);
    for (let killed = 0; killed < 2; killed += 1) {
      product.clock.advance(60_000);
      product.requests.length = 0;
      const api = await startApiToKill(product);
      const isLookedUp = () =>
        product.requests.some(({ path: to }) => to.endsWith('/salesInvoices'));
      await expect.poll(isLookedUp, { timeout: 20_000, interval: 5 }).toBe(true);
      await api.kill();
    }
    product.faults.clear();
    await product.start();
    await after(where, settleWindowMs + 60_000);
    const done = await until(where, run.id);
    expect(done.progress).toMatchObject({ drafted: 2 });
    for (const draft of done.drafts) expect(documentsOf(where, draft)).toHaveLength(1);
    await expectSoundBooks(where);
  },
);

test.each([
  ['before Business Central heard of it', { kind: 'delay', delayMs: 3_000 }],
  ['after Business Central did it', { kind: 'answerLost' }],
] as const)(
  'G7 a deletion whose process was killed %s ends as undone',
  { timeout: 120_000 },
  async (_, trouble) => {
    const { product } = where;
    const run = await invoice(where, await readyOfEach(where, 1));
    await product.stop();
    product.faults.replace([
      { service: 'businessCentral', method: 'DELETE', times: 1, ...trouble },
    ]);
    product.requests.length = 0;
    const api = await startApiToKill(product);
    await undoIn(api.origin, run);
    const isSent = () => product.requests.some(({ method }) => method === 'DELETE');
    await expect.poll(isSent, { timeout: 20_000, interval: 5 }).toBe(true);
    await api.kill();
    await product.start();
    await after(where, settleWindowMs + 60_000);
    const isUndone = ({ drafts }: InvoiceRun): boolean =>
      drafts.every(({ undo }) => undo?.result !== 'pending');
    const draft = onlyDraft(await until(where, run.id, isUndone));
    expect(draft).toMatchObject({ state: 'undone', undo: { result: 'undone' } });
    expect(documentsOf(where, draft)).toEqual([]);
    await expectSoundBooks(where);
  },
);

async function undoIn(origin: string, { id, syncSetupId }: InvoiceRun): Promise<void> {
  const address = `${origin}/api/sync-setups/${syncSetupId}/invoice-runs/${id}/undo`;
  const headers = {
    authorization: `Bearer ${await where.product.token('megan')}`,
    'content-type': 'application/json',
  };
  const { status } = await fetch(address, { method: 'POST', headers, body: '{}' });
  expect(status).toBe(202);
}
