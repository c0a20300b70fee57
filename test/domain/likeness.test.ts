import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Booking } from '../../api/domain/booking.ts';
import { asId } from '../../api/domain/ids.ts';
import { countLikeness, likenessKey } from '../../api/domain/likeness.ts';
import { bookingLists } from './arbitraries.ts';
import { anna, claimIn, makeBooking, otherAppointment, paidOnSite } from './cast.ts';

const first = makeBooking();

function alike(...bookings: Booking[]): number | undefined {
  return countLikeness(bookings).get(likenessKey(first));
}

describe('likely the same visit', () => {
  it('F4 is an appointment under another id with the same person, service and start', () => {
    expect(alike(first, otherAppointment('rebooked'))).toBe(2);
  });

  it('is seen through capitals and ways to write an instant', () => {
    const other = otherAppointment('rebooked', {
      attendee: { ...anna, email: 'ANNA.BERGER@contoso.com ' },
      startAt: '2026-11-05T10:00:00+01:00',
    });
    expect(alike(first, other)).toBe(2);
  });

  it('is not another person, service or start', () => {
    const others = [
      otherAppointment('1', { attendee: { ...anna, email: 'bea@contoso.com' } }),
      otherAppointment('2', { serviceId: asId<'bookingService'>('yoga') }),
      otherAppointment('3', { startAt: '2026-11-05T09:15:00.000Z' }),
    ];
    expect(alike(first, ...others)).toBe(1);
  });

  it('is not a second seat of the same appointment', () => {
    const seats = [0, 1].map((attendeeIndex) => makeBooking({ attendeeIndex, attendeesCount: 2 }));
    expect(alike(...seats)).toBe(1);
  });

  it('is a seat that was invoiced, vanished and came back as another', () => {
    const invoiced = makeBooking({ attendeeIndex: 1, vanished: true, claim: claimIn('posted') });
    expect(alike(first, invoiced)).toBe(2);
  });

  it('is not what was cancelled or skipped', () => {
    expect(alike(first, otherAppointment('cancelled', { vanished: true }))).toBe(1);
    expect(alike(first, otherAppointment('skipped', { skip: paidOnSite }))).toBe(1);
  });

  it('is still what is on an invoice though it vanished', () => {
    const gone = otherAppointment('gone', { vanished: true, claim: claimIn('drafted') });
    expect(alike(first, gone)).toBe(2);
  });

  it('says nothing of people without name and address', () => {
    const nobody = { customerId: null, displayName: '', email: '' };
    const counts = countLikeness([
      makeBooking({ attendee: nobody }),
      otherAppointment('other', { attendee: nobody }),
    ]);
    expect([...counts.values()]).toEqual([1, 1]);
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(bookingLists, (bookings) => {
        expect(countLikeness(bookings.toReversed())).toEqual(countLikeness(bookings));
      }),
    );
  });
});
