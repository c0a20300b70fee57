import { describe, expect, it } from 'vitest';
import { assessBooking } from '../../api/domain/assessBooking.ts';
import type { Booking } from '../../api/domain/booking.ts';
import type { BookingAttendee } from '../../api/domain/bookingAppointment.ts';
import type { Customer } from '../../api/domain/customer.ts';
import { asId } from '../../api/domain/ids.ts';
import { peopleToMatch } from '../../api/domain/matchPeople.ts';
import {
  adatum,
  anna,
  annaBerger,
  byId,
  makeBooking,
  makeContext,
  otherAppointment,
} from './cast.ts';

const emptyCompany = { customers: byId<Customer>([]), customersByEmail: new Map() };

function people(bookings: readonly Booking[], changes: Parameters<typeof makeContext>[0]) {
  const context = makeContext(changes);
  const assessments = bookings.flatMap((booking) => assessBooking(booking, context) ?? []);
  return peopleToMatch(assessments, context);
}

function suggestionFor(attendee: Partial<BookingAttendee>, customers: Customer[]) {
  const customersByEmail = new Map<string, Customer['id'][]>();
  for (const { email, id } of customers) {
    customersByEmail.set(email, [...(customersByEmail.get(email) ?? []), id]);
  }
  const booking = makeBooking({ attendee: { ...anna, ...attendee } });
  const [person] = people([booking], { customers: byId(customers), customersByEmail });
  return person?.suggestion ?? null;
}

const stranger = 'someone.else@fabrikam.example';
const double: Customer = {
  ...annaBerger,
  id: asId<'customer'>('c0000000-0000-4000-8000-000000000009'),
};
const family: Customer = { ...adatum, email: annaBerger.email };

describe('who waits for a customer', () => {
  it('is listed once, with all bookings and their money', () => {
    const [person, ...others] = people([makeBooking(), otherAppointment('second')], emptyCompany);
    expect(others).toEqual([]);
    expect(person).toMatchObject({ problem: 'customerNotLinked', bookingsWaiting: 2 });
    expect(person?.amounts.map(String)).toEqual(['80', '80']);
  });

  it('comes first when most bookings wait', () => {
    const ben = { ...anna, displayName: 'Ben', email: 'ben@contoso.com' };
    const bookings = [
      makeBooking(),
      otherAppointment('second', { attendee: ben }),
      otherAppointment('third', { attendee: ben }),
    ];
    const names = people(bookings, emptyCompany).map(({ attendee }) => attendee.displayName);
    expect(names).toEqual(['Ben', 'Anna Berger']);
  });

  it('is nobody who has a customer', () => {
    expect(people([makeBooking()], {})).toEqual([]);
  });

  it('is nobody whose bookings were all skipped', () => {
    const skip = {
      reason: 'test',
      note: '',
      skippedAt: '2026-11-06T08:00:00.000Z',
      skippedBy: 'Mina',
    };
    expect(people([makeBooking({ skip })], emptyCompany)).toEqual([]);
  });
});

describe('what speaks for a customer', () => {
  it('is name and address together, among several with that address', () => {
    expect(suggestionFor({}, [family, annaBerger])).toEqual({
      customer: annaBerger,
      reason: 'sameNameAndEmail',
    });
  });

  it.each(['Berger, Anna', 'ANNA  BERGER', 'Ànna Berger'])(
    'takes "%s" for the same name',
    (displayName) => {
      expect(suggestionFor({ displayName }, [family, annaBerger])?.customer).toBe(annaBerger);
    },
  );

  it('is not sure of a name alone', () => {
    expect(suggestionFor({ email: stranger }, [annaBerger])).toEqual({
      customer: annaBerger,
      reason: 'sameName',
    });
  });

  it.each<[string, Partial<BookingAttendee>, Customer[]]>([
    ['two customers of one name and address', {}, [annaBerger, double]],
    ['two customers of one name', { email: stranger }, [annaBerger, { ...double, email: '' }]],
    ['a blocked customer', { email: stranger }, [{ ...annaBerger, blocked: true }]],
    [
      'a customer of the name without the address that others have',
      {},
      [family, { ...family, id: double.id }, { ...annaBerger, email: '' }],
    ],
    [
      'somebody without a name',
      { displayName: ' ', email: stranger },
      [{ ...annaBerger, displayName: '' }],
    ],
  ])('is nothing for %s', (_, attendee, customers) => {
    expect(suggestionFor(attendee, customers)).toBeNull();
  });
});
