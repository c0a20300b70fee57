import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Connection } from '../../tab/teams.ts';
import { createFakeApi, type FakeApi } from './fakeApi.ts';
import { expectNoAxeFindings, renderApp, renderTab, type Tab } from './renderTab.tsx';

let api: FakeApi;
let tab: Pick<Tab, 'close'> | undefined;

beforeEach(() => {
  api = createFakeApi();
});

afterEach(() => tab?.close());

function renderUnconnected(answers: Connection[], openInTeamsUrl = ''): Pick<Tab, 'close'> {
  const connect = async (): Promise<Connection> => answers.shift() ?? { state: 'noAnswer' };
  return { close: renderApp({ connect, openInTeamsUrl, fetch: api.fetch }) };
}

test('outside Teams it says so and shows the way in', async () => {
  tab = renderUnconnected([{ state: 'outsideTeams' }], 'https://teams.microsoft.com/l/entity/x');
  const link = page.getByRole('link', { name: 'Open in Teams' });
  await expect.element(link).toHaveAttribute('href', 'https://teams.microsoft.com/l/entity/x');
  await expectNoAxeFindings();
});

test('a host that does not answer is named, and can be asked again', async () => {
  tab = renderUnconnected([{ state: 'noAnswer' }, { state: 'outsideTeams' }]);
  await expect.element(page.getByText('Teams did not answer')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('Open Bookings Invoicing in Teams')).toBeVisible();
});

test('speaks German in a German Teams', async () => {
  tab = renderTab(api, { locale: 'de-de' });
  await expect.element(page.getByRole('tab', { name: 'Nicht abgerechnete Termine' })).toBeVisible();
  await expect
    .element(page.getByRole('button', { name: '5 Rechnungsentwürfe erstellen' }))
    .toBeVisible();
  expect(document.documentElement.lang).toBe('de-DE');
  await expectNoAxeFindings();
});

test('tells which right is missing', async () => {
  api.me = { ...api.me, businessCentral: { state: 'denied' } };
  tab = renderTab(api);
  await expect.element(page.getByText('You have no access to Business Central')).toBeVisible();
  await expectNoAxeFindings();
});

test('opens the page on which an administrator approves', async () => {
  const consentUrl = 'https://login.example.com/adminconsent';
  api.me = { ...api.me, bookings: { state: 'consentRequired', consentUrl } };
  const rendered = renderTab(api);
  tab = rendered;
  await page.getByRole('button', { name: 'Ask for approval' }).click();
  expect(rendered.opened).toEqual([consentUrl]);
});

test('hands the claims of a challenge to Teams, and goes on afterwards', async () => {
  api.me = { ...api.me, bookings: { state: 'interactionRequired', claims: '{"access":1}' } };
  const rendered = renderTab(api);
  tab = rendered;
  await expect.element(page.getByText('Please confirm that it is you')).toBeVisible();
  api.me = { ...api.me, bookings: { state: 'ok' } };
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByRole('treegrid')).toBeVisible();
  expect(rendered.claims).toEqual(['{"access":1}']);
});

test('an unreachable server is told as such, and tried again on request', async () => {
  api.isUnreachable = true;
  tab = renderTab(api);
  await expect.element(page.getByText('The server cannot be reached')).toBeVisible();
  api.isUnreachable = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('treegrid')).toBeVisible();
});

test('follows the theme of the host while it is open', async () => {
  const rendered = renderTab(api);
  tab = rendered;
  await expect.element(page.getByRole('treegrid')).toBeVisible();
  const background = () =>
    getComputedStyle(document.querySelector('.fui-FluentProvider') ?? document.body)
      .backgroundColor;
  expect(background()).toBe('rgb(255, 255, 255)');
  rendered.changeTheme('contrast');
  await expect.poll(background).toBe('rgb(0, 0, 0)');
});
