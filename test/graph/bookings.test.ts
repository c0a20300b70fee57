import { expect, test } from 'vitest';
import { asId, type BookingBusinessId } from '../../api/domain/ids.ts';
import { createBookings, type Bookings } from '../../api/graph/bookings.ts';
import { entraService } from '../../simulator/entra/entraService.ts';
import { usualLimits } from '../../simulator/graph/graphLimits.ts';
import { createGraphService, graphService } from '../../simulator/graph/graphService.ts';
import type { BookingAppointment } from '../../simulator/graph/records.ts';
import { recordedPause } from '../support/pause.ts';
import { alex, megan, startServices, type TestSimulator } from '../support/simulator.ts';

const centre = asId<'bookingBusiness'>('Therapiezentrum@fabrikam-health.example');
const coaching = asId<'bookingBusiness'>('Coaching@fabrikam-health.example');
const closed = asId<'bookingBusiness'>('Geschaeftsleitung@fabrikam-health.example');
const always = { from: '2020-01-01T00:00:00.000Z', to: '2040-01-01T00:00:00.000Z' };

async function bookingsOf(simulator: TestSimulator, user = megan): Promise<Bookings> {
  const { transport } = simulator;
  const pause = recordedPause();
  const bookingsFor = createBookings({ transport, accessTokens: simulator.accessTokens(), pause });
  return bookingsFor(await simulator.signIn(user));
}

function start(): Promise<TestSimulator> {
  return startServices([entraService, graphService]);
}

function recordsOf({ world }: TestSimulator, id: BookingBusinessId): BookingAppointment[] {
  return world.bookingAppointments.filter(({ businessId }) => businessId === id);
}

test('lists every booking page of the tenant, also those that stay closed', async () => {
  const bookings = await bookingsOf(await start());
  const businesses = await bookings.listBookingBusinesses();
  if (businesses === 'tooMany') throw new Error('The tenant has three');
  expect(businesses.map(({ id }) => id).toSorted()).toEqual([coaching, closed, centre]);
  expect(businesses.find(({ id }) => id === coaching)?.displayName).toBe(
    'Fabrikam Coaching Lisboa',
  );
});

test('opens a page with its currency and its time zone by IANA name, whichever way it is named', async () => {
  const bookings = await bookingsOf(await start());
  expect(await bookings.getBookingBusiness(centre)).toEqual({
    id: centre,
    displayName: 'Fabrikam Therapiezentrum',
    currencyCode: 'EUR',
    timeZone: 'Europe/Berlin',
  });
  expect(await bookings.getBookingBusiness(coaching)).toMatchObject({ timeZone: 'Europe/Lisbon' });
});

test('tells a page that the user may not open from one that is not there', async () => {
  const bookings = await bookingsOf(await start());
  expect(await bookings.getBookingBusiness(closed)).toBe('denied');
  const unknown = asId<'bookingBusiness'>('nobody@fabrikam-health.example');
  expect(await bookings.getBookingBusiness(unknown)).toBe('absent');
  for (const strange of ['..', '.', '', 'no address', 'a/b']) {
    expect(await bookings.getBookingBusiness(asId<'bookingBusiness'>(strange))).toBe('absent');
  }
});

test('whoever has no role is denied what is in the calendar', async () => {
  const bookings = await bookingsOf(await start(), alex);
  const denied = { name: 'AccessError', code: 'bookingsAccessDenied', service: 'bookings' };
  await expect(bookings.listServices(centre)).rejects.toMatchObject(denied);
  await expect(bookings.listStaffMembers(centre)).rejects.toMatchObject(denied);
  await expect(bookings.listAppointments(centre, always)).rejects.toMatchObject(denied);
  const anyId = asId<'bookingAppointment'>('AAMk=');
  await expect(bookings.getAppointment(centre, anyId)).rejects.toMatchObject(denied);
});

test('a token without the scope is denied, not taken for an empty calendar', async () => {
  const simulator = await start();
  simulator.faults.replace([{ service: 'graph', kind: 'status', status: 403 }]);
  const bookings = await bookingsOf(simulator);
  const denied = { code: 'bookingsAccessDenied' };
  await expect(bookings.listBookingBusinesses()).rejects.toMatchObject(denied);
  expect(await bookings.getBookingBusiness(centre)).toBe('denied');
});

