import { expect, test, vi } from 'vitest';
import type { Booking } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import type { BookingAppointment } from '../../simulator/graph/records.ts';
import { createSetup, startDate, syncAgain, untilSynced } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';
import { switchesOfThisRun } from '../support/switchesOfThisRun.ts';

let setup: SyncSetup;
const shared = sharedProduct({}, async (product) => {
  setup = await createSetup(product);
});

const day = 86_400_000;

function inSetup() {
  return { params: { syncSetupId: setup.id } };
}

async function allBookings(syncSetupId = setup.id): Promise<Booking[]> {
  const { product } = shared;
  const query = { view: 'all', sort: 'date', limit: 1000 } as const;
  return (await product.ok('listBookings', { params: { syncSetupId }, query })).bookings;
}

async function latestRun() {
  const [run] = (await shared.product.ok('listSyncRuns', inSetup())).syncRuns;
  if (!run) throw new Error('The setup never synced');
  return run;
}

let booked = 0;

/** Another appointment like one that is there. */
function book(fields: Partial<BookingAppointment>, businessId = setup.bookingBusiness.id) {
  const { world, clock } = shared.product;
  const like = world.bookingAppointments.find(
    (each) => each.businessId === businessId && each.maximumAttendeesCount === 1 && each.price > 0,
  );
  if (!like) throw new Error('The calendar is empty');
  const now = new Date(clock.now()).toISOString();
  booked += 1;
  const id = `${like.id.slice(0, -8)}made${String(booked).padStart(3, '0')}=`;
  return world.bookingAppointments.put({ ...like, updatedAt: now, createdAt: now, id, ...fields });
}

