// What people see who come another way, or without a right.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product.ts';
import { builtTabFolder, openBrowser, openPage, openTeams } from '../support/screen.ts';

let browser: Browser;
let product: Product;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  product = await startProduct({ tabFolder: builtTabFolder }, (close) => closers.push(close));
});

afterAll(async () => {
  await browser.close();
  for (const close of closers) await close();
});

test('somebody without rights is told which ones are missing', async () => {
  const { tab, faults } = await openTeams(browser, product.simulator.origins.teams, {
    user: 'alex',
  });
  await tab.getByText('You have no access to Microsoft Bookings').waitFor();
  await tab.getByText('You have no access to Business Central').waitFor();
  expect(faults).toEqual([]);
});

test('outside Teams the page says so and offers the way in', async () => {
  const { page, faults } = await openPage(browser, product.origin);
  await page.getByText('Open Bookings Invoicing in Teams').waitFor();
  await page.getByRole('link', { name: 'Open in Teams' }).click();
  await page.frameLocator('iframe').getByText('Connect Bookings with Business Central').waitFor();
  expect(faults).toEqual([]);
});

test('a German sees German, and the dark theme of Teams', async () => {
  const { tab, faults } = await openTeams(browser, product.simulator.origins.teams, {
    locale: 'de-de',
    theme: 'dark',
  });
  await tab
    .getByRole('tab', { name: /Termine/ })
    .first()
    .waitFor();
  const background = await tab
    .locator('.fui-FluentProvider')
    .first()
    .evaluate(
      (element) =>
        element.ownerDocument.defaultView?.getComputedStyle(element).backgroundColor ?? '',
    );
  const [red = 255] = (background.match(/\d+/g) ?? []).map(Number);
  expect(red).toBeLessThan(80);
  expect(faults).toEqual([]);
});

test('when the organisation has not consented, the page says what to ask for, and goes on afterwards', async () => {
  const grant = product.world.consentGrants.find(({ resource }) => resource === 'businessCentral');
  if (!grant) throw new Error('The world has no consent to take away');
  product.world.consentGrants.remove(grant.id);
  product.world.sessions
    .list()
    .forEach(({ id }) => product.world.sessions.patch(id, { revoked: true }));
  const { tab } = await openTeams(browser, product.simulator.origins.teams);
  await tab
    .getByText('Your organization has not approved access to Business Central yet')
    .waitFor();
  product.world.consentGrants.put(grant);
  await tab.getByRole('button', { name: 'I have approval, check again' }).click();
  await tab.getByText('Connect Bookings with Business Central').waitFor();
});
