// The ledger is lost, or put back from a copy of yesterday: what stands in Business Central is known again before
// anything is created there.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { documentsOfOurs, expectSoundBooks } from '../support/audit.ts';
import {
  bookingsOf,
  invoice,
  invoicingSetup,
  preview,
  readyOfEach,
  start,
  startWith,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { startProduct } from '../support/product.ts';
import { readySetup, syncAgain } from '../support/readySetup.ts';

test(
  'D4 the claims of 30 drafts are rebuilt from the documents when the database is lost',
  { timeout: 120_000 },
  async () => {
    const product = await startProduct({ seed: { bookings: 150, customers: 45 } });
    const lost = await invoicingSetup(product);
    const chosen = await readyOfEach(lost, 30);
    const run = await invoice(lost, chosen);
    expect(run.progress).toMatchObject({ drafts: 30, drafted: 30 });
    const before = documentsOfOurs(product).map(({ id }) => id);
    // Without a folder the database is gone with its process.
    await product.restart();
    const where: Where = { product, syncSetupId: (await readySetup(product)).id };
    const states = new Map((await bookingsOf(where)).map(({ id, state }) => [id, state]));
    expect(chosen.map(({ id }) => states.get(id))).toEqual(chosen.map(() => 'inDraft'));
    const found = await onlyRun(where);
    expect(found).toMatchObject({ origin: 'found', state: 'finished', progress: { drafted: 30 } });
    expect(found.drafts.map(({ marker }) => marker).toSorted()).toEqual(
      run.drafts.map(({ marker }) => marker).toSorted(),
    );
    const rest = await preview(where);
    await until(where, (await start(where, rest)).id);
    const kept = documentsOfOurs(product).map(({ id }) => id);
    expect(before.filter((id) => !kept.includes(id))).toEqual([]);
    await expectSoundBooks(where);
  },
);

test(
  'D4 with a database of yesterday nothing of today is created twice',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-state-'));
    const copy = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-copy-'));
    onTestFinished(() => {
      for (const each of [folder, copy]) rmSync(each, { recursive: true, force: true });
    });
    const product = await startProduct({ database: folder, seed: { bookings: 60, customers: 15 } });
    const where = await invoicingSetup(product);
    const [first, second, third] = await readyOfEach(where, 3);
    if (!first || !second || !third) throw new Error('Nothing is ready');
    await invoice(where, [first]);
    await product.stop();
    cpSync(folder, copy, { recursive: true });
    await product.start();
    const today = await invoice(where, [second]);
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
    cpSync(copy, folder, { recursive: true });
    await product.start();
    expect(await stateOf(where, second.id), 'as the copy has it').toBe('ready');
    const run = await until(where, (await startWith(where, [second, third])).id);
    expect(run.progress).toMatchObject({ drafted: 1, rejected: 1 });
    expect(run.drafts.find(({ state }) => state === 'rejected')).toMatchObject({
      problem: { code: 'alreadyInvoiced' },
      lines: [{ bookingIds: [second.id] }],
    });
    expect(await stateOf(where, second.id)).toBe('inDraft');
    expect(documentsOfOurs(product)).toHaveLength(3);
    expect(documentsOfOurs(product).map(({ id }) => id)).toContain(
      today.drafts[0]?.salesInvoice?.id,
    );
    await syncAgain(product, where.syncSetupId);
    await expectSoundBooks(where);
  },
);

async function onlyRun(where: Where) {
  const params = { syncSetupId: where.syncSetupId };
  const { invoiceRuns } = await where.product.ok('listInvoiceRuns', { params });
  const [run] = invoiceRuns;
  if (!run || invoiceRuns.length > 1) throw new Error(`There are ${invoiceRuns.length} runs`);
  return where.product.ok('getInvoiceRun', { params: { ...params, runId: run.id } });
}