function at(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function daysAgo(days: number, minutes = 60): Pick<BookingAppointment, 'startAt' | 'endAt'> {
  const start = shared.product.clock.now() - days * day;
  return { startAt: at(start), endAt: at(start + minutes * 60_000) };
}

/** A sync that is expected to fail; what was mirrored before has to be there still. */
async function failingSync(): Promise<Awaited<ReturnType<typeof latestRun>>> {
  const { product } = shared;
  const { id } = await product.ok('startSyncRun', { ...inSetup(), body: {} });
  return vi.waitFor(
    async () => {
      const run = await product.ok('getSyncRun', {
        params: { ...inSetup().params, syncRunId: id },
      });
      expect(run.state).toBe('failed');
      return run;
    },
    { timeout: 25_000, interval: 50 },
  );
}

test('runs once at a time: whoever asks meanwhile is given the run that is under way', async () => {
  const { product } = shared;
  product.faults.replace([
    { service: 'graph', kind: 'delay', delayMs: 600, path: '/services', times: 1 },
  ]);
  const asked = await Promise.all(
    [1, 2, 3, 4].map(() => product.ok('startSyncRun', { ...inSetup(), body: {} })),
  );
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  await untilSynced(product, setup.id);
  const next = await product.ok('startSyncRun', { ...inSetup(), body: {} });
  expect(next.id).not.toBe(asked[0]?.id);
  await untilSynced(product, setup.id);
});

test('reads nothing by id where nothing changed', async () => {
  const { product } = shared;
  product.requests.length = 0;
  await syncAgain(product, setup.id);
  const byId = product.requests.filter(({ path }) => path.includes('/appointments/'));
  expect(byId).toEqual([]);
  const windows = product.requests.filter(({ path }) => path.endsWith('/calendarView'));
  expect(windows.length).toBeGreaterThanOrEqual(3);
  expect(await latestRun()).toMatchObject({
    counts: { appointmentsRead: 0, appointmentsVanished: 0 },
    progress: { done: expect.any(Number) },
  });
  const { progress, counts } = await latestRun();
  expect(progress.done).toBe(progress.of);
  expect(counts.customersRead).toBe(product.world.customers.size);
});

test('F2 mirrors an appointment that is new, and reads that one alone', async () => {
  const { product } = shared;
  const before = await allBookings();
  const made = book(daysAgo(2));
  product.requests.length = 0;
  await syncAgain(product, setup.id);
  const byId = product.requests.filter(({ path }) => path.includes('/appointments/'));
  expect(byId).toHaveLength(1);
  const known = new Set(before.map(({ id }) => id));
  const added = (await allBookings()).filter(({ id }) => !known.has(id));
  expect(added.map(({ startAt }) => startAt)).toEqual([made.startAt]);
});

test('follows an appointment whose price, time and day change, and has it once', async () => {
  const { product } = shared;
  const made = book({ ...daysAgo(5), price: 41 });
  await syncAgain(product, setup.id);
  const first = (await allBookings()).find(({ startAt }) => startAt === made.startAt);
  expect(first).toMatchObject({ bookingsPrice: '41' });
  product.world.bookingAppointments.patch(made.id, {
    price: 43,
    updatedAt: at(product.clock.now()),
  });
  await syncAgain(product, setup.id);
  const priced = (await allBookings()).find(({ id }) => id === first?.id);
  expect(priced).toMatchObject({ bookingsPrice: '43', startAt: made.startAt });
  await product.control('POST', `/bookings/${encodeURIComponent(made.id)}/reschedule`);
  await syncAgain(product, setup.id);
  const later = at(Date.parse(made.startAt) + day);
  const live = (await allBookings()).filter(
    ({ id, startAt, state }) => (id === first?.id || startAt === later) && state !== 'vanished',
  );
  expect(live.map(({ startAt }) => startAt)).toEqual([later]);
  // Bookings may give it another id, which makes another booking of it.
  const keepsId = switchesOfThisRun().graph?.movingChangesId !== true;
  expect(live.some(({ id }) => id === first?.id)).toBe(keepsId);
});

test('follows an appointment from one month to another, into the future and back', async () => {
  const { product } = shared;
  const made = book(daysAgo(50));
  await syncAgain(product, setup.id);
  const id = (await allBookings()).find(({ startAt }) => startAt === made.startAt)?.id;
  const move = async (days: number) => {
    const updatedAt = at(product.clock.now());
    product.world.bookingAppointments.patch(made.id, { ...daysAgo(days), updatedAt });
    await syncAgain(product, setup.id);
    return (await allBookings()).filter((booking) => booking.id === id).map(({ state }) => state);
  };
  const [state] = await move(3);
  expect(state).not.toBe('vanished');
  expect(await move(-200)).toEqual([]);
  expect(await move(40)).toEqual([state]);
});

test('shows a cancelled appointment as vanished, and takes it back when it reappears', async () => {
  const { product } = shared;
  const made = book(daysAgo(6));
  await syncAgain(product, setup.id);
  const id = (await allBookings()).find(({ startAt }) => startAt === made.startAt)?.id;
  const stateNow = async () => (await allBookings()).find((booking) => booking.id === id)?.state;
  const before = await stateNow();
  await product.control('POST', `/bookings/${encodeURIComponent(made.id)}/cancel`);
  await syncAgain(product, setup.id);
  expect(await stateNow()).toBe('vanished');
  expect((await latestRun()).counts.appointmentsVanished).toBe(1);
  await syncAgain(product, setup.id);
  expect((await latestRun()).counts.appointmentsVanished).toBe(0);
  product.world.bookingAppointments.put(made);
  await syncAgain(product, setup.id);
  expect(await stateNow()).toBe(before);
});

test('shows an appointment of the future as soon as it is over', async () => {
  const { product } = shared;
  const made = book(daysAgo(-0.1));
  await syncAgain(product, setup.id);
  const isThere = async () => (await allBookings()).some(({ endAt }) => endAt === made.endAt);
  expect(await isThere()).toBe(false);
  product.clock.advance(0.1 * day + 60 * 60_000 + 14 * 60_000);
  expect(await isThere()).toBe(false);
  product.clock.advance(2 * 60_000);
  expect(await isThere()).toBe(true);
});

test.each<[string, { path: string; status: number }]>([
  ['the calendar', { path: '/calendarView', status: 503 }],
  ['the services', { path: '/services', status: 500 }],
  ['the staff', { path: '/staffMembers', status: 404 }],
])('F7 changes nothing while Graph does not answer for %s, and says so', async (_, fault) => {
  const { product } = shared;
  const cancelled = book(daysAgo(7));
  await syncAgain(product, setup.id);
  const before = await allBookings();
  const { asOf } = await product.ok('listBookings', inSetup());
  product.world.bookingAppointments.remove(cancelled.id);
  product.faults.replace([{ service: 'graph', kind: 'status', ...fault }]);
  const run = await failingSync();
  product.faults.clear();
  expect(run.errorCode).toBe('bookingsUnavailable');
  expect(run.finishedAt).not.toBeNull();
  expect(await allBookings()).toEqual(before);
  expect((await product.ok('listBookings', inSetup())).asOf).toBe(asOf);
  await syncAgain(product, setup.id);
  expect(await allBookings()).not.toEqual(before);
});

test.each([
  ['an error', { kind: 'status', status: 500 }],
  ['a 404 of somebody else', { kind: 'status', status: 404, code: 'ResourceNotFound' }],
  ['a cut connection', { kind: 'cut' }],
] as const)('F7 never takes %s for a cancellation', async (_, fault) => {
  const { product } = shared;
  const hidden = book(daysAgo(8));
  await syncAgain(product, setup.id);
  const before = await allBookings();
  product.world.bookingAppointments.remove(hidden.id);
  product.faults.replace([{ service: 'graph', path: '/appointments/', ...fault }]);
  expect((await failingSync()).errorCode).toBe('bookingsUnavailable');
  product.faults.clear();
  expect(await allBookings()).toEqual(before);
  await syncAgain(product, setup.id);
});

test('G6 keeps the customers and items it knows while Business Central does not answer', async () => {
  const { product } = shared;
  const query = { syncSetupId: setup.id, q: 'adele' };
  const { customers } = await product.ok('searchCustomers', { query });
  expect(customers).toHaveLength(1);
  product.faults.replace([
    { service: 'businessCentral', kind: 'status', status: 500, path: '/contacts' },
  ]);
  expect((await failingSync()).errorCode).toBe('businessCentralUnavailable');
  product.faults.clear();
  expect((await product.ok('searchCustomers', { query })).customers).toEqual(customers);
});

test('F3 makes one booking of each person in a group, and follows who leaves and who joins', async () => {
  const { product } = shared;
  const group = product.world.bookingAppointments.find(({ attendees }) => attendees.length === 5);
  if (!group) throw new Error('There is no group');
  const names = async (state?: 'vanished') =>
    (await allBookings())
      .filter((booking) => booking.startAt === group.startAt && booking.attendeesCount > 1)
      .filter((booking) => (booking.state === 'vanished') === (state === 'vanished'))
      .map(({ attendee }) => attendee.displayName)
      .toSorted();
  const all = group.attendees.map(({ name }) => name).toSorted();
  expect(await names()).toEqual(all);
  const [leaving, ...staying] = group.attendees;
  const joining = {
    customerId: '7b7b7b7b-1111-4222-8333-999999999999',
    name: 'Jonas New',
    emailAddress: 'jonas.new@post.example',
    phone: null,
    notes: 'Allergic to latex',
  };
  const updatedAt = at(product.clock.now());
  product.world.bookingAppointments.patch(group.id, {
    attendees: [...staying, joining],
    updatedAt,
  });
  await syncAgain(product, setup.id);
  expect(await names()).toEqual([...staying.map(({ name }) => name), 'Jonas New'].toSorted());
  expect(await names('vanished')).toEqual([leaving?.name]);
  const shown = await product.ok('listBookings', { ...inSetup(), query: { view: 'all' } });
  expect(JSON.stringify(shown)).not.toContain('latex');
});

test('F1 counts an appointment across the edge of two windows once, and reads it once', async () => {
  const { product } = shared;
  const start = Date.parse(`${setup.startDate}T00:00:00Z`) - 2 * day;
  // Wherever within two days the edge is, something lies across it.
  const edges = [31, 32].map((days) => start + days * day);
  const made = edges.map((edge) =>
    book({ startAt: at(edge), endAt: at(edge + day + 60_000 * 90) }),
  );
  await syncAgain(product, setup.id);
  const mirrored = (await allBookings()).filter(({ startAt }) =>
    made.some((appointment) => appointment.startAt === startAt),
  );
  expect(mirrored).toHaveLength(made.length);
  product.requests.length = 0;
  await syncAgain(product, setup.id);
  expect(product.requests.filter(({ path }) => path.includes('/appointments/'))).toEqual([]);
});

test('F6 begins with the first minute of the start date where the business is', async () => {
  const { product } = shared;
  const { world } = product;
  const id = 'Coaching@fabrikam-health.example';
  // Thirteen hours ahead of Greenwich in summer, twelve in winter.
  world.bookingBusinesses.patch(id, { businessTimeZone: 'New Zealand Standard Time' });
  const midnight = new Intl.DateTimeFormat('en', {
    timeZone: 'Pacific/Auckland',
    timeZoneName: 'longOffset',
  });
  const date = startDate(product);
  const offset = midnight
    .formatToParts(new Date(`${date}T00:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace('GMT', '');
  const first = Date.parse(`${date}T00:00:00${offset}`);
  book({ startAt: at(first - 60_000), endAt: at(first + 30 * 60_000) }, id);
  book({ startAt: at(first), endAt: at(first + 30 * 60_000) }, id);
  const created = await product.ok('createSyncSetup', {
    body: {
      bookingBusinessId: id,
      environment: setup.environment,
      companyId: setup.company.id,
      startDate: date,
    },
  });
  expect(created.bookingBusiness.timeZone).toBe('Pacific/Auckland');
  await untilSynced(product, created.id);
  const [oldest] = await allBookings(created.id);
  expect(oldest).toMatchObject({ startAt: at(first), serviceDate: date, serviceTime: '00:00' });
});

test('F8 says that the right was lost when the sync user may not open the calendar any more', async () => {
  const { product } = shared;
  const roles = product.world.bookingRoles.filter(
    ({ businessId }) => businessId === setup.bookingBusiness.id,
  );
  await product.ok('listBookings', inSetup());
  for (const { id } of roles) product.world.bookingRoles.remove(id);
  const before = await product.ok('getSyncSetup', inSetup());
  const run = await failingSync();
  expect([run.errorCode, before.syncUser.needsSignIn]).toEqual(['bookingsAccessDenied', false]);
  for (const role of roles) product.world.bookingRoles.put(role);
  await syncAgain(product, setup.id);
  expect((await product.ok('getSyncSetup', inSetup())).syncUser.needsSignIn).toBe(false);
});

test('F8 a right that is lost in the middle of a sync frees no booking and hides none', async () => {
  const { product } = shared;
  const [hidden] = [book(daysAgo(9)), book(daysAgo(10))];
  await syncAgain(product, setup.id);
  const before = await allBookings();
  product.world.bookingAppointments.remove(hidden?.id ?? '');
  product.faults.replace([
    { service: 'graph', path: '/appointments/', kind: 'status', status: 403 },
  ]);
  expect((await failingSync()).errorCode).toBe('bookingsAccessDenied');
  product.faults.replace([
    { service: 'graph', path: '/calendarView', kind: 'status', status: 404, nth: 2 },
  ]);
  expect((await failingSync()).errorCode).toBe('bookingsUnavailable');
  product.faults.clear();
  expect(await allBookings()).toEqual(before);
  await syncAgain(product, setup.id);
});

test('lists runs newest first, and knows none that is not of the setup', async () => {
  const { product } = shared;
  const { syncRuns } = await product.ok('listSyncRuns', inSetup());
  const instants = syncRuns.map(({ startedAt }) => startedAt);
  expect(instants).toEqual(instants.toSorted().toReversed());
  const params = { ...inSetup().params, syncRunId: setup.id };
  expect(await product.refused('getSyncRun', { params })).toMatchObject({ status: 404 });
});
