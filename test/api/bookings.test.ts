import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Booking, BookingQuery, BookingView } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { preview, start, until } from '../support/invoicing.ts';
import { readySetup, syncAgain } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

let setup: SyncSetup;
const shared = sharedProduct({}, async (product) => {
  setup = await readySetup(product);
});

type Query = z.input<typeof BookingQuery>;

function list(query: Query = {}) {
  return shared.product.ok('listBookings', {
    params: { syncSetupId: setup.id },
    query: { limit: 1000, ...query },
  });
}

async function bookingOf(name: string, service?: string): Promise<Booking> {
  const { bookings } = await list({ view: 'all', q: name });
  const found = bookings.find(
    (booking) => service === undefined || booking.service.displayName === service,
  );
  if (!found) throw new Error(`${name} has no booking`);
  return found;
}

function enter(bookingId: string, amount: string | null): Promise<Booking> {
  return shared.product.ok('updateBooking', {
    params: { syncSetupId: setup.id, bookingId },
    body: { amount },
  });
}

function skip(bookingIds: string[], note = '') {
  return shared.product.ok('skipBookings', {
    params: { syncSetupId: setup.id },
    body: { bookingIds, reason: 'paidOnSite', note },
  });
}

function sum(bookings: Booking[]): number {
  return bookings.reduce((total, { amount }) => total + Math.round(Number(amount ?? 0) * 100), 0);
}

const views: BookingView[] = ['ready', 'attention', 'inDraft', 'posted', 'skipped', 'all'];

test.each(views)('counts in view %s what it lists there, and adds it up', async (view) => {
  const { bookings, counts, totals, nextCursor } = await list({ view });
  expect(nextCursor).toBeNull();
  expect(counts[view]).toBe(bookings.length);
  expect(totals.bookings).toBe(bookings.length);
  expect(totals.amountUnknown).toBe(bookings.filter(({ amount }) => amount === null).length);
  expect(totals.customers).toBe(
    new Set(bookings.flatMap(({ customer }) => customer?.id ?? [])).size,
  );
  expect(totals.drafts).toBe(new Set(bookings.flatMap(({ draftKey }) => draftKey ?? [])).size);
  const known = bookings.some(({ amount }) => amount !== null);
  const sums = totals.sums.map((money) => [
    money.currencyCode,
    Math.round(Number(money.amount) * 100),
  ]);
  expect(sums).toEqual(known ? [['EUR', sum(bookings)]] : []);
});

test('puts every booking in one view, and shows what each needs', async () => {
  const { counts } = await list({ view: 'all' });
  const { ready, attention, inDraft, posted, skipped, all } = counts;
  expect(ready + attention + inDraft + posted + skipped).toBe(all);
  expect(ready).toBeGreaterThan(20);
  const { bookings } = await list({ view: 'attention' });
  expect(bookings.every(({ problems }) => problems.length > 0)).toBe(true);
  const codes = new Set(bookings.flatMap(({ problems }) => problems));
  expect([...codes].toSorted()).toEqual([
    'currencyDiffers',
    'customerAmbiguous',
    'customerBlocked',
    'customerNotLinked',
    'priceNotSet',
    'priceToConfirm',
    'serviceNotLinked',
  ]);
});

test('filters by service, staff, customer and days, and counts under the same filter', async () => {
  const everything = await list({ view: 'all' });
  const { services, staff } = everything.facets;
  const names = new Set(everything.bookings.flatMap((booking) => booking.staff));
  expect(staff).toEqual([...names].toSorted((one, other) => one.localeCompare(other)));
  const therapy = services.find(({ displayName }) => displayName.startsWith('Physio'));
  const byService = await list({ view: 'all', service: therapy?.id ?? '' });
  expect(byService.bookings.length).toBeGreaterThan(5);
  expect(byService.counts.all).toBe(byService.bookings.length);
  expect(byService.bookings.every(({ service }) => service.id === therapy?.id)).toBe(true);
  expect(byService.facets).toEqual(everything.facets);
  const byStaff = await list({ view: 'all', staff: 'Kai Sommer' });
  expect(byStaff.bookings.every((booking) => booking.staff.includes('Kai Sommer'))).toBe(true);
  expect(byStaff.bookings.length).toBeGreaterThan(0);
  const [someone] = (await list()).bookings;
  const customer = someone?.customer?.id ?? '';
  const byCustomer = await list({ view: 'all', customer });
  expect(byCustomer.bookings.map((booking) => booking.customer?.id)).toContain(customer);
  expect(new Set(byCustomer.bookings.map((booking) => booking.customer?.id)).size).toBe(1);
  const day = someone?.serviceDate ?? '';
  const onDay = await list({ view: 'all', from: day, to: day });
  const expected = everything.bookings.filter(({ serviceDate }) => serviceDate === day);
  expect(ids(onDay.bookings)).toEqual(ids(expected));
  expect((await list({ view: 'all', from: '2000-01-01', to: '2000-12-31' })).bookings).toEqual([]);
});

