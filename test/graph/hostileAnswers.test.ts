import { expect, test } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { createBookings, type Bookings } from '../../api/graph/bookings.ts';
import { serve, type LocalServer, type Said } from '../support/localServer.ts';
import { recordedPause } from '../support/pause.ts';
import { numberedTokens, someUser } from '../support/signedInUser.ts';

const business = asId<'bookingBusiness'>('praxis@demo.example');
const week = { from: '2026-11-16T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' };

function bookingsAt({ transport }: LocalServer): Bookings {
  return createBookings({
    transport,
    accessTokens: numberedTokens(),
    pause: recordedPause(),
    timeoutMs: 5_000,
  })(someUser);
}

const appointment = {
  id: 'AAMk-1=',
  serviceId: '5f931ca3-2153-48b0-a7f6-b075d46b39bb',
  serviceName: 'Konsultation',
  startDateTime: { dateTime: '2026-11-17T08:00:00.0000000Z', timeZone: 'UTC' },
  endDateTime: { dateTime: '2026-11-17T08:45:00.0000000Z', timeZone: 'UTC' },
  priceType: 'fixedPrice',
  price: 650.0,
  staffMemberIds: ['68f1c007-e617-4d34-97a5-b3d7f4699686'],
  maximumAttendeesCount: 1,
  filledAttendeesCount: 1,
  customerName: 'Anna Holm',
  customerEmailAddress: 'anna.holm@kunde.example',
  lastUpdatedDateTime: '2026-10-28T09:14:03Z',
  customers: [],
};

async function listed(changed: object) {
  const server = await serve(() => ({ body: { value: [{ ...appointment, ...changed }] } }));
  const [first] = await bookingsAt(server).listAppointments(business, week);
  return first;
}

test('goes from page to page, with the same headers', async () => {
  const server = await serve(({ path }) => {
    const page = Number(/page=(\d)/.exec(path)?.[1] ?? 1);
    const link = `https://graph.microsoft.com/v1.0/next?page=${page + 1}&$skiptoken=a%3D%3D`;
    const value = [{ ...appointment, id: `AAMk-${page}=` }];
    return { body: page < 3 ? { value, '@odata.nextLink': link } : { value } };
  });
  const appointments = await bookingsAt(server).listAppointments(business, week);
  expect(appointments.map(({ id }) => id)).toEqual(['AAMk-1=', 'AAMk-2=', 'AAMk-3=']);
  expect(server.received[2]?.path).toBe('/v1.0/next?page=3&$skiptoken=a%3D%3D');
  for (const { headers } of server.received) {
    expect(headers['prefer']).toBe('include-unknown-enum-members');
    expect(headers.authorization).toBe('Bearer token-1');
  }
});

test('F1 goes on after an empty page, and has a row once that moved from page to page', async () => {
  const server = await serve(({ path }) => {
    const page = Number(/page=(\d)/.exec(path)?.[1] ?? 1);
    const link = `https://graph.microsoft.com/v1.0/next?page=${page + 1}`;
    const ids = [['AAMk-1=', 'AAMk-2='], [], ['AAMk-2=', 'AAMk-3=']][page - 1] ?? [];
    const value = ids.map((id) => ({ ...appointment, id }));
    return { body: page < 3 ? { value, '@odata.nextLink': link } : { value } };
  });
  const appointments = await bookingsAt(server).listAppointments(business, week);
  expect(appointments.map(({ id }) => id)).toEqual(['AAMk-1=', 'AAMk-2=', 'AAMk-3=']);
});

test('asks for the window with both ends, and for the business by its whole address', async () => {
  const server = await serve(() => ({ body: { value: [] } }));
  await bookingsAt(server).listAppointments(business, week);
  expect(server.received[0]?.path).toBe(
    '/v1.0/solutions/bookingBusinesses/praxis%40demo.example/calendarView' +
      '?start=2026-11-16T00%3A00%3A00.000Z&end=2026-11-23T00%3A00%3A00.000Z',
  );
});

