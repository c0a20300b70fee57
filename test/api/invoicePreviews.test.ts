import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import { letAlexIn } from '../support/colleague.ts';
import {
  after,
  bookingsOf,
  invoice,
  invoicingSetup,
  preview,
  readyOfEach,
  type Where,
} from '../support/invoicing.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 60, customers: 12 } });
let where: Where;

beforeAll(async () => {
  letAlexIn(shared.product);
  where = await invoicingSetup(shared.product);
});

async function reviewOf(count: number) {
  const bookings = await readyOfEach(where, count);
  return preview(where, { bookingIds: bookings.map(({ id }) => id) });
}

function startRefused({ id, hash }: Pick<InvoicePreview, 'id' | 'hash'>, syncSetupId?: string) {
  return where.product.refused('startInvoiceRun', {
    params: { syncSetupId: syncSetupId ?? where.syncSetupId },
    body: { previewId: id, hash },
    headers: { 'idempotency-key': randomUUID() },
  });
}

test('every chosen booking is on one line, or left out with a reason', async () => {
  const all = await bookingsOf(where);
  const reviewed = await preview(where, { bookingIds: all.map(({ id }) => id) });
  const planned = reviewed.drafts.flatMap(({ lines }) => lines.flatMap((line) => line.bookingIds));
  const excluded = reviewed.excluded.map(({ bookingId }) => bookingId);
  expect([...planned, ...excluded].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  const ready = all.filter(({ state }) => state === 'ready').map(({ id }) => id);
  expect(planned.toSorted()).toEqual(ready.toSorted());
  expect(new Set(reviewed.excluded.map(({ reason }) => reason))).toEqual(
    new Set(['needsAttention', 'skipped']),
  );
  expect(reviewed.excluded.filter(({ reason }) => reason === 'needsAttention')).toSatisfy(
    (some: InvoicePreview['excluded']) => some.every(({ problems }) => problems.length > 0),
  );
});

test('a filter chooses what the list shows under it', async () => {
  const { product, syncSetupId } = where;
  const filter = { view: 'ready', q: 'Erstgespräch' } as const;
  const listed = await product.ok('listBookings', { params: { syncSetupId }, query: filter });
  const reviewed = await preview(where, { filter });
  expect(listed.bookings.length).toBeGreaterThan(2);
  expect(reviewed.totals.bookings).toBe(listed.bookings.length);
  expect(reviewed.totals.sums).toEqual(listed.totals.sums);
  expect(reviewed.totals.drafts).toBe(listed.totals.drafts);
});

test('totals are those of the lines', async () => {
  const { drafts, totals } = await preview(where);
  const cents = (text: string): number => Math.round(Number(text) * 100);
  let all = 0;
  for (const { lines, total } of drafts) {
    const own = lines.map(({ amount }) => cents(amount)).reduce((one, other) => one + other, 0);
    expect(cents(total)).toBe(own);
    all += own;
  }
  expect(totals.sums).toEqual([{ amount: (all / 100).toFixed(2), currencyCode: 'EUR' }]);
});

test('a booking that nobody knows is named as such', async () => {
  const reviewed = await preview(where, { bookingIds: ['A'.repeat(22)] });
  expect(reviewed).toMatchObject({
    drafts: [],
    excluded: [{ bookingId: 'A'.repeat(22), reason: 'notFound' }],
  });
  expect((await startRefused(reviewed)).error.code).toBe('nothingToInvoice');
});

test('a booking named twice is planned once', async () => {
  const [booking] = await readyOfEach(where, 1);
  const id = booking?.id ?? '';
  const reviewed = await preview(where, { bookingIds: [id, id] });
  expect(reviewed.totals.bookings).toBe(1);
  expect(reviewed.excluded).toEqual([]);
});

test('what is on a draft already is left out', async () => {
  const bookings = await readyOfEach(where, 1);
  await invoice(where, bookings);
  const reviewed = await preview(where, { bookingIds: bookings.map(({ id }) => id) });
  expect(reviewed).toMatchObject({ drafts: [], excluded: [{ reason: 'inDraft' }] });
});

test('only what was reviewed can be started', async () => {
  const reviewed = await reviewOf(1);
  expect(await startRefused({ ...reviewed, hash: 'another' })).toMatchObject({
    status: 409,
    error: { code: 'previewChanged' },
  });
  expect(await startRefused({ ...reviewed, id: randomUUID() })).toMatchObject({
    status: 404,
    error: { code: 'notFound' },
  });
});

test('a review of another organisation is none', async () => {
  const { product, syncSetupId } = where;
  const reviewed = await reviewOf(1);
  await product.db
    .updateTable('invoice_previews')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- To the database every id is text.
    .set({ tenant_id: 'another' as never })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- To the database every id is text.
    .where('id', '=', reviewed.id as never)
    .execute();
  expect((await startRefused(reviewed, syncSetupId)).error.code).toBe('notFound');
});

test('a review is good for an hour, and says so afterwards', async () => {
  const reviewed = await reviewOf(1);
  await after(where, 61 * 60_000);
  expect(await startRefused(reviewed)).toMatchObject({ error: { code: 'previewExpired' } });
  await after(where, 24 * 3_600_000);
  expect(await startRefused(reviewed)).toMatchObject({ error: { code: 'notFound' } });
});

test('an amount that Business Central cannot hold is not taken', async () => {
  const [booking] = await readyOfEach(where, 1);
  for (const amount of ['-1', '1000000000', '0.000001']) {
    const refused = await where.product.refused('updateBooking', {
      params: { syncSetupId: where.syncSetupId, bookingId: booking?.id ?? '' },
      body: { amount },
    });
    expect(refused.error.code).toBe('invalidRequest');
  }
});