function ids(bookings: Booking[]): string[] {
  return bookings.map(({ id }) => id).toSorted();
}

test.each([
  ['adele', 'Adele Vance'],
  ['VANCE adele', 'Adele Vance'],
  ['adele.vance@post', 'Adele Vance'],
  ['henrietta muller', 'Henrietta Müller'],
  ['familienberatung christie', 'Christie Cline'],
])('finds by "%s"', async (q, name) => {
  const { bookings } = await list({ view: 'all', q });
  expect(bookings.length).toBeGreaterThan(0);
  expect(new Set(bookings.map(({ attendee }) => attendee.displayName))).toEqual(new Set([name]));
});

test.each(['%', '_', "'; drop table bookings; --", '\\', '(', '*', '\u0000'])(
  'J2 takes %j for text to look for, and finds nothing',
  async (q) => {
    expect((await list({ view: 'all', q })).bookings).toEqual([]);
    expect((await list({ view: 'all' })).bookings.length).toBeGreaterThan(0);
  },
);

test('sorts by time, amount, customer and service, either way', async () => {
  const dates = (await list({ view: 'all', sort: 'date' })).bookings.map(({ startAt }) => startAt);
  expect(dates).toEqual(dates.toSorted());
  const latest = (await list({ view: 'all', sort: '-date' })).bookings;
  expect(latest.map(({ startAt }) => startAt)).toEqual(dates.toReversed());
  const amounts = (await list({ sort: '-amount' })).bookings.map(({ amount }) => Number(amount));
  expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
  const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const payers = (await list({ sort: 'customer' })).bookings.map(
    ({ customer }) => customer?.displayName ?? '',
  );
  expect(payers).toEqual(payers.toSorted((one, other) => collator.compare(one, other)));
  const services = (await list({ sort: 'service' })).bookings.map(
    ({ service }) => service.displayName,
  );
  expect(services).toEqual(services.toSorted((one, other) => collator.compare(one, other)));
});

