import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeApi, type FakeApi } from './fakeApi.ts';
import { ids, setup } from './fixtures.ts';
import { expectNoAxeFindings, renderTab, type Tab } from './renderTab.tsx';

let api: FakeApi;
let tab: Tab | undefined;

beforeEach(() => {
  api = createFakeApi();
});

afterEach(() => tab?.close());

test('begins with the connection where there is none, and explains the start date', async () => {
  api.setups = [];
  tab = renderTab(api);
  await expect.element(page.getByText('Connect Bookings with Business Central')).toBeVisible();
  const closed = page.getByRole('option', { name: /Woodgrove Clinic – you have no role/ });
  await expect.element(closed).toBeDisabled();
  await expect.element(page.getByText(/are never offered/)).toBeVisible();
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect.element(page.getByText('Please choose one.').first()).toBeVisible();

  const choose = (label: string, value: string) =>
    page.getByRole('combobox', { name: label }).selectOptions(value);
  await choose('Bookings calendar', 'Fabrikam Health (EUR)');
  await choose('Environment', 'Production (production, DE)');
  await choose('Company', 'CRONUS DE');
  await expectNoAxeFindings();
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect.element(page.getByRole('treegrid')).toBeVisible();
  const created = api.calls.find(({ name }) => name === 'createSyncSetup');
  expect(created?.body).toMatchObject({
    environment: 'Production',
    companyId: ids.company,
    startDate: expect.stringMatching(/^\d{4}-\d{2}-01$/),
    settings: { grouping: 'customer', graceMinutes: 15 },
  });
});

test('finds a calendar by its name where there are too many to list', async () => {
  api.setups = [];
  api.hasManyBusinesses = true;
  tab = renderTab(api);
  const search = page.getByRole('combobox', { name: 'Bookings calendar' });
  await search.click();
  await search.fill('fabrikam');
  const closed = page.getByRole('option', { name: /Woodgrove.*you have no role/ });
  await expect.element(closed).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('option', { name: /Fabrikam Health/ }).click();
  await expect.element(search).toHaveValue('Fabrikam Health');
  const asked = api.calls.filter(({ name }) => name === 'listBookingBusinesses');
  expect(asked.map(({ url }) => url.searchParams.get('q'))).toEqual([null, 'fabrikam']);
  await expectNoAxeFindings();
});

test('tests a setup in plain words', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByRole('button', { name: 'Test' }).click();
  await expect.element(page.getByText('The Bookings calendar opens')).toBeVisible();
  await expect.element(page.getByText(/Sales invoices cannot be read/)).toBeVisible();
});

test('takes over the suggested item with one click', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByRole('button', { name: /Accept: Consultation for Workshop/ }).click();
  await expect.poll(() => api.calls.some(({ name }) => name === 'putServiceLink')).toBe(true);
});

test('saves the rules of a service, and refuses a rate that is none', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByRole('button', { name: 'Change: Physiotherapy' }).click();
  await page.getByRole('textbox', { name: 'VAT in percent' }).fill('190');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Enter a number from 0 to 100, like 19.')).toBeVisible();
  await page.getByRole('textbox', { name: 'VAT in percent' }).fill('7.5');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => api.calls.some(({ name }) => name === 'putServiceLink')).toBe(true);
  const call = api.calls.find(({ name }) => name === 'putServiceLink');
  expect(call?.body).toMatchObject({ rules: { taxPercent: '7.5' } });
});

test('changes settings against the version that was opened', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByText('More settings').click();
  await page.getByRole('textbox', { name: 'Text on the line' }).fill('{service} {nonsense}');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect.element(page.getByText(/field in braces that does not exist/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Text on the line' }).fill('{service}: {customer}');
  await expect
    .element(page.getByText('Looks like this: First consultation: Anna Beck'))
    .toBeVisible();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect.poll(() => api.calls.some(({ name }) => name === 'updateSyncSetup')).toBe(true);
  const call = api.calls.find(({ name }) => name === 'updateSyncSetup');
  expect(call?.headers.get('If-Match')).toBe('"1"');
});

test('tells what earlier syncs found, that nothing was new, and why one failed', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByText('History').click();
  const runs = page.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect.element(runs.nth(0)).toHaveTextContent(/Nothing new: 214 appointments seen\./);
  await expect.element(runs.nth(1)).toHaveTextContent(/Failed.*sign in/i);
  await expect.element(runs.nth(2)).toHaveTextContent(/12 new or changed, 2 cancelled/);
  await expectNoAxeFindings();
});

test('lets somebody else become the one in whose name Bookings is read', async () => {
  const syncUser = { userId: ids.run, displayName: 'Alex Wilber', needsSignIn: false };
  api.setups = [{ ...setup, syncUser }];
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByRole('button', { name: 'Sync as me' }).click();
  await expect.poll(() => api.calls.some(({ name }) => name === 'updateSyncSetup')).toBe(true);
  const call = api.calls.find(({ name }) => name === 'updateSyncSetup');
  expect(call?.body).toEqual({ becomeSyncUser: true });
});

test('offers no taking over to whom the sync acts for already', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  await expect.element(page.getByRole('button', { name: 'Sync now' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Sync as me' })).not.toBeInTheDocument();
});

test('asks before it removes a setup', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.element(page.getByText(/so that nothing is invoiced twice/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove setup' }).click();
  await expect.element(page.getByText('Connect Bookings with Business Central')).toBeVisible();
});

test.each(['default', 'dark', 'contrast'])('axe finds nothing in the %s theme', async (theme) => {
  tab = renderTab(api, { theme, hash: '#/setup' });
  await expect.element(page.getByText('Services and items')).toBeVisible();
  await page.getByRole('button', { name: 'Change: Physiotherapy' }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expectNoAxeFindings();
});

test.each([320, 644, 720, 1280])('fits a window of %i px, every button in sight', async (width) => {
  await page.viewport(width, 800);
  tab = renderTab(api, { hash: '#/setup', locale: 'de-de' });
  await expect.element(page.getByRole('button', { name: /Physiotherapy/ })).toBeInTheDocument();
  const beyond = [...document.querySelectorAll('button')].filter(
    (button) => button.getBoundingClientRect().right > width,
  );
  expect(beyond.map(({ textContent }) => textContent)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await page.viewport(1280, 800);
});
