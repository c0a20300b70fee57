import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { createFakeApi, refusal, type FakeApi } from './fakeApi.ts';
import { ids, invoiceRun, plannedDrafts } from './fixtures.ts';
import { expectNoAxeFindings, renderTab, type Tab } from './renderTab.tsx';
import { eventStream, retryId, undoing } from './runFixtures.ts';

let api: FakeApi;
let tab: Tab | undefined;

beforeEach(() => {
  api = createFakeApi();
  api.isStill = true;
});

afterEach(() => tab?.close());

const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name });

/** Opens the receipt of a run at one of its moments. */
function open(moment: 'begun' | 'half' | 'finished', locale = 'en-us'): InvoiceRun {
  const run = invoiceRun(plannedDrafts(api.bookings), moment);
  api.runs = [run];
  tab = renderTab(api, { hash: `#/runs?run=${ids.run}`, locale });
  return run;
}

function callsOf(name: string): number {
  return api.calls.filter((call) => call.name === name).length;
}

test('a run is stopped only after it was said what that means', async () => {
  open('begun');
  await button('Stop…').click();
  await expect
    .element(dialog().getByText(/5 drafts have not been sent\. They will not be created/))
    .toBeVisible();
  expect(callsOf('stopInvoiceRun')).toBe(0);
  await dialog().getByRole('button', { name: 'Stop the run' }).click();
  await expect.element(page.getByText(/^5 drafts were not created/)).toBeVisible();
  expect(callsOf('stopInvoiceRun')).toBe(1);
  expect(button('Stop…').query()).toBeNull();
});

test('what failed is tried again in a run of its own, from which the way leads back', async () => {
  open('finished');
  await button('Try 1 draft again').click();
  await expect.element(page.getByText(/tries again what was not created/)).toBeVisible();
  expect(window.location.hash).toContain(`run=${retryId}`);
  const retry = api.calls.find(({ name }) => name === 'retryInvoiceRun');
  expect(retry?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  await button('Open the earlier run').click();
  expect(window.location.hash).toContain(`run=${ids.run}`);
});

test('why nothing can be tried again is said', async () => {
  open('finished');
  api.refusals.set('retryInvoiceRun', refusal('nothingToInvoice'));
  await button('Try 1 draft again').click();
  await expect.element(page.getByText('Nothing is left to invoice')).toBeVisible();
});

test('drafts are undone after a confirmation, and each says what became of it', async () => {
  const run = open('finished');
  await button('Undo 4 drafts…').click();
  await expect.element(dialog().getByText(/are deleted in Business Central/)).toBeVisible();
  await expect.element(dialog().getByText(/is left alone/)).toBeVisible();
  api.events = () => eventStream([undoing(run, 'undone')], 'end');
  await dialog().getByRole('button', { name: 'Delete 4 drafts' }).click();
  await expect.element(page.getByText(/4 draft invoices of this run are no longer/)).toBeVisible();
  await expect
    .element(
      page.getByText('Deleted in Business Central. Its bookings can be invoiced again.').first(),
    )
    .toBeVisible();
  expect(page.getByRole('button', { name: /Open S-INV/ }).query()).toBeNull();
});

test('what somebody changed or posted is shown as not deleted', async () => {
  const run = open('finished');
  await expect.element(button('Undo 4 drafts…')).toBeVisible();
  api.runs = [undoing(run, 'posted')];
  tab?.close();
  tab = renderTab(api, { hash: `#/runs?run=${ids.run}` });
  await expect.element(page.getByText('Not deleted: it is posted.').first()).toBeVisible();
});

test('a run is followed by its events, without asking again and again', async () => {
  const planned = plannedDrafts(api.bookings);
  const [half, finished] = [invoiceRun(planned, 'half'), invoiceRun(planned, 'finished')];
  api.events = () => {
    api.runs = [finished];
    return eventStream([half, finished], 'end');
  };
  open('begun');
  await expect.element(page.getByText('4 draft invoices are in Business Central.')).toBeVisible();
  expect(callsOf('followInvoiceRun')).toBe(1);
  expect(callsOf('getInvoiceRun')).toBeLessThanOrEqual(3);
});

test('a lost connection is taken up after the last event', async () => {
  const planned = plannedDrafts(api.bookings);
  const [half, finished] = [invoiceRun(planned, 'half'), invoiceRun(planned, 'finished')];
  let connections = 0;
  api.events = () => {
    connections += 1;
    if (connections > 1) api.runs = [finished];
    return connections === 1 ? eventStream([half], 'lost') : eventStream([finished], 'end');
  };
  open('begun');
  await expect.element(page.getByText('4 draft invoices are in Business Central.')).toBeVisible();
  const again = api.calls.findLast(({ name }) => name === 'followInvoiceRun');
  expect(again?.headers.get('Last-Event-ID')).toBe('1');
});

test('where no events come the run is asked for, as before', async () => {
  api.isStill = false;
  open('begun');
  await expect.element(page.getByText('4 draft invoices are in Business Central.')).toBeVisible();
});

test('who may only look can take the receipt away, and nothing else', async () => {
  api.me = { ...api.me, roles: ['viewer'] };
  open('finished');
  await expect.element(button('Download CSV')).toBeVisible();
  expect(button('Undo 4 drafts…').query()).toBeNull();
  expect(button('Try 1 draft again').query()).toBeNull();
  await button('Download CSV').click();
  await expect.poll(() => callsOf('exportInvoiceRun')).toBe(1);
});

test('everything is done by keyboard, and the focus comes back', async () => {
  open('finished');
  await expect.element(button('Undo 4 drafts…')).toBeVisible();
  const undo = button('Undo 4 drafts…').element();
  if (undo instanceof HTMLElement) undo.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog()).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.activeElement === undo).toBe(true);
  expect(callsOf('undoInvoiceRun')).toBe(0);
});

test('speaks German', async () => {
  open('finished', 'de-de');
  await button('4 Entwürfe zurücknehmen…').click();
  await expect.element(dialog().getByText('4 Rechnungsentwürfe wieder löschen?')).toBeVisible();
});

test.each(['default', 'dark', 'contrast'])('axe finds nothing in the %s theme', async (theme) => {
  const run = invoiceRun(plannedDrafts(api.bookings), 'finished');
  api.runs = [undoing(run, 'changed')];
  tab = renderTab(api, { theme, hash: `#/runs?run=${ids.run}` });
  await expect.element(button('Undo 4 drafts…')).toBeVisible();
  await expectNoAxeFindings();
  await button('Undo 4 drafts…').click();
  await expect.element(dialog()).toBeVisible();
  await expectNoAxeFindings();
});