test.each(['customer', 'date', '-date', 'service', 'amount', '-amount'] as const)(
  'pages through all bookings by %s, each exactly once, with totals of all',
  async (sort) => {
    const whole = await list({ view: 'all', sort });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list({ view: 'all', sort, limit: 7, ...(cursor && { cursor }) });
      expect(page.bookings.length).toBeLessThanOrEqual(7);
      expect(page.totals).toEqual(whole.totals);
      seen.push(...page.bookings.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(whole.bookings.map(({ id }) => id));
  },
);

test('pages on where it was when bookings leave the view meanwhile', async () => {
  const { product } = shared;
  const whole = await list({ sort: 'date' });
  const first = await list({ sort: 'date', limit: 5 });
  const [, second, , , last] = first.bookings;
  await skip([last?.id ?? '']);
  const rest = await list({ sort: 'date', cursor: first.nextCursor ?? '' });
  expect(rest.bookings.map(({ id }) => id)).toEqual(whole.bookings.slice(5).map(({ id }) => id));
  await product.ok('unskipBooking', {
    params: { syncSetupId: setup.id, bookingId: last?.id ?? '' },
  });
  await skip([second?.id ?? '']);
  const after = await list({ sort: 'date', cursor: first.nextCursor ?? '' });
  expect(after.bookings.map(({ id }) => id)).toEqual(whole.bookings.slice(5).map(({ id }) => id));
  await product.ok('unskipBooking', {
    params: { syncSetupId: setup.id, bookingId: second?.id ?? '' },
  });
});

test('makes a booking ready by the amount that somebody enters, and takes it back', async () => {
  const before = await bookingOf('Adele', 'Home visit');
  expect(before).toMatchObject({
    state: 'needsAttention',
    problems: ['priceToConfirm'],
    amount: null,
  });
  const entered = await enter(before.id, '112.50');
  expect(entered).toMatchObject({
    state: 'ready',
    problems: [],
    amount: '112.50',
    amountSource: 'entered',
    quantity: '1',
  });
  expect((await list({ q: 'adele home' })).totals.sums).toEqual([
    { amount: '112.50', currencyCode: 'EUR' },
  ]);
  await syncAgain(shared.product, setup.id);
  expect((await bookingOf('Adele', 'Home visit')).amount).toBe('112.50');
  expect(await enter(before.id, null)).toEqual(before);
});

test('lets an entered amount win over the price of Bookings', async () => {
  const before = await bookingOf('Emily', 'Infrarotkabine');
  expect(before.amountSource).toBe('bookings');
  expect(await enter(before.id, '9.99')).toMatchObject({
    amount: '9.99',
    amountSource: 'entered',
    bookingsPrice: before.bookingsPrice,
  });
  await enter(before.id, null);
});

test('leaves free services out by itself, until somebody enters an amount after all', async () => {
  const free = await bookingOf('Miriam', 'Kurzberatung am Telefon');
  expect(free).toMatchObject({
    state: 'skipped',
    skip: { reason: 'free', note: '', skippedAt: null, skippedBy: null },
  });
  const entered = await enter(free.id, '15');
  expect(entered).toMatchObject({ skip: null, amount: '15.00' });
  expect(entered.state).not.toBe('skipped');
  expect(await enter(free.id, null)).toMatchObject({ state: 'skipped' });
});

test('skips with reason, note and name, and offers again what was skipped', async () => {
  const { product } = shared;
  const [one, other] = (await list()).bookings;
  const chosen = [one?.id ?? '', other?.id ?? ''];
  expect(await skip([...chosen, ...chosen], '  paid in cash  ')).toEqual({
    skipped: chosen,
    refused: [],
  });
  const { bookings, counts } = await list({ view: 'skipped' });
  const skipped = bookings.find(({ id }) => id === one?.id);
  expect(skipped).toMatchObject({
    state: 'skipped',
    draftKey: null,
    skip: { reason: 'paidOnSite', note: 'paid in cash', skippedBy: 'Megan Bowen' },
  });
  await product.ok('skipBookings', {
    params: { syncSetupId: setup.id },
    body: { bookingIds: chosen, reason: 'goodwill' },
  });
  expect((await list({ view: 'skipped' })).counts).toEqual(counts);
  for (const bookingId of chosen) {
    await product.ok('unskipBooking', { params: { syncSetupId: setup.id, bookingId } });
  }
  const back = (await list()).bookings.filter(({ id }) => chosen.includes(id));
  expect(back).toEqual([one, other]);
  const params = { syncSetupId: setup.id, bookingId: chosen[0] ?? '' };
  expect(await product.refused('unskipBooking', { params })).toMatchObject({ status: 404 });
});

test('skips nothing when one of the ids is unknown', async () => {
  const { product } = shared;
  const [known] = (await list()).bookings;
  const { status } = await product.refused('skipBookings', {
    params: { syncSetupId: setup.id },
    body: { bookingIds: [known?.id ?? '', 'A'.repeat(22)], reason: 'test' },
  });
  expect(status).toBe(404);
  expect(ids((await list()).bookings)).toContain(known?.id);
  const params = { syncSetupId: setup.id, bookingId: 'A'.repeat(22) };
  expect(await product.refused('updateBooking', { params, body: { amount: '1' } })).toMatchObject({
    status: 404,
  });
});

test('shows what was read from Bookings last, and when', async () => {
  const { asOf } = await list();
  const { lastSyncRun } = await shared.product.ok('getSyncSetup', {
    params: { syncSetupId: setup.id },
  });
  expect(asOf).toBe(lastSyncRun?.finishedAt);
});

test('neither skips nor reprices what is on an invoice', async () => {
  const { product } = shared;
  const where = { product, syncSetupId: setup.id };
  const { bookings } = await list({ sort: 'date' });
  const [claimed, free] = bookings;
  const chosen = { bookingIds: [claimed?.id ?? ''] };
  const run = await start(where, await preview(where, chosen));
  const [draft] = (await until(where, run.id)).drafts;
  expect(await skip([claimed?.id ?? '', free?.id ?? ''])).toEqual({
    skipped: [free?.id],
    refused: [claimed?.id],
  });
  const params = { syncSetupId: setup.id, bookingId: claimed?.id ?? '' };
  const priced = await product.refused('updateBooking', { params, body: { amount: '1' } });
  expect([priced.status, priced.error.code]).toEqual([409, 'bookingClaimed']);
  const { bookings: drafted, counts } = await list({ view: 'inDraft' });
  expect(drafted).toHaveLength(1);
  expect(counts.inDraft).toBe(1);
  const invoice = product.world.salesInvoices.find(
    ({ externalDocumentNumber }) => externalDocumentNumber === draft?.marker,
  );
  expect(drafted[0]).toMatchObject({
    id: claimed?.id,
    state: 'inDraft',
    problems: [],
    draftKey: null,
    salesInvoice: { runId: run.id, number: invoice?.number },
  });
  expect(drafted[0]?.salesInvoice?.webLink).toContain(encodeURIComponent(invoice?.number ?? '-'));
});
