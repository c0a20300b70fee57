import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { describeLine } from '../../../api/domain/describeLine.ts';
import { buildWorld } from '../../../simulator/seed/buildWorld.ts';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { SimulatorError } from '../../../simulator/simulatorError.ts';
import { createWorld, type World } from '../../../simulator/world.ts';
import { assessWorld } from './assessWorld.ts';

const now = new Date('2026-11-24T09:20:00Z');
const centre = 'Therapiezentrum@fabrikam-health.example';

function build(options: { seed?: number; bookings?: number; customers?: number } = {}): World {
  const world = createWorld();
  buildWorld(world, { seed: 1, now, ...options });
  return world;
}

function contentOf(world: World): string {
  return JSON.stringify(Object.values(world).map((table) => [table.name, table.list()]));
}

function assess(world: World, at = now) {
  return assessWorld(world, { businessId: centre, now: at, startDate: '2025-01-01' });
}

describe('the made-up world', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(contentOf(build())).toBe(contentOf(build()));
    expect(contentOf(build({ seed: 2 }))).not.toBe(contentOf(build()));
  });

  it('tells what it is made of', () => {
    const world = createWorld();
    const report = buildWorld(world, { seed: 7, now });

    expect(report).toEqual({
      source: 'made-up world, seed 7',
      appointments: world.bookingAppointments.size,
      bookingsExport: null,
    });
    expect(world.settings.get('settings')).toMatchObject({ seed: 7, createdAt: now.toISOString() });
  });

  it('takes the place of an earlier world, but keeps the signing keys', () => {
    const world = build({ seed: 3 });
    world.signingKeys.put({ id: 'sim-key-1', privateJwk: {}, publicJwk: {} });
    buildWorld(world, { seed: 1, now });

    expect(world.signingKeys.size).toBe(1);
    world.signingKeys.remove('sim-key-1');
    expect(contentOf(world)).toBe(contentOf(build()));
  });

  it('stays as it is when an export cannot be read', () => {
    const world = build();
    const before = contentOf(world);
    const bookingsExport = { fileName: 'notes.txt', bytes: Buffer.from('Dear Megan,\nhello') };

    expect(() => buildWorld(world, { seed: 1, now, bookingsExport })).toThrow(SimulatorError);
    expect(contentOf(world)).toBe(before);
  });

  it('has about 180 bookings unless told otherwise, and as many more as were asked for', () => {
    const count = (world: World): number =>
      world.bookingAppointments.list().flatMap(({ attendees }) => attendees).length;
    const cast = count(build({ bookings: 0 }));

    expect(count(build())).toBeGreaterThan(160);
    expect(count(build())).toBeLessThan(200);
    expect(count(build({ bookings: 1000, customers: 200 }))).toBe(cast + 1000);
  });

  it('uses reserved mail domains only', () => {
    const world = build();
    const addresses = [
      ...world.customers.list().map(({ email }) => email),
      ...world.contacts.list().map(({ email }) => email),
      ...world.bookingCustomers.list().map(({ emailAddress }) => emailAddress ?? ''),
      ...world.bookingStaffMembers.list().map(({ emailAddress }) => emailAddress),
      ...world.bookingBusinesses.list().map(({ id }) => id),
    ];

    expect(
      addresses.filter((address) => address !== '' && !/@[\w.-]+\.example$/i.test(address)),
    ).toEqual([]);
  });
});

describe('the calendar of the made-up world', () => {
  it.each([
    ['on a Tuesday morning', '2026-11-24T09:20:00Z'],
    ['on a Sunday at night', '2026-11-22T23:59:30Z'],
    ['on the day when the clocks change', '2026-03-29T01:30:00Z'],
  ])('has nobody in two places at once, made %s', (_, instant) => {
    const world = createWorld();
    buildWorld(world, { seed: 5, now: new Date(instant), bookings: 800 });
    const ends = new Map<string, string>();
    const appointments = world.bookingAppointments
      .list()
      .toSorted((one, other) => one.startAt.localeCompare(other.startAt));
    for (const { staffMemberIds, startAt, endAt } of appointments) {
      for (const id of staffMemberIds) {
        expect(startAt >= (ends.get(id) ?? ''), `${id} at ${startAt}`).toBe(true);
        ends.set(id, endAt);
      }
    }
  });

  it('has appointments in opening hours, but for the night and the moment that the cast shows', () => {
    const odd = build()
      .bookingAppointments.filter(({ businessId }) => businessId === centre)
      .filter(({ startAt, endAt }) => {
        const start = DateTime.fromISO(startAt, { zone: 'Europe/Berlin' });
        const end = DateTime.fromISO(endAt, { zone: 'Europe/Berlin' });
        return start.weekday > 5 || start.hour < 8 || end > start.set({ hour: 18, minute: 0 });
      });

    expect(odd.map(({ attendees: [first] }) => first?.name)).toEqual(['Christie Cline']);
  });

  it('has ordinary bookings over the last sixty days, all over', () => {
    const appointments = build({ bookings: 2000 }).bookingAppointments.list();
    const ages = appointments.map(({ endAt }) => (now.getTime() - Date.parse(endAt)) / 86_400_000);

    expect(ages.filter((days) => days < 0)).toHaveLength(2);
    expect(ages.filter((days) => days > 63 && days < 390)).toHaveLength(0);
  });

  it('has room for very many bookings', () => {
    expect(build({ bookings: 8000, customers: 100 }).bookingAppointments.size).toBeGreaterThan(
      6000,
    );
  });
});

