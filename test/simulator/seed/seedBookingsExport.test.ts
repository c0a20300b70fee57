import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { suggestItem } from '../../../api/domain/matchItem.ts';
import { asId } from '../../../api/domain/ids.ts';
import { Exact } from '../../../api/domain/money.ts';
import { buildWorld } from '../../../simulator/seed/buildWorld.ts';
import { createWorld } from '../../../simulator/world.ts';
import { assessWorld } from './assessWorld.ts';
import { exportBytes, type Cells } from './exportFile.ts';

const now = new Date('2026-11-24T09:20:00Z');
const exported = 'Bookings-Export@fabrikam-health.example';

function build(bytes: Buffer) {
  const world = createWorld();
  const report = buildWorld(world, {
    seed: 1,
    now,
    bookingsExport: { fileName: 'mine.tsv', bytes },
  });
  return { world, report };
}

/** Twenty people with two visits each, one of them without an address, and a group. */
function manyRows(): Cells[] {
  const singles = Array.from({ length: 20 }, (_, index) => {
    const name = `Person ${String.fromCodePoint(65 + index)}`;
    const email = index === 19 ? '' : `${name.toLowerCase().replace(' ', '.')}@post.example`;
    const day = String(index + 1).padStart(2, '0');
    return ['09:00', '11:00'].map((time) => ({
      'Date Time': `${day}/10/2026 ${time}`,
      'Customer Name': name,
      'Customer Email': email,
      Service: `${time === '09:00' ? 'Folgetermin' : 'Erstgespräch'} - ${name}`,
    }));
  }).flat();
  const group = ['Adele Vance', 'Grady Archie'].map((name) => ({
    'Date Time': '30/10/2026 16:00',
    'Customer Name': name,
    'Customer Email': `${name.toLowerCase().replace(' ', '.')}@post.example`,
    Service: 'Vortrag',
    'Event Type': 'Group',
    'Booking Id': 'group-1',
    Price: '0',
    'Pricing Type': 'Not set',
  }));
  return [...singles, ...group];
}

describe('a Bookings export as a world', () => {
  it('becomes a booking business with the dates of the file in its own time zone', () => {
    const { world, report } = build(exportBytes(manyRows()));
    const business = world.bookingBusinesses.get(exported);
    const [first] = world.bookingAppointments
      .list()
      .toSorted((one, other) => one.startAt.localeCompare(other.startAt));

    expect(report.source).toBe('Bookings export "mine.tsv"');
    expect(report.appointments).toBe(41);
    expect(business).toMatchObject({
      displayName: 'Bookings from mine.tsv',
      defaultCurrencyIso: 'EUR',
      businessTimeZone: 'W. Europe Standard Time',
    });
    expect(first).toMatchObject({
      startAt: '2026-10-01T07:00:00.000Z',
      endAt: '2026-10-01T07:30:00.000Z',
      serviceName: 'Folgetermin',
      price: 62.5,
      priceType: 'fixedPrice',
    });
  });

  it('keeps a group together and everybody under one id', () => {
    const { world } = build(exportBytes(manyRows()));
    const group = world.bookingAppointments.find(({ serviceName }) => serviceName === 'Vortrag');
    const ids = world.bookingAppointments
      .filter(({ attendees: [first] }) => first?.name === 'Person C')
      .map(({ attendees: [first] }) => first?.customerId);

    expect(group?.attendees.map(({ name }) => name)).toEqual(['Adele Vance', 'Grady Archie']);
    expect(group?.maximumAttendeesCount).toBe(2);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('meets most of its people in Business Central, some twice, some not at all', () => {
    const { world } = build(exportBytes(manyRows()));
    const found = assessWorld(world, { businessId: exported, now, startDate: '2026-01-01' });
    const share = (state: string): number =>
      found.filter((each) => each.state === state).length / found.length;

    expect(share('ready')).toBeGreaterThan(0.6);
    expect(new Set(found.flatMap(({ problems }) => problems))).toEqual(
      new Set(['customerNotLinked', 'customerAmbiguous', 'priceNotSet', 'serviceNotLinked']),
    );
    expect(world.contacts.filter(({ type }) => type === 'Person').length).toBeGreaterThan(0);
  });

  it('finds an item for each service but the rarest', () => {
    const { world } = build(exportBytes(manyRows()));
    const items = world.items.list().map((item) => ({
      ...item,
      id: asId<'item'>(item.id),
      unitPrice: new Exact(item.unitPrice),
    }));
    const without = world.bookingServices
      .list()
      .filter(({ displayName }) => !suggestItem(displayName, items))
      .map(({ displayName }) => displayName);

    expect(without).toEqual(['Vortrag']);
  });

  it('is invoiced in its own currency', () => {
    const { world } = build(exportBytes([{ Currency: 'DKK' }]));

    expect(world.companies.list()[0]?.localCurrencyCode).toBe('DKK');
    expect(world.currencies.find(({ code }) => code === 'DKK')).toBeDefined();
  });

  it('is the same world each time', () => {
    const ids = () =>
      build(exportBytes(manyRows()))
        .world.bookingAppointments.list()
        .map(({ id }) => id);

    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(41);
  });
});

const example = join(import.meta.dirname, '../../../../shared/data/bookings-export.example.tsv');

describe.runIf(existsSync(example))('the example export', () => {
  it('has 225 lines, all of which become bookings', () => {
    const { world, report } = build(readFileSync(example));
    const attendees = world.bookingAppointments.list().flatMap((each) => each.attendees);

    expect(report.bookingsExport).toMatchObject({
      rows: 225,
      loaded: 225,
      refused: [],
      dateOrder: 'dayFirst',
    });
    expect(attendees).toHaveLength(225);
  });
});
