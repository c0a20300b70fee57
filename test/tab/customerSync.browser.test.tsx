import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeApi, refusal, type FakeApi } from './fakeApi.ts';
import { setup } from './fixtures.ts';
import { expectNoAxeFindings, renderTab, type Tab } from './renderTab.tsx';
import { syncRun } from './syncRunFixtures.ts';

let api: FakeApi;
let tab: Tab | undefined;

beforeEach(() => {
  api = createFakeApi();
});

afterEach(() => tab?.close());

function turnedOn(lastSyncRun = syncRun) {
  api.setups = [
    {
      ...setup,
      customerSync: { direction: 'toBusinessCentral', patternCustomerId: null },
      lastSyncRun,
    },
  ];
}

test('shows every action before customers are turned on, and then turns them on', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByRole('button', { name: 'Show what would happen' }).click();
  const actions = page.getByRole('list', { name: 'Actions' }).getByRole('listitem');
  await expect.element(actions.nth(0)).toHaveTextContent('New customer Nora Neu');
  await expect.element(actions.nth(2)).toHaveTextContent('Phone: 030 1 → 030 2');
  const left = page.getByRole('list', { name: 'Left as they are' }).getByRole('listitem');
  await expect.element(left.nth(0)).toHaveTextContent('No e-mail address in Bookings.');
  await expectNoAxeFindings();
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect.poll(() => api.calls.some(({ name }) => name === 'updateSyncSetup')).toBe(true);
  const call = api.calls.find(({ name }) => name === 'updateSyncSetup');
  expect(call?.headers.get('If-Match')).toBe('"1"');
  expect(call?.body).toEqual({
    customerSync: { direction: 'toBusinessCentral', patternCustomerId: null },
  });
});

test('says what the last sync did to customers, and what did not work with its fix', async () => {
  turnedOn({
    ...syncRun,
    counts: { ...syncRun.counts, customersCreated: 3, customersFailed: 1 },
    customerProblems: [
      {
        code: 'refused',
        person: { displayName: 'Rita Refused', email: 'rita@refused.example' },
        said: 'The email address is not valid.',
      },
    ],
  });
  tab = renderTab(api, { hash: '#/setup' });
  await expect.element(page.getByText('Last sync: 3 created, 1 failed')).toBeVisible();
  await expect
    .element(page.getByRole('list', { name: 'What did not work' }))
    .toHaveTextContent(/Rita Refused: Business Central refused .* not valid\. Correct the person/);
  await expectNoAxeFindings();
  await page.getByRole('button', { name: 'Turn off' }).click();
  await expect.poll(() => api.calls.some(({ name }) => name === 'updateSyncSetup')).toBe(true);
});

test('says so when there was nothing to do', async () => {
  turnedOn();
  tab = renderTab(api, { hash: '#/setup', locale: 'de-de' });
  await expect.element(page.getByText('Zuletzt: Nichts zu tun.')).toBeVisible();
});

test('turns nothing on while nobody can see what would happen', async () => {
  api.refusals.set('planCustomerSync', refusal('bookingsUnavailable'));
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByRole('button', { name: 'Show what would happen' }).click();
  await expect
    .element(page.getByRole('dialog').getByRole('button', { name: /again/i }))
    .toBeVisible();
  const turnOn = page.getByRole('button', { name: 'Turn on' });
  await expect.element(turnOn).toHaveAttribute('aria-disabled', 'true');
});
