// The reason for the product, by clicking: from an empty installation to draft sales invoices.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { startProduct, type Product } from '../support/product.ts';
import { startDate } from '../support/readySetup.ts';
import { builtTabFolder, openBrowser, openTeams, type Screen } from '../support/screen.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-journey-'));
let browser: Browser;
let product: Product;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  const options = { database: path.join(folder, 'state'), tabFolder: builtTabFolder };
  product = await startProduct(options, (close) => closers.push(close));
});

afterAll(async () => {
  await browser.close();
  for (const close of closers) await close();
  rmSync(folder, { recursive: true, force: true });
});

test('an office manager connects a calendar, reviews, and gets the drafts she reviewed', async () => {
  const screen = await openTeams(browser, product.simulator.origins.teams);
  await connect(screen);
  await acceptSuggestions(screen);
  const { tab } = screen;
  await tab.getByRole('tab', { name: 'Uninvoiced bookings' }).click();
  await tab.getByRole('checkbox', { name: 'Select all bookings shown' }).check();
  await tab.getByRole('button', { name: /^Create \d+ draft invoices$/ }).click();

  const review = tab.getByRole('dialog', { name: 'Review before creating' });
  await review.getByText('Please confirm').waitFor();
  for (const box of await review.getByRole('checkbox').all()) await box.check();
  const create = review.getByRole('button', { name: /^Create \d+ draft invoices$/ });
  const promised = Number(/\d+/.exec((await create.textContent()) ?? '')?.[0]);
  await create.click();

  const run = await untilFinished();
  expect(promised).toBe(run.drafts.length);
  expect(run.drafts.length).toBeGreaterThan(5);
  for (const draft of run.drafts) compareWithBusinessCentral(draft);
  const link = tab.getByRole('button', { name: /Business Central/ }).first();
  await link.waitFor();
  const [opened] = await Promise.all([screen.page.context().waitForEvent('page'), link.click()]);
  await opened
    .getByText(run.drafts[0]?.salesInvoice?.number ?? 'no number')
    .first()
    .waitFor();

  await product.restart();
  await stillThere();
  expect(screen.faults).toEqual([]);
});

/** On a new screen, after the API was stopped and started. */
async function stillThere(): Promise<void> {
  const { tab, faults } = await openTeams(browser, product.simulator.origins.teams);
  await tab.getByRole('tab', { name: /^In draft/ }).click();
  await tab.getByRole('treegrid').getByText('In draft').first().waitFor();
  await tab.getByRole('tab', { name: 'Invoice runs' }).click();
  await tab.getByText('Megan Bowen').first().waitFor();
  expect(faults).toEqual([]);
}

async function connect({ tab }: Screen): Promise<void> {
  await tab.getByText('Connect Bookings with Business Central').waitFor();
  await tab
    .getByLabel(/Bookings calendar/)
    .selectOption({ label: 'Fabrikam Therapiezentrum (EUR)' });
  await tab.getByLabel(/^Company/).selectOption({ label: 'Fabrikam Health' });
  await tab.getByLabel(/First day to invoice/).fill(startDate(product));
  await tab.getByRole('button', { name: 'Connect' }).click();
  await tab.getByRole('tab', { name: 'Uninvoiced bookings', selected: true }).waitFor();
  await tab.getByRole('tab', { name: 'Sync setup' }).click();
}

async function acceptSuggestions({ tab }: Screen): Promise<void> {
  const accept = tab.getByRole('button', { name: /^Accept: / });
  await accept.first().waitFor();
  for (let left = await accept.count(); left > 0; left -= 1) {
    await accept.first().click();
    await expect.poll(() => accept.count(), { timeout: 20_000 }).toBeLessThan(left);
  }
}

async function untilFinished(): Promise<InvoiceRun> {
  const { syncSetups } = await product.ok('listSyncSetups');
  const syncSetupId = syncSetups[0]?.id ?? '';
  const read = async (): Promise<InvoiceRun | undefined> => {
    const { invoiceRuns } = await product.ok('listInvoiceRuns', { params: { syncSetupId } });
    const runId = invoiceRuns[0]?.id;
    if (runId === undefined) return undefined;
    return product.ok('getInvoiceRun', { params: { syncSetupId, runId } });
  };
  await expect.poll(async () => (await read())?.state, { timeout: 60_000 }).toBe('finished');
  const run = await read();
  if (!run) throw new Error('No run was started');
  return run;
}

/** The document in Business Central is what the receipt says, line by line. */
function compareWithBusinessCentral(draft: InvoiceRun['drafts'][number]): void {
  const { salesInvoices, salesInvoiceLines } = product.world;
  const found = salesInvoices.filter((one) => one.externalDocumentNumber === draft.marker);
  if (draft.state === 'rejected') {
    expect(found).toEqual([]);
    return;
  }
  expect(found.map((one) => [one.customerId, one.number, one.posted])).toEqual([
    [draft.customer.id, draft.salesInvoice?.number, false],
  ]);
  const lines = salesInvoiceLines.filter(({ documentId }) => documentId === found[0]?.id);
  expect(lines.map(seen)).toEqual(
    draft.lines.map((line) => [
      line.item.id,
      line.description,
      Number(line.quantity),
      Number(line.unitPrice),
      line.serviceDate,
    ]),
  );
  const sum = lines.reduce((total, line) => total + line.netAmountIncludingTax, 0);
  expect(sum).toBeCloseTo(Number(draft.salesInvoice?.totalAmountIncludingTax), 2);
}

function seen(line: ReturnType<Product['world']['salesInvoiceLines']['list']>[number]) {
  return [line.itemId, line.description, line.quantity, line.unitPrice, line.shipmentDate];
}
