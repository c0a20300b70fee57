import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asId } from '../../api/domain/ids.ts';
import { expectSoundBooks } from '../support/audit.ts';
import { appointmentOf, inBookings, letAlexIn } from '../support/colleague.ts';
import {
  bookingsOf,
  invoicingSetup,
  preview,
  readyOfEach,
  start,
  startWith,
  until,
  type Where,
} from '../support/invoicing.ts';
import { syncAgain } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';
import { switchesOfThisRun } from '../support/switchesOfThisRun.ts';

const shared = sharedProduct({ seed: { bookings: 90, customers: 16 } });
let where: Where;

beforeAll(async () => {
  const { product } = shared;
  letAlexIn(product);
  where = await invoicingSetup(product);
});

const idsOf = (bookings: readonly { id: string }[]): string[] => bookings.map(({ id }) => id);

async function reviewOf(count: number) {
  const bookings = await readyOfEach(where, count);
  return { bookings, reviewed: await preview(where, { bookingIds: idsOf(bookings) }) };
}

test('A1 the same key answers the same run, also when it is sent five times at once', async () => {
  const { reviewed } = await reviewOf(2);
  const key = randomUUID();
  const runs = await Promise.all(Array.from({ length: 5 }, () => start(where, reviewed, key)));
  expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
  const first = runs[0]?.id ?? '';
  await until(where, first);
  expect((await start(where, reviewed, key)).id).toBe(first);
  await expectSoundBooks(where);
});

test('A5 a key cannot be used for something else', async () => {
  const { reviewed } = await reviewOf(1);
  const key = randomUUID();
  const run = await start(where, reviewed, key);
  const another = await preview(where, { bookingIds: idsOf(await readyOfEach(where, 1)) });
  const { product, syncSetupId } = where;
  const refused = await product.refused('startInvoiceRun', {
    params: { syncSetupId },
    body: { previewId: another.id, hash: another.hash },
    headers: { 'idempotency-key': key },
  });
  expect(refused).toMatchObject({ status: 422, error: { code: 'idempotencyKeyReused' } });
  await until(where, run.id);
  const { invoiceRuns } = await product.ok('listInvoiceRuns', { params: { syncSetupId } });
  expect(invoiceRuns[0]?.id).toBe(run.id);
});

test('a colleague may have the same key', async () => {
  const key = randomUUID();
  const { reviewed } = await reviewOf(1);
  const mine = await start(where, reviewed, key);
  const next = await reviewOf(1);
  const theirs = await start({ ...where, as: 'alex' }, next.reviewed, key);
  expect(theirs.id).not.toBe(mine.id);
  expect(theirs.startedBy.displayName).toBe('Alex Wilber');
  await until(where, mine.id);
  await until(where, theirs.id);
});

test.each([[undefined], ['short'], ['with a blank']])(
  'a start needs a key, not %s',
  async (key) => {
    const { reviewed } = await reviewOf(1);
    const refused = await where.product.refused('startInvoiceRun', {
      params: { syncSetupId: where.syncSetupId },
      body: { previewId: reviewed.id, hash: reviewed.hash },
      ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    });
    expect(refused).toMatchObject({ status: 400, error: { code: 'idempotencyKeyMissing' } });
  },
);

test('A3 two colleagues who choose the same at the same moment share it out', async () => {
  const alex = { ...where, as: 'alex' };
  const bookings = await readyOfEach(where, 6);
  const mine = await preview(where, { bookingIds: idsOf(bookings.slice(0, 4)) });
  const theirs = await preview(alex, { bookingIds: idsOf(bookings.slice(2)) });
  const runs = await Promise.all([start(where, mine), start(alex, theirs)]);
  const claimed = runs.flatMap(({ drafts }) =>
    drafts.flatMap(({ lines }) => lines.flatMap(({ bookingIds }) => bookingIds)),
  );
  expect(claimed.toSorted()).toEqual(idsOf(bookings).toSorted());
  const leftOut = runs.flatMap((run) => run.leftOut);
  expect(leftOut.map(({ bookingId }) => bookingId).toSorted()).toEqual(
    idsOf(bookings.slice(2, 4)).toSorted(),
  );
  for (const { id } of runs) await until(where, id);
  await expectSoundBooks(where);
});

test('A2 who comes second for everything is told that nothing is left', async () => {
  const { bookings, reviewed } = await reviewOf(2);
  const again = await preview({ ...where, as: 'alex' }, { bookingIds: idsOf(bookings) });
  const run = await start(where, reviewed);
  const refused = await where.product.refused('startInvoiceRun', {
    as: 'alex',
    params: { syncSetupId: where.syncSetupId },
    body: { previewId: again.id, hash: again.hash },
    headers: { 'idempotency-key': randomUUID() },
  });
  expect(refused.error.code).toBe('nothingToInvoice');
  await until(where, run.id);
});

test('A3 of two who skip and invoice the same at the same moment one is told no', async () => {
  const { bookings, reviewed } = await reviewOf(3);
  const [kept, ...contested] = bookings;
  const [run, skips] = await Promise.all([
    start(where, reviewed),
    where.product.ok('skipBookings', {
      as: 'alex',
      params: { syncSetupId: where.syncSetupId },
      body: { bookingIds: idsOf(contested), reason: 'paidOnSite' },
    }),
  ]);
  const claimed = run.drafts.flatMap(({ lines }) => lines.flatMap((line) => line.bookingIds));
  expect(claimed).toContain(kept?.id);
  expect([...skips.skipped, ...claimed].toSorted()).toEqual(idsOf(bookings).toSorted());
  await until(where, run.id);
});

