// A person plays the colleague: in the simulated Bookings and Business Central, beside the tab.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product.ts';
import { invoicingSetup, preview, start, until, type Where } from '../support/invoicing.ts';
import { syncAgain } from '../support/readySetup.ts';
import { builtTabFolder, openBrowser, openTeams } from '../support/screen.ts';

let browser: Browser;
let product: Product;
let setup: Where;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  product = await startProduct({ tabFolder: builtTabFolder }, (close) => closers.push(close));
  setup = await invoicingSetup(product);
});

afterAll(async () => {
  await browser.close();
  for (const close of closers) await close();
});

/** Follows a link of the simulated Teams into another product. */
async function follow(name: string): Promise<Page> {
  const { page } = await openTeams(browser, product.simulator.origins.teams);
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return opened;
}

async function countReady(): Promise<number> {
  const { counts } = await product.ok('listBookings', {
    params: { syncSetupId: setup.syncSetupId },
    query: { view: 'ready' },
  });
  return counts.ready;
}

test('deletes a draft in Business Central, and its bookings are offered again in the tab', async () => {
  const run = await until(setup, (await start(setup, await preview(setup))).id);
  const ready = await countReady();
  const draft = run.drafts.find(({ state }) => state === 'drafted');
  const number = draft?.salesInvoice?.number ?? 'no number';

  const books = await follow('Business Central');
  await books.getByRole('link', { name: number, exact: true }).click();
  await books.getByRole('button', { name: `Delete: ${number}` }).click();
  await books.getByRole('heading', { name: 'Sales invoices' }).waitFor();
  expect(await books.getByRole('link', { name: number, exact: true }).count()).toBe(0);

  await syncAgain(product, setup.syncSetupId);
  const { tab } = await openTeams(browser, product.simulator.origins.teams);
  await tab.getByRole('tab', { name: `Ready ${ready + (draft?.bookingsCount ?? 0)}` }).waitFor();
});

test('adds an appointment in Bookings, and cancels it again', async () => {
  const calendar = await follow('Bookings');
  await calendar.getByRole('link', { name: 'Fabrikam Therapiezentrum' }).click();
  await calendar.getByRole('link', { name: 'Week after' }).click();
  const cancel = calendar.getByRole('button', { name: 'Cancel: Akupunktur, 07:30' });
  expect(await cancel.count()).toBe(0);
  await calendar.getByLabel('Service').selectOption({ label: 'Akupunktur' });
  const begins = calendar.getByLabel('Begins');
  await begins.fill(`${(await begins.inputValue()).slice(0, 10)}T07:30`);
  await calendar.getByRole('button', { name: 'Add the appointment' }).click();
  await cancel.waitFor();
  await cancel.click();
  await expect.poll(() => cancel.count()).toBe(0);
});
