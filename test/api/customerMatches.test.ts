import { expect, test } from 'vitest';
import type { PersonMatch } from '../../api/contract/links.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { readySetup } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

let setup: SyncSetup;
const shared = sharedProduct({}, async (product) => {
  setup = await readySetup(product);
});

async function people(): Promise<PersonMatch[]> {
  const params = { syncSetupId: setup.id };
  return (await shared.product.ok('listCustomerMatches', { params })).people;
}

async function personNamed(name: string): Promise<PersonMatch | undefined> {
  return (await people()).find(({ attendee }) => attendee.displayName === name);
}

function link(key: string, customerId: string) {
  const params = { syncSetupId: setup.id, key };
  return shared.product.ok('putCustomerLink', { params, body: { customerId } });
}

test('tells for each person once how many bookings and how much money wait', async () => {
  const { bookings } = await shared.product.ok('listBookings', {
    params: { syncSetupId: setup.id },
    query: { view: 'attention', limit: 1000 },
  });
  const found = await people();
  expect(found.length).toBeGreaterThan(2);
  for (const { attendee, bookingsWaiting, sums, amountUnknown, problem } of found) {
    const waiting = bookings.filter(
      (booking) =>
        booking.attendee.customerLinkKey === attendee.customerLinkKey &&
        booking.problems.includes(problem),
    );
    expect(waiting, attendee.displayName).toHaveLength(bookingsWaiting);
    const cents = waiting.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
    const expected = (cents / 100).toFixed(2);
    expect(sums.map(({ amount }) => amount)).toEqual(
      amountUnknown === bookingsWaiting ? [] : [expected],
    );
  }
  const counts = found.map(({ bookingsWaiting }) => bookingsWaiting);
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
});

test('suggests of two customers with one address the one of the same name, and lists both', async () => {
  const lidia = await personNamed('Lidia Holloway');
  expect(lidia).toMatchObject({
    problem: 'customerAmbiguous',
    suggestion: { reason: 'sameNameAndEmail', customer: { displayName: 'Lidia Holloway' } },
  });
  expect(lidia?.customerCandidates).toHaveLength(2);
});

test('says that only the name speaks for the customer of somebody without an address', async () => {
  const irvin = (await people()).find(({ attendee }) => attendee.displayName.startsWith('Irvin'));
  expect(irvin).toMatchObject({
    problem: 'customerNotLinked',
    attendee: { email: '' },
    suggestion: { reason: 'sameName', customer: { displayName: 'Irvin Sayers' } },
    customerCandidates: [],
  });
});

test('is content with whoever was linked, also after the next sync, until the link is taken back', async () => {
  const before = await personNamed('Lidia Holloway');
  const key = before?.attendee.customerLinkKey ?? '';
  await link(key, before?.suggestion?.customer.id ?? '');
  expect(await personNamed('Lidia Holloway')).toBeUndefined();
  await shared.product.ok('deleteCustomerLink', { params: { syncSetupId: setup.id, key } });
  expect(await personNamed('Lidia Holloway')).toEqual(before);
});

test('shows nothing of a calendar to somebody without a right to it', async () => {
  const { status } = await shared.product.refused('listCustomerMatches', {
    as: 'alex',
    params: { syncSetupId: setup.id },
  });
  expect(status).toBe(403);
});