test('E2 what changed since the review is left out and named, and the rest goes on', async () => {
  const { product, syncSetupId } = where;
  const params = { syncSetupId };
  const { bookings, reviewed } = await reviewOf(6);
  const [cancelled, putOff, moved, relinked, dearer, kept] = bookings;
  if (!cancelled || !putOff || !moved || !relinked || !dearer || !kept) throw new Error('too few');
  await inBookings(product, 'cancel', cancelled);
  await inBookings(product, 'reschedule', moved);
  const tomorrow = (hours: number) =>
    new Date(product.clock.now() + (20 + hours) * 3_600_000).toISOString();
  const { id } = appointmentOf(product, putOff);
  product.world.bookingAppointments.patch(id, { startAt: tomorrow(0), endAt: tomorrow(1) });
  await syncAgain(product, syncSetupId);
  await product.ok('putCustomerLink', {
    params: { ...params, key: relinked.attendee.customerLinkKey },
    body: { customerId: kept.customer?.id ?? '' },
  });
  await product.ok('updateBooking', {
    params: { ...params, bookingId: dearer.id },
    body: { amount: '7777' },
  });
  const run = await start(where, reviewed);
  const keepsId = switchesOfThisRun().graph?.movingChangesId !== true;
  const reasons = Object.fromEntries(
    run.leftOut.map(({ bookingId, reason }) => [bookingId, reason]),
  );
  expect(reasons).toEqual({
    [cancelled.id]: 'vanished',
    [putOff.id]: 'changedSincePreview',
    [moved.id]: keepsId ? 'changedSincePreview' : 'vanished',
    [relinked.id]: 'changedSincePreview',
    [dearer.id]: 'changedSincePreview',
  });
  const gone = run.leftOut.find(({ bookingId }) => bookingId === putOff.id);
  expect(gone?.attendeeName).toBe(putOff.attendee.displayName);
  expect(run.drafts).toMatchObject([{ lines: [{ bookingIds: [kept.id] }] }]);
  expect(run.totals.bookings).toBe(1);
  await until(where, run.id);
  await expectSoundBooks(where);
});

test('a skipped booking is not invoiced, whatever was reviewed before', async () => {
  const { bookings, reviewed } = await reviewOf(2);
  await where.product.ok('skipBookings', {
    params: { syncSetupId: where.syncSetupId },
    body: { bookingIds: idsOf(bookings.slice(0, 1)), reason: 'goodwill' },
  });
  const run = await start(where, reviewed);
  expect(run.leftOut).toMatchObject([{ bookingId: bookings[0]?.id, reason: 'skipped' }]);
  await until(where, run.id);
  const after = await bookingsOf(where);
  expect(after.find(({ id }) => id === bookings[0]?.id)?.state).toBe('skipped');
});

test('I5 a draft that is full of surprises is not started without a word', async () => {
  const ready = (await bookingsOf(where)).filter(({ state }) => state === 'ready');
  const unusual = ready.filter(({ confirmations }) => confirmations.length > 0);
  const codes = [...new Set(unusual.flatMap(({ confirmations }) => confirmations))].toSorted();
  expect(codes).toEqual(['likelyDuplicate', 'lineAmountHigh']);
  const reviewed = await preview(where, { bookingIds: idsOf(unusual) });
  expect(reviewed.confirmations.toSorted()).toEqual(codes);
  const refused = await where.product.refused('startInvoiceRun', {
    params: { syncSetupId: where.syncSetupId },
    body: { previewId: reviewed.id, hash: reviewed.hash, confirmations: codes.slice(0, 1) },
    headers: { 'idempotency-key': randomUUID() },
  });
  expect(refused).toMatchObject({ status: 409, error: { code: 'confirmationRequired' } });
  expect(refused.error.details?.confirmations?.toSorted()).toEqual(codes);
  const run = await until(where, (await start(where, reviewed)).id);
  expect(run.progress).toMatchObject({ drafted: run.progress.drafts });
  await expectSoundBooks(where);
  await expectConfirmed(run.id, codes);
});

/** Who confirmed something unusual is on record, with the bounds as they were. */
async function expectConfirmed(runId: string, codes: readonly string[]): Promise<void> {
  const { db } = where.product;
  const confirmed = await db
    .selectFrom('journal')
    .select(['actor', 'details'])
    .where('run_id', '=', asId<'invoiceRun'>(runId))
    .where('kind', '=', 'unusualConfirmed')
    .executeTakeFirst();
  const { userId } = await where.product.ok('getMe');
  expect(confirmed?.actor).toBe(userId);
  const { confirmations, bounds } = Confirmed.parse(confirmed?.details);
  expect(confirmations.toSorted()).toEqual(codes);
  expect(bounds.lineAmount).toBe('5000');
}

const Confirmed = z.object({
  confirmations: z.array(z.string()),
  bounds: z.object({ lineAmount: z.string() }),
});

test('a run can be started again after everything in it was refused', async () => {
  const { product } = where;
  const [booking] = await readyOfEach(where, 1);
  if (!booking) throw new Error('nothing is ready');
  product.world.customers.patch(booking.customer?.id ?? '', { blocked: 'All' });
  const first = await until(where, (await startWith(where, [booking])).id);
  expect(first.drafts).toMatchObject([{ state: 'rejected', problem: { code: 'customerBlocked' } }]);
  product.world.customers.patch(booking.customer?.id ?? '', { blocked: '' });
  const second = await until(where, (await startWith(where, [booking])).id);
  expect(second.drafts).toMatchObject([{ state: 'drafted' }]);
  await expectSoundBooks(where);
});
