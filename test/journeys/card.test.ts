// A person is told by the bot what waits, and goes from there to the tab.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inChat, registerBot, untilCards } from '../support/bot.ts';
import { invoicingSetup } from '../support/invoicing.ts';
import { startProduct, type Product } from '../support/product.ts';
import { syncAgain } from '../support/readySetup.ts';
import { builtTabFolder, openBrowser, openTeams } from '../support/screen.ts';

let browser: Browser;
let product: Product;
let syncSetupId: string;
const closers: (() => Promise<void>)[] = [];
const day = 86_400_000;

beforeAll(async () => {
  browser = await openBrowser();
  product = await startProduct({ tabFolder: builtTabFolder }, (close) => closers.push(close));
  await registerBot(product);
  ({ syncSetupId } = await invoicingSetup(product));
});

afterAll(async () => {
  await browser.close();
  for (const close of closers) await close();
});

test('hears what waits, reviews it in the tab, and is reminded tomorrow', async () => {
  const { page, faults } = await openTeams(browser, product.simulator.origins.teams);
  await page.getByRole('link', { name: 'Chat' }).click();
  await inChat(product, 'megan', { does: 'install' });
  await page.getByLabel('How often shall I write?').selectOption('At once, by day');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. At once, by day. Write to me to change it.').waitFor();

  await syncAgain(product, syncSetupId);
  product.clock.advance(day);
  await product.tick();
  await untilCards(product, 'megan', 2);
  const { counts } = await product.ok('listBookings', { params: { syncSetupId } });
  const [review] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Review' }).click(),
  ]);
  const tab = review.frameLocator('iframe');
  const ready = tab.getByRole('tab', { name: `Ready ${counts.ready}` });
  await ready.waitFor();
  expect(await ready.getAttribute('aria-selected')).toBe('true');

  await page.getByRole('button', { name: 'Remind me tomorrow' }).click();
  await page.getByText('I will remind you tomorrow morning').waitFor();
  expect(await page.getByRole('button', { name: 'Remind me tomorrow' }).count()).toBe(0);
  expect(faults).toEqual([]);
});
