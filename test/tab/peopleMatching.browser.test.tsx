import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeApi, type FakeApi } from './fakeApi.ts';
import { customerChoices, me } from './fixtures.ts';
import { expectNoAxeFindings, renderTab, type Tab } from './renderTab.tsx';

let api: FakeApi;
let tab: Tab | undefined;

beforeEach(() => {
  api = createFakeApi();
});

afterEach(() => tab?.close());

const people = page.getByRole('list', { name: 'People without a customer' });
const linked = () => api.calls.filter(({ name }) => name === 'putCustomerLink');

test('says who waits for a customer, how much money that is, and what speaks for whom', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  const [alicia, lamna, nestor] = [0, 1, 2].map((at) => people.getByRole('listitem').nth(at));
  await expect
    .element(alicia ?? people)
    .toHaveTextContent(/4 bookings wait · €240\.00 · 1 without/);
  await expect.element(alicia ?? people).toHaveTextContent(/2 customers have this e-mail address/);
  await expect.element(alicia ?? people).toHaveTextContent(/same name and e-mail address/);
  await expect.element(lamna ?? people).toHaveTextContent(/not this e-mail address. Please check/);
  await expect.element(nestor ?? people).toHaveTextContent(/No e-mail address in Bookings/);
});

test('accepts all exact matches by keyboard, never those by name alone, and takes them back', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  const button = page.getByRole('button', { name: 'Accept 1 exact match' });
  await expect.element(button).toBeVisible();
  button.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('1 person was linked.').last()).toBeVisible();
  await expect
    .element(people.getByText('Alicia Thornber', { exact: true }))
    .not.toBeInTheDocument();
  await expect.element(people.getByText('Lamna Healthcare', { exact: true })).toBeVisible();
  expect(linked().map(({ body }) => body)).toEqual([{ customerId: customerChoices[1]?.id }]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(people.getByText('Alicia Thornber', { exact: true })).toBeVisible();
});

test('lets somebody choose among the customers with that address', async () => {
  tab = renderTab(api, { hash: '#/setup' });
  await page.getByRole('button', { name: 'Choose customer: Alicia Thornber' }).click();
  await page.getByRole('radio', { name: 'Adatum Corporation (10000)' }).click();
  await page.getByRole('button', { name: 'Link customer' }).click();
  await expect
    .poll(() => linked().map(({ body }) => body))
    .toEqual([{ customerId: customerChoices[0]?.id }]);
});

test('says when everybody is matched', async () => {
  api.linkedKeys = new Set([
    'email:office@adatum.example',
    'email:new@lamna.example',
    'email:Nestor Wilke',
  ]);
  tab = renderTab(api, { hash: '#/setup' });
  await expect.element(page.getByText(/is matched to a customer/)).toBeVisible();
});

test('offers nothing to do to somebody who may only look', async () => {
  api.me = { ...me, roles: ['viewer'] };
  tab = renderTab(api, { hash: '#/setup' });
  await expect.element(people).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Accept/ })).not.toBeInTheDocument();
});

test.each(['default', 'dark', 'contrast'])('axe finds nothing in the %s theme', async (theme) => {
  tab = renderTab(api, { theme, hash: '#/setup' });
  await expect.element(people).toBeVisible();
  await expectNoAxeFindings();
});

test.each([320, 720, 1280])('fits a window of %i px', async (width) => {
  await page.viewport(width, 900);
  tab = renderTab(api, { hash: '#/setup', locale: 'de-de' });
  await expect.element(page.getByText('Personen und Debitoren')).toBeVisible();
  await expect.element(page.getByRole('button', { name: /Debitor wählen: Nestor/ })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await page.viewport(1280, 800);
});
