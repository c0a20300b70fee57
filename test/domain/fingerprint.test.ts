import { describe, expect, it } from 'vitest';
import type { ListedAppointment } from '../../api/domain/bookingAppointment.ts';
import { fingerprintOf, showsEveryChange } from '../../api/domain/fingerprint.ts';
import { asId } from '../../api/domain/ids.ts';
import { Exact } from '../../api/domain/money.ts';
import { massage } from './cast.ts';

const [mina, ole] = [asId<'bookingStaffMember'>('mina'), asId<'bookingStaffMember'>('ole')];
const listed: ListedAppointment = {
  id: asId<'bookingAppointment'>('AAMkADKnAAA='),
  serviceId: massage,
  serviceName: 'Massage',
  startAt: '2026-11-05T09:00:00.000Z',
  endAt: '2026-11-05T09:45:00.000Z',
  priceType: 'fixedPrice',
  price: new Exact('80'),
  staffMemberIds: [mina, ole],
  maximumAttendeesCount: 1,
  filledAttendeesCount: 1,
  customerName: 'Anna Berger',
  customerEmail: 'anna.berger@contoso.com',
  listedAttendees: [],
  updatedAt: '2026-11-01T09:00:00.000Z',
};

const changes: Partial<ListedAppointment>[] = [
  { serviceId: asId<'bookingService'>('other') },
  { serviceName: 'Yoga' },
  { startAt: '2026-11-05T09:15:00.000Z' },
  { endAt: '2026-11-05T10:00:00.000Z' },
  { priceType: 'hourly' },
  { price: new Exact('80.01') },
  { staffMemberIds: [mina] },
  { maximumAttendeesCount: 8 },
  { filledAttendeesCount: 0 },
  { customerName: 'Bea' },
  { customerEmail: 'bea@contoso.com' },
  { listedAttendees: [{ customerId: null, displayName: 'Anna Berger', email: '' }] },
  { updatedAt: null },
];

describe('an appointment', () => {
  it('that did not change is not read again', () => {
    const same = { ...listed, staffMemberIds: [ole, mina], price: new Exact('80.00') };
    expect(fingerprintOf(same)).toBe(fingerprintOf(listed));
  });

  it.each(changes)('is read again with %j', (change) => {
    expect(fingerprintOf({ ...listed, ...change })).not.toBe(fingerprintOf(listed));
  });

  const silent: ListedAppointment = { ...listed, updatedAt: null };
  const anna = { customerId: null, displayName: 'Anna Berger', email: '' };

  it.each<[boolean, string, ListedAppointment]>([
    [true, 'whose last change is told', { ...listed, maximumAttendeesCount: 8 }],
    [true, 'of one customer whom the list names', silent],
    [true, 'of a group whom the list names', { ...silent, listedAttendees: [anna] }],
    [false, 'of a group whom nobody names', { ...silent, maximumAttendeesCount: 8 }],
    [false, 'of a customer whom nobody names', { ...silent, customerName: '', customerEmail: '' }],
  ])('shows every change: %s, %s', (expected, _, appointment) => {
    expect(showsEveryChange(appointment)).toBe(expected);
  });
});
