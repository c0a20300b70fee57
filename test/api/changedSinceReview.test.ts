// What changes between the review and the click: what was reviewed is made, or it is left out and said.
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Booking } from '../../api/contract/bookings.ts';
import type { InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import { expectSoundBooks } from '../support/audit.ts';
import { appointmentOf, inBookings } from '../support/colleague.ts';
import {
  bookingsOf,
  invoicingSetup,
  preview,
  readyOfEach,
  readyOfOne,
  start,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { syncAgain } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 90, customers: 20 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

afterEach(() => expectSoundBooks(where));

const idsOf = (bookings: readonly { id: string }[]): string[] => bookings.map(({ id }) => id);

type Planned = { drafts: { lines: { bookingIds: string[] }[] }[] };

const plannedIn = ({ drafts }: Planned): string[] =>
  drafts.flatMap(({ lines }) => lines.flatMap(({ bookingIds }) => bookingIds)).toSorted();

/** The same person comes again, an hour after the last time. */
async function arriveAfter(booking: Booking): Promise<Booking> {
  const { product, syncSetupId } = where;
  const { world } = product;
  const like = appointmentOf(product, booking);
  const startAt = new Date(Date.parse(like.startAt) + 3_600_000).toISOString();
  const endAt = new Date(Date.parse(like.endAt) + 3_600_000).toISOString();
  const id = `${like.id.slice(0, -8)}arrived=`;
  world.bookingAppointments.put({
    ...like,
    id: `${world.bookingAppointments.size}${id}`,
    startAt,
    endAt,
  });
  const before = new Set(idsOf(await bookingsOf(where)));
  await syncAgain(product, syncSetupId);
  const arrived = (await bookingsOf(where)).find((each) => !before.has(each.id));
  if (!arrived) throw new Error('Nothing arrived');
  return arrived;
}

async function startedIn(reviewed: InvoicePreview) {
  const run = await until(where, (await start(where, reviewed)).id);
  const reasons = run.leftOut.map(({ bookingId, reason }) => [bookingId, reason]);
  return { run, made: plannedIn(run), leftOut: Object.fromEntries(reasons) };
}

test('E1 a booking that arrives after the review is not on the draft', async () => {
  const bookings = await readyOfOne(where);
  const [first] = bookings;
  if (!first) throw new Error('nothing is ready');
  const reviewed = await preview(where, { bookingIds: idsOf(bookings) });
  const arrived = await arriveAfter(first);
  expect(arrived.state).toBe('ready');
  const { made } = await startedIn(reviewed);
  expect(made).toEqual(idsOf(bookings).toSorted());
  expect(await stateOf(where, arrived.id)).toBe('ready');
});

test('E3 a booking that is cancelled after the review is left out, and the rest is made', async () => {
  const { product, syncSetupId } = where;
  const [cancelled, kept] = await readyOfEach(where, 2);
  if (!cancelled || !kept) throw new Error('nothing is ready');
  const reviewed = await preview(where, { bookingIds: [cancelled.id, kept.id] });
  await inBookings(product, 'cancel', cancelled);
  await syncAgain(product, syncSetupId);
  const { made, leftOut } = await startedIn(reviewed);
  expect([made, leftOut]).toEqual([[kept.id], { [cancelled.id]: 'vanished' }]);
});

test('E4 what is sold as another item since the review is left out, and the rest is made', async () => {
  const { product, syncSetupId } = where;
  const ready = await readyOfEach(where, 8);
  const [relinked] = ready;
  const kept = ready.find(({ service }) => service.id !== relinked?.service.id);
  if (!relinked || !kept) throw new Error('Everything ready is of one service');
  const params = { syncSetupId, serviceId: relinked.service.id };
  const reviewed = await preview(where, { bookingIds: [relinked.id, kept.id] });
  const other = product.world.items.find(
    ({ id, type, blocked }) => type === 'Service' && !blocked && id !== relinked.item?.id,
  );
  await product.ok('putServiceLink', { params, body: { itemId: other?.id ?? '' } });
  const { made, leftOut } = await startedIn(reviewed);
  expect([made, leftOut]).toEqual([[kept.id], { [relinked.id]: 'changedSincePreview' }]);
  await product.ok('putServiceLink', { params, body: { itemId: relinked.item?.id ?? '' } });
  expect(await stateOf(where, relinked.id)).toBe('ready');
});

test('E5 "all that is ready" is what was ready when it was reviewed', async () => {
  const ready = (await bookingsOf(where)).filter(({ state }) => state === 'ready');
  const [first] = ready;
  if (!first) throw new Error('nothing is ready');
  const reviewed = await preview(where);
  expect(reviewed.totals.bookings).toBe(ready.length);
  const arrived = await arriveAfter(first);
  const { run, made } = await startedIn(reviewed);
  expect(made).toEqual(idsOf(ready).toSorted());
  expect(run.totals.bookings).toBe(ready.length);
  expect(await stateOf(where, arrived.id)).toBe('ready');
});