describe('what the product finds in the made-up world', () => {
  it('can invoice about four of five ordinary bookings as they are', () => {
    const many = assess(build({ bookings: 1500, customers: 60 }));
    const cast = assess(build({ bookings: 0, customers: 0 }));
    const ready = (found: typeof many): number =>
      found.filter(({ state }) => state === 'ready').length;
    const share = (ready(many) - ready(cast)) / (many.length - cast.length);

    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.87);
  });

  it('shows every problem that needs somebody, and everything to confirm', () => {
    const assessments = assess(build({ bookings: 0 }));

    expect(new Set(assessments.flatMap(({ problems }) => problems))).toEqual(
      new Set([
        'customerNotLinked',
        'customerAmbiguous',
        'customerBlocked',
        'serviceNotLinked',
        'itemNotService',
        'itemBlocked',
        'currencyDiffers',
        'priceNotSet',
        'priceToConfirm',
      ]),
    );
    expect(new Set(assessments.flatMap(({ confirmations }) => confirmations))).toEqual(
      new Set(['lineAmountHigh', 'bookingOld', 'likelyDuplicate']),
    );
  });

  it('has a person of whom each way of paying is told', () => {
    const found = new Map(
      assess(build({ bookings: 0 })).map((each) => [each.booking.attendee.displayName, each]),
    );

    expect(found.get('Isaiah Langer')?.customer?.displayName).toBe('Northwind Traders GmbH');
    expect(found.get('Lidia Holloway')?.candidates).toHaveLength(2);
    expect(found.get('Raul Razo')?.candidates).toHaveLength(2);
    expect(found.get('Grady Archie')?.problems).toContain('customerNotLinked');
    expect(found.get('Irvin Sayers')?.problems).toEqual(['customerNotLinked']);
    expect(found.get('Nestor Wilke')?.problems).toEqual(['customerBlocked']);
    expect(found.get('Johanna Lorenz')?.problems).toEqual(['currencyDiffers']);
    expect(found.get('Allan Deyoung')?.state).toBe('ready');
  });

  it('bills the night of the clock change by the hours that passed', () => {
    const night = assess(build({ bookings: 0 })).find(
      ({ booking, price }) =>
        booking.attendee.displayName === 'Christie Cline' && price?.quantity.equals(3),
    );
    const local = (instant: string | undefined): string =>
      DateTime.fromISO(instant ?? '', { zone: 'Europe/Berlin' }).toFormat('yyyy-MM-dd HH:mm');

    expect(local(night?.booking.startAt)).toBe('2026-10-25 01:30');
    expect(local(night?.booking.endAt)).toBe('2026-10-25 03:30');
  });

  it('has hourly bookings of 45 and of 50 minutes, and three who share 100.00', () => {
    const assessments = assess(build({ bookings: 0 }));
    const amounts = assessments
      .filter(({ booking }) => booking.attendee.displayName === 'Ben Walters')
      .map(({ line }) => line?.amount.toFixed(2));

    expect(amounts).toEqual(['90.00', '99.92']);
    expect(
      assessments.filter(({ booking }) => booking.serviceName === 'Familienberatung'),
    ).toHaveLength(3);
  });

  it('leaves out what is not over, or only just', () => {
    const world = build({ bookings: 0 });
    const names = (at: Date): string[] =>
      assess(world, at).map(({ booking }) => booking.attendee.displayName);

    expect(names(now)).not.toContain('Delia Dennis');
    expect(names(new Date(now.getTime() + 11 * 60_000))).toContain('Delia Dennis');
    expect(assess(world, new Date(now.getTime() + 14 * 86_400_000)).length).toBe(
      assess(world).length + 3,
    );
  });

  it('has a line that is longer than Business Central takes', () => {
    const rules = { template: '{service}, {date} {time}', timeZone: 'Europe/Berlin' };
    const cut = assess(build({ bookings: 0 })).filter(
      ({ booking }) => describeLine([booking], { ...rules, language: 'de' }).isCut,
    );

    expect(cut.map(({ state }) => state)).toEqual(['ready']);
  });
});

describe('the books of the made-up world', () => {
  it('have persons and companies with prices that include tax and that do not', () => {
    const kinds = new Set(
      build()
        .customers.list()
        .map(({ type, pricesIncludeTax }) => `${type} ${pricesIncludeTax}`),
    );

    expect(kinds.size).toBe(4);
  });

  it('have numbers that Business Central can go on with', () => {
    const world = build();
    const numbers = world.customers.list().map(({ number }) => number);
    const series = world.numberSeries.find(({ purpose }) => purpose === 'customer');

    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).not.toContain(`${series?.prefix}${series?.next}`);
  });

  it('let Megan do everything in one of two companies, and Alex nothing', () => {
    const world = build();
    const { megan, alex } = organisation.users;

    expect(world.companies.list().map(({ name }) => name)).toEqual([
      'Fabrikam Health',
      'Fabrikam Holding',
    ]);
    expect(world.companyPermissions.filter(({ userId }) => userId === alex.id)).toEqual([]);
    expect(world.companyPermissions.list()).toMatchObject([
      { userId: megan.id, companyId: world.companies.list()[0]?.id, level: 'full' },
    ]);
  });

  it('have a customer who never booked, and one whom no draft can be made for', () => {
    const world = build();
    const known = new Set(world.bookingCustomers.list().map(({ emailAddress }) => emailAddress));
    const strangers = world.customers.filter(
      ({ type, email }) => type === 'Person' && email !== '' && !known.has(email),
    );

    expect(strangers.length).toBeGreaterThan(0);
    expect(world.customers.filter((each) => each.customerPostingGroup === '')).toMatchObject([
      { displayName: 'Enrico Cattaneo', generalBusinessPostingGroup: '' },
    ]);
  });
});
