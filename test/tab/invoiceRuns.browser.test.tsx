import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeApi, refusal, type FakeApi } from './fakeApi.ts';
import { ids } from './fixtures.ts';
import { expectNoAxeFindings, renderTab, type Tab } from './renderTab.tsx';

let api: FakeApi;
let tab: Tab | undefined;

beforeEach(() => {
  api = createFakeApi();
});

afterEach(() => tab?.close());

const dialog = () => page.getByRole('dialog');

async function reviewAll(): Promise<void> {
  await page.getByRole('button', { name: 'Create 5 draft invoices' }).click();
  await expect
    .element(dialog().getByText('5 draft invoices for 42 bookings, €9,501.50'))
    .toBeVisible();
}

async function confirmAndCreate(): Promise<void> {
  await dialog()
    .getByRole('checkbox', { name: /higher than the limit/ })
    .click();
  await dialog()
    .getByRole('checkbox', { name: /look like duplicates/ })
    .click();
  await dialog().getByRole('button', { name: 'Create 5 draft invoices' }).click();
}

test('goes from the review to the receipt, and asks for every confirmation first', async () => {
  tab = renderTab(api);
  await reviewAll();
  const create = dialog().getByRole('button', { name: 'Create 5 draft invoices' });
  await expect.element(create).toHaveAttribute('aria-disabled', 'true');
  await confirmAndCreate();
  await expect.element(page.getByText('4 draft invoices are in Business Central.')).toBeVisible();
  await expect.element(page.getByText(/The customer is blocked\. Unblock it/)).toBeVisible();
  const start = api.calls.find(({ name }) => name === 'startInvoiceRun');
  expect(start?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  expect(start?.body).toEqual({
    previewId: ids.preview,
    hash: 'hash-of-the-plan',
    confirmations: ['lineAmountHigh', 'likelyDuplicate'],
  });
  await page.getByRole('button', { name: 'Open S-INV102210 in Business Central' }).click();
  expect(tab.opened).toHaveLength(1);
  expect(window.location.hash).toContain(`run=${ids.run}`);
});

test('A1 a triple click within one frame carries one key, so that the API starts one run', async () => {
  tab = renderTab(api);
  await reviewAll();
  for (const name of [/higher than the limit/, /look like duplicates/])
    await dialog().getByRole('checkbox', { name }).click();
  const create = dialog().getByRole('button', { name: 'Create 5 draft invoices' }).element();
  for (let click = 0; click < 3; click += 1)
    create.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.element(page.getByText('4 draft invoices are in Business Central.')).toBeVisible();
  const keys = api.calls
    .filter(({ name }) => name === 'startInvoiceRun')
    .map(({ headers }) => headers.get('Idempotency-Key'));
  expect(new Set(keys).size).toBe(1);
  expect(keys).not.toContain(null);
});

test('A4 keeps its key when the same click is tried again', async () => {
  tab = renderTab(api);
  await reviewAll();
  api.refusals.set('startInvoiceRun', refusal('businessCentralUnavailable'));
  await confirmAndCreate();
  await expect.element(dialog().getByText('Business Central does not answer')).toBeVisible();
  api.refusals.clear();
  await dialog().getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('4 draft invoices are in Business Central.')).toBeVisible();
  const keys = api.calls
    .filter(({ name }) => name === 'startInvoiceRun')
    .map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test('has a changed plan reviewed again under a new key', async () => {
  tab = renderTab(api);
  await reviewAll();
  api.refusals.set('startInvoiceRun', refusal('previewChanged'));
  await confirmAndCreate();
  await expect.element(dialog().getByText('Something changed since you reviewed')).toBeVisible();
  api.refusals.clear();
  await dialog().getByRole('button', { name: 'Review again' }).click();
  await confirmAndCreate();
  await expect.element(page.getByText('4 draft invoices are in Business Central.')).toBeVisible();
  const keys = api.calls
    .filter(({ name }) => name === 'startInvoiceRun')
    .map(({ headers }) => headers.get('Idempotency-Key'));
  expect(new Set(keys).size).toBe(2);
});

test('finds the receipt again after a reload, and in the list of runs', async () => {
  tab = renderTab(api, { hash: `#/runs?run=${ids.run}` });
  await expect.element(page.getByText('4 draft invoices are in Business Central.')).toBeVisible();
  await page.getByRole('button', { name: 'All invoice runs' }).click();
  await expect.element(page.getByText('Finished with problems')).toBeVisible();
});

test.each(['default', 'dark', 'contrast'])(
  'axe finds nothing in review and receipt in the %s theme',
  async (theme) => {
    tab = renderTab(api, { theme });
    await reviewAll();
    await expectNoAxeFindings();
    await confirmAndCreate();
    await expect.element(page.getByText('4 draft invoices are in Business Central.')).toBeVisible();
    await expectNoAxeFindings();
  },
);
