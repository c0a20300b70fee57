// `npm run pictures`: takes the pictures of the README anew, so that they show the product as it is.
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { startProduct, type Product } from '../support/product.ts';
import { readySetup } from '../support/readySetup.ts';
import {
  builtTabFolder,
  openBrowser,
  openTeams,
  type Look,
  type Screen,
} from '../support/screen.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/pictures');

let browser: Browser;
let product: Product;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  const seed = { bookings: 140, customers: 24 };
  product = await startProduct({ tabFolder: builtTabFolder, seed }, (close) => closers.push(close));
  await readySetup(product);
});

afterAll(async () => {
  await browser.close();
  for (const close of closers) await close();
});

async function open(look: Look, tabName: string | RegExp): Promise<Screen> {
  const screen = await openTeams(browser, product.simulator.origins.teams, look);
  await screen.tab.getByRole('tab', { name: tabName }).first().click();
  return screen;
}

async function take({ page }: Screen, name: string): Promise<void> {
  // What moves has come to rest, and nothing that waited is still being drawn.
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}

test('of the bookings that are ready, all selected', async () => {
  const screen = await open({}, 'Uninvoiced bookings');
  await screen.tab.getByRole('checkbox', { name: 'Select all bookings shown' }).check();
  await take(screen, 'bookings-light');
});

test('of the review before drafts are created', async () => {
  const screen = await open({}, 'Uninvoiced bookings');
  await screen.tab.getByRole('checkbox', { name: 'Select all bookings shown' }).check();
  await screen.tab.getByRole('button', { name: /^Create \d+ draft invoices$/ }).click();
  const review = screen.tab.getByRole('dialog', { name: 'Review before creating' });
  await review.getByText(/draft invoices for/).waitFor();
  await take(screen, 'review-light');
});

test('of the setup, in the dark theme', async () => {
  const screen = await open({ theme: 'dark' }, 'Sync setup');
  await screen.tab.getByText('Consulting hour').first().waitFor();
  await take(screen, 'setup-dark');
});

test('of what needs attention, in high contrast and 720 pixels wide', async () => {
  const screen = await open({ theme: 'contrast', width: 720, height: 900 }, /^Needs attention/);
  await screen.tab.getByRole('treegrid').waitFor();
  await take(screen, 'attention-contrast');
});