test('reads services and staff', async () => {
  const simulator = await start();
  const bookings = await bookingsOf(simulator);
  const services = await bookings.listServices(centre);
  const records = simulator.world.bookingServices.filter(({ businessId }) => businessId === centre);
  expect(services.map(({ id }) => id).toSorted()).toEqual(records.map(({ id }) => id).toSorted());
  expect(services.map(({ priceType }) => priceType)).toContain('hourly');
  const staff = await bookings.listStaffMembers(centre);
  expect(staff.map(({ displayName }) => displayName)).toContain('Dr. Nadia Frank');
});

test('reads every appointment of a window, with exact prices and instants', async () => {
  const simulator = await start();
  const bookings = await bookingsOf(simulator);
  const appointments = await bookings.listAppointments(centre, always);
  const records = recordsOf(simulator, centre);
  expect(records.length).toBeGreaterThan(20);
  expect(appointments).toHaveLength(records.length);
  for (const record of records) {
    const appointment = appointments.find(({ id }) => id === record.id);
    expect(appointment).toMatchObject({
      startAt: record.startAt,
      endAt: record.endAt,
      serviceId: record.serviceId,
      serviceName: record.serviceName,
      priceType: record.priceType,
      staffMemberIds: record.staffMemberIds,
      maximumAttendeesCount: record.maximumAttendeesCount,
      filledAttendeesCount: record.attendees.length,
    });
    expect(appointment?.price.toString()).toBe(String(record.price));
  }
});

test('asks for no rows in particular, for then the rest would be left out', async () => {
  const simulator = await start();
  const bookings = await bookingsOf(simulator);
  await bookings.listAppointments(centre, always);
  await bookings.listServices(centre);
  const options = simulator.requests.flatMap(({ request }) => [...request.url.searchParams.keys()]);
  expect(options.filter((name) => name.startsWith('$'))).toEqual([]);
});

test('reads in halves what is too much at once, and each appointment once', async () => {
  const small = createGraphService({ ...usualLimits, calendarView: 5 });
  const simulator = await startServices([entraService, small]);
  const appointments = await (await bookingsOf(simulator)).listAppointments(centre, always);
  const ids = appointments.map(({ id }) => id).toSorted();
  expect(ids).toEqual(
    recordsOf(simulator, centre)
      .map(({ id }) => id)
      .toSorted(),
  );
});

test('an appointment by its id tells its attendees', async () => {
  const simulator = await start();
  const bookings = await bookingsOf(simulator);
  const group = recordsOf(simulator, centre).find(({ attendees }) => attendees.length > 2);
  const id = asId<'bookingAppointment'>(group?.id ?? '');
  const appointment = await bookings.getAppointment(centre, id);
  expect(appointment?.attendees).toEqual(
    group?.attendees.map(({ customerId, name, emailAddress }) => ({
      customerId,
      displayName: name,
      email: emailAddress ?? '',
    })),
  );
});

test('a cancelled appointment is not there any more', async () => {
  const simulator = await start();
  const bookings = await bookingsOf(simulator);
  const id = asId<'bookingAppointment'>(recordsOf(simulator, centre)[0]?.id ?? '');
  expect(await bookings.getAppointment(centre, id)).toBeDefined();
  simulator.world.bookingAppointments.remove(id);
  expect(await bookings.getAppointment(centre, id)).toBeUndefined();
});

test.each([
  ['a mailbox that moved', { status: 404, code: 'ErrorNonExistentMailbox' }],
  ['a gateway', { status: 404, code: 'Whatever' }],
  ['trouble', { status: 500 }],
])('%s is never taken for a cancellation', async (_, said) => {
  const simulator = await start();
  simulator.faults.replace([{ service: 'graph', kind: 'status', ...said }]);
  const bookings = await bookingsOf(simulator);
  const id = asId<'bookingAppointment'>(recordsOf(simulator, centre)[0]?.id ?? '');
  await expect(bookings.getAppointment(centre, id)).rejects.toMatchObject({
    name: 'UpstreamError',
    service: 'bookings',
    status: said.status,
  });
});

test('lost answers and refusals in passing do not show', async () => {
  const simulator = await start();
  simulator.faults.replace([
    { service: 'graph', kind: 'answerLost', times: 1 },
    { service: 'graph', kind: 'status', status: 429, retryAfter: 0.5, times: 1 },
    { service: 'graph', kind: 'status', status: 503, times: 1 },
  ]);
  const appointments = await (await bookingsOf(simulator)).listAppointments(centre, always);
  expect(appointments).toHaveLength(recordsOf(simulator, centre).length);
});
