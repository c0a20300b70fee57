import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeApi, refusal, type FakeApi } from './fakeApi.ts';
import { expectNoAxeFindings, renderTab, type Tab } from './renderTab.tsx';

let api: FakeApi;
let tab: Tab | undefined;

beforeEach(() => {
  api = createFakeApi();
});

afterEach(() => tab?.close());

const grid = () => page.getByRole('treegrid');
const rowOf = (name: RegExp) => grid().getByRole('row', { name });

test('says what the button will do, for all that is ready and for what is selected', async () => {
  tab = renderTab(api);
  await expect.element(page.getByRole('button', { name: 'Create 5 draft invoices' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all bookings of Adatum Corporation' }).click();
  await expect.element(page.getByText('8 selected')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Create 1 draft invoice' })).toBeVisible();
  await expect.element(page.getByText(/8 selected · 1 customer · €626.50/)).toBeVisible();
});

test('selects by keyboard alone: a row, a range, all, none', async () => {
  tab = renderTab(api);
  await expect.element(grid()).toBeVisible();
  const first = grid().getByRole('row').nth(1).element();
  if (first instanceof HTMLElement) first.focus();
  await userEvent.keyboard('{ArrowDown} ');
  await expect.element(page.getByText('1 selected')).toBeVisible();
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  await expect.element(page.getByText('3 selected')).toBeVisible();
  await userEvent.keyboard('{Control>}a{/Control}');
  await expect.element(page.getByText('42 selected')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('All 42 ready')).toBeVisible();
});

test('closes and opens a group by keyboard, and opens the details of a booking', async () => {
  tab = renderTab(api);
  await expect.element(grid()).toBeVisible();
  const group = rowOf(/Adatum Corporation/);
  const element = group.element();
  if (element instanceof HTMLElement) element.focus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(group).toHaveAttribute('aria-expanded', 'false');
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}');
  const details = page.getByRole('dialog');
  await expect.element(details.getByText('Why this amount')).toBeVisible();
  await expect.element(details.getByText('1 × €80.00 = €80.00')).toBeVisible();
});

test('K3 keeps few rows in the document while it tells how many there are', async () => {
  api = createFakeApi(3000);
  tab = renderTab(api);
  await expect.element(page.getByText('All 3,002 ready')).toBeVisible();
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '3008');
  expect(grid().getByRole('row').elements().length).toBeLessThan(60);
});

test('takes an amount in place, as it is written in German', async () => {
  tab = renderTab(api, { hash: '#/bookings?view=attention', locale: 'de-de' });
  await page.getByRole('button', { name: 'Betrag eingeben' }).click();
  const field = page.getByRole('textbox', { name: /Betrag für/ });
  await field.fill('achtzig');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/Geben Sie einen Betrag ab null ein/)).toBeVisible();
  await field.fill('1.080,50');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Betrag gespeichert.').first()).toBeVisible();
  const call = api.calls.find(({ name }) => name === 'updateBooking');
  expect(call?.body).toEqual({ amount: '1080.50' });
});

test('links a person to one of several customers', async () => {
  tab = renderTab(api, { hash: '#/bookings?view=attention' });
  await expect.element(page.getByText('Several customers')).toBeVisible();
  await page.getByRole('button', { name: 'Choose customer' }).nth(1).click();
  await page.getByRole('radio', { name: 'Alicia Thornber (10010)' }).click();
  await page.getByRole('button', { name: 'Link customer' }).click();
  await expect.element(page.getByText(/is linked to Alicia Thornber/).first()).toBeVisible();
});

test('finds another customer by typing', async () => {
  tab = renderTab(api, { hash: '#/bookings?view=attention' });
  await page.getByRole('button', { name: 'Choose customer' }).first().click();
  await userEvent.type(page.getByRole('combobox', { name: 'Search customers' }), 'lamna');
  await page.getByRole('option', { name: /Lamna Healthcare/ }).click();
  await expect
    .element(page.getByRole('option', { name: /Lamna Healthcare/ }))
    .not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Link customer' }).click();
  await expect.poll(() => api.calls.some(({ name }) => name === 'putCustomerLink')).toBe(true);
});

test('skips with a reason, and takes it back', async () => {
  tab = renderTab(api);
  await page.getByRole('checkbox', { name: 'Select all bookings of Adatum Corporation' }).click();
  await page.getByRole('button', { name: 'Skip…' }).click();
  await page.getByRole('radio', { name: 'Goodwill' }).click();
  await page.getByRole('button', { name: 'Skip 8 bookings' }).click();
  await expect.element(page.getByText('All 34 ready')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(page.getByText('All 42 ready')).toBeVisible();
});

test('narrows the list and says so when nothing is left', async () => {
  tab = renderTab(api);
  await page.getByRole('searchbox').fill('nobody at all');
  await expect.element(page.getByText('No booking matches these filters')).toBeVisible();
  expect(window.location.hash).toContain('q=nobody');
  await page.getByRole('button', { name: 'Reset filters' }).first().click();
  await expect.element(page.getByText('All 42 ready')).toBeVisible();
});

test('tells what failed, with a reference and a way to try again', async () => {
  api.refusals.set('listBookings', refusal('businessCentralAccessDenied'));
  tab = renderTab(api);
  await expect
    .element(page.getByText('You have no access to this company in Business Central'))
    .toBeVisible();
  await expect.element(page.getByText('Reference for support: request-0815')).toBeVisible();
  api.refusals.clear();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('All 42 ready')).toBeVisible();
});

test('shows a viewer everything and lets them change nothing', async () => {
  api.me = { ...api.me, roles: ['viewer'] };
  tab = renderTab(api);
  await expect.element(page.getByText(/You can look at everything/)).toBeVisible();
  await expect.element(grid()).toBeVisible();
  expect(page.getByRole('checkbox').elements()).toEqual([]);
  expect(page.getByRole('button', { name: /Create/ }).elements()).toEqual([]);
});

test.each(['default', 'dark', 'contrast'])('axe finds nothing in the %s theme', async (theme) => {
  tab = renderTab(api, { theme, hash: '#/bookings?view=all' });
  await expect.element(grid()).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all bookings of Adatum Corporation' }).click();
  await expectNoAxeFindings();
});

test('folds to 320 pixels without scrolling sideways', async () => {
  await page.viewport(320, 640);
  tab = renderTab(api, { hash: '#/bookings?view=all' });
  await expect.element(grid()).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await page.viewport(1280, 800);
});