test('F1 gives up a list that never ends', async () => {
  const server = await serve((_, before) => ({
    body: { value: [], '@odata.nextLink': `https://graph.microsoft.com/v1.0/next?page=${before}` },
  }));
  await expect(bookingsAt(server).listServices(business)).rejects.toMatchObject({
    name: 'UpstreamError',
    code: 'tooManyPages',
  });
  expect(server.received).toHaveLength(1_000);
});

test('F1 gives up a list that goes in a circle', async () => {
  const server = await serve(() => ({
    body: { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/next?page=2' },
  }));
  await expect(bookingsAt(server).listServices(business)).rejects.toMatchObject({
    code: 'pageRepeated',
  });
});

test.each(['https://evil.example/next', 'https://graph.microsoft.com@evil.example/next'])(
  'does not take the token to %s',
  async (link) => {
    const server = await serve(() => ({ body: { value: [], '@odata.nextLink': link } }));
    await expect(bookingsAt(server).listServices(business)).rejects.toThrow('Cannot');
    expect(server.received).toHaveLength(1);
  },
);

test('a window that is too full even for an hour is an error, after a bounded number of halves', async () => {
  const server = await serve(() => ({ status: 416, body: '' }));
  await expect(bookingsAt(server).listAppointments(business, week)).rejects.toMatchObject({
    status: 416,
  });
  expect(server.received.length).toBeLessThan(12);
});

test.each([
  ['float noise', { price: 119.99999999999999 }, '120'],
  ['a sum of floats', { price: 0.1 + 0.2 }, '0.3'],
  ['cents', { price: 79.95 }, '79.95'],
  ['no price', { price: 0 }, '0'],
])('F5 makes an exact decimal of %s', async (_, changed, expected) => {
  expect((await listed(changed))?.price.toString()).toBe(expected);
});

test.each([
  ['seven decimals', { dateTime: '2026-11-17T08:00:00.1239999Z', timeZone: 'UTC' }, '08:00:00.123'],
  [
    'a Windows zone',
    { dateTime: '2026-11-17T09:00:00', timeZone: 'Romance Standard Time' },
    '08:00:00.000',
  ],
  [
    'an IANA zone',
    { dateTime: '2026-11-17T10:00:00', timeZone: 'Europe/Helsinki' },
    '08:00:00.000',
  ],
  ['an offset', { dateTime: '2026-11-17T09:00:00+01:00', timeZone: 'UTC' }, '08:00:00.000'],
  ['no zone', { dateTime: '2026-11-17T08:00:00', timeZone: null }, '08:00:00.000'],
])('reads a start with %s', async (_, startDateTime, expected) => {
  expect((await listed({ startDateTime }))?.startAt).toBe(`2026-11-17T${expected}Z`);
});

test('reads start and end under the names of the published sample too', async () => {
  const { startDateTime: start, endDateTime: end } = appointment;
  const changed = { startDateTime: undefined, endDateTime: undefined, start, end };
  expect(await listed(changed)).toMatchObject({
    startAt: '2026-11-17T08:00:00.000Z',
    endAt: '2026-11-17T08:45:00.000Z',
  });
});

test('F5 keeps a price type that nobody knows yet as it is', async () => {
  expect((await listed({ priceType: 'perKilometre' }))?.priceType).toBe('perKilometre');
});

test('bears what Graph may leave out', async () => {
  const bare = {
    serviceId: null,
    serviceName: null,
    staffMemberIds: null,
    customerName: null,
    customerEmailAddress: null,
    lastUpdatedDateTime: undefined,
  };
  expect(await listed(bare)).toMatchObject({
    serviceId: '',
    staffMemberIds: [],
    customerName: '',
    updatedAt: null,
  });
});

test.each([
  ['id', { id: '' }],
  ['price', { price: '80' }],
  ['priceType', { priceType: undefined }],
  ['startDateTime', { startDateTime: undefined }],
  ['endDateTime', { endDateTime: { dateTime: 'tomorrow', timeZone: 'UTC' } }],
  ['startDateTime', { startDateTime: { dateTime: '2026-11-17T09:00:00', timeZone: 'Mars' } }],
])(
  'refuses an appointment with a bad %s, and names the field but not the value',
  async (field, changed) => {
    await expect(listed(changed)).rejects.toMatchObject({
      name: 'UpstreamError',
      service: 'bookings',
      code: 'unreadable',
      message: `Cannot understand Microsoft Bookings: "value.0.${field}" of its answer`,
    });
  },
);

test.each<[string, Said]>([
  ['a page of a gateway', { body: '<html>Bad Gateway</html>' }],
  ['half an answer', { body: '{"value":[{"id":"AA' }],
  ['another shape', { body: { appointments: [] } }],
])('refuses %s', async (_, said) => {
  const server = await serve(() => said);
  await expect(bookingsAt(server).listAppointments(business, week)).rejects.toMatchObject({
    code: 'unreadable',
  });
});

test('the flat copy stands in for the one customer that Graph does not list', async () => {
  const server = await serve(() => ({ body: appointment }));
  const single = await bookingsAt(server).getAppointment(business, asId(appointment.id));
  expect(single?.attendees).toEqual([
    { customerId: null, displayName: 'Anna Holm', email: 'anna.holm@kunde.example' },
  ]);
});

test('a page whose time zone nobody knows has none', async () => {
  const server = await serve(() => ({
    body: {
      id: business,
      displayName: 'Praxis',
      defaultCurrencyIso: '',
      bookingPageSettings: { businessTimeZone: 'Customized Time Zone' },
    },
  }));
  expect(await bookingsAt(server).getBookingBusiness(business)).toEqual({
    id: business,
    displayName: 'Praxis',
    currencyCode: null,
    timeZone: null,
  });
});

test('sends at most four requests at once for one page, whoever asks and however it is written', async () => {
  const held: (() => void)[] = [];
  let most = 0;
  // Answers four together, so that fewer at once would wait for ever.
  const server = await serve(async () => {
    await new Promise<void>((resolve) => {
      most = Math.max(most, held.push(resolve));
      if (held.length >= 4) setImmediate(() => held.splice(0).forEach((release) => release()));
    });
    return { body: { value: [] } };
  });
  const bookings = bookingsAt(server);
  const names = [business, asId<'bookingBusiness'>(business.toUpperCase())];
  const all = Array.from({ length: 20 }, (_, index) => names[index % 2] ?? business);
  await Promise.all(all.map((name) => bookings.listServices(name)));
  expect(server.received).toHaveLength(20);
  expect(most).toBe(4);
});

test('a sign-in that Graph does not take any more has to be renewed', async () => {
  const server = await serve(() => ({
    status: 401,
    body: { error: { code: 'InvalidAuthenticationToken', message: 'Expired.' } },
  }));
  await expect(bookingsAt(server).listBookingBusinesses()).rejects.toMatchObject({
    code: 'interactionRequired',
    service: 'bookings',
  });
});

test('an error carries what support needs, and nothing about people', async () => {
  const server = await serve(() => ({
    status: 400,
    headers: { 'request-id': 'b31c83fd-944c-4663-aa50-5d9ceb367e19' },
    body: { error: { code: 'ErrorInvalidRequest', message: 'anna.holm@kunde.example is odd' } },
  }));
  await expect(bookingsAt(server).listServices(business)).rejects.toMatchObject({
    message: 'Microsoft Bookings answered 400 (ErrorInvalidRequest)',
    status: 400,
    code: 'ErrorInvalidRequest',
    requestId: 'b31c83fd-944c-4663-aa50-5d9ceb367e19',
    outcome: 'notDone',
  });
});
