import { expect, test } from 'vitest';
import { sharedProduct } from '../support/sharedProduct.ts';

/** One more than Graph lists to people. */
const added = 498;

const shared = sharedProduct({}, async ({ world }) => {
  const [business] = world.bookingBusinesses.list();
  if (!business) throw new Error('The world has no business');
  for (let index = 0; index < added; index += 1) {
    const id = `Studio${index}@fabrikam-health.example`;
    world.bookingBusinesses.put({ ...business, id, displayName: `Studio ${index}` });
  }
});

function find(q?: string) {
  return shared.product.ok('listBookingBusinesses', q === undefined ? {} : { query: { q } });
}

test('G2 lets people in whose organisation has more calendars than Graph lists', async () => {
  expect((await shared.product.ok('getMe')).bookings).toEqual({ state: 'ok' });
});

test('G2 says that there are too many calendars, and finds them by a part of the name', async () => {
  expect(await find()).toEqual({ bookingBusinesses: [], hasMore: true });
  const { bookingBusinesses, hasMore } = await find(' COACHING ');
  expect(bookingBusinesses).toMatchObject([
    { displayName: 'Fabrikam Coaching Lisboa', canOpen: true },
  ]);
  expect(hasMore).toBe(false);
  expect(await find('no such calendar')).toEqual({ bookingBusinesses: [], hasMore: false });
});

test('G2 opens no more than a hundred of what is found, and says that there are others', async () => {
  shared.product.requests.length = 0;
  const { bookingBusinesses, hasMore } = await find('studio');
  expect([bookingBusinesses.length, hasMore]).toEqual([100, true]);
  const opened = shared.product.requests.filter(({ service }) => service === 'graph');
  expect(opened).toHaveLength(101);
});

test.each(["o'neill & söhne", '100%', 'a+b?c#d', '%2e%2e/'])(
  'looks for %s as it is written',
  async (q) => {
    expect(await find(q)).toEqual({ bookingBusinesses: [], hasMore: false });
  },
);
