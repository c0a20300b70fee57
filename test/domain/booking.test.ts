import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CustomerLinkKey } from '../../api/contract/links.ts';
import {
  attendeeKeys,
  customerLinkKey,
  durationMinutes,
  isCompleted,
} from '../../api/domain/booking.ts';
import { anna, makeBooking } from './cast.ts';

const people = fc.record({
  customerId: fc.option(fc.uuid()),
  displayName: fc.string({ maxLength: 60 }),
  email: fc.oneof(fc.constant(''), fc.emailAddress()),
});

describe('completed', () => {
  const booking = makeBooking({ endAt: '2026-11-05T09:45:00.000Z' });

  it('F6 is a booking when its end and the grace are over, to the moment', () => {
    expect(isCompleted(booking, 15, '2026-11-05T09:59:59.999Z')).toBe(false);
    expect(isCompleted(booking, 15, '2026-11-05T10:00:00.000Z')).toBe(true);
  });

  it('is a booking at its very end where there is no grace', () => {
    expect(isCompleted(booking, 0, booking.endAt)).toBe(true);
  });
});

it('takes as long as the time between the instants', () => {
  const startAt = '2026-10-25T00:30:00.000Z';
  const endAt = '2026-10-25T02:00:00.000Z';
  expect(durationMinutes({ startAt, endAt })).toBe(90);
});

describe('attendees', () => {
  it('of an ordinary appointment are one, whatever becomes of the customer’s card', () => {
    const changed = { customerId: null, displayName: 'A. Berger', email: 'a@contoso.com' };
    expect(attendeeKeys([anna], 1)).toEqual(attendeeKeys([changed], 1));
    expect(attendeeKeys([anna, changed], 1)).toHaveLength(1);
  });

  it('of a group are told apart, also two seats under one name', () => {
    fc.assert(
      fc.property(
        fc.array(people, { maxLength: 12 }),
        fc.integer({ min: 2, max: 20 }),
        (all, most) => {
          const keys = attendeeKeys([...all, ...all], most);
          expect(new Set(keys).size).toBe(all.length * 2);
        },
      ),
    );
  });

  it('of a group keep their keys when others come or go', () => {
    const bea = { customerId: null, displayName: 'Bea', email: 'Bea@contoso.com' };
    const [annasKey] = attendeeKeys([anna, bea], 8);
    const [beasKey] = attendeeKeys([{ ...bea, email: 'bea@CONTOSO.com' }], 8);
    expect(attendeeKeys([bea, anna], 8)).toEqual([beasKey, annasKey]);
  });
});

describe('the key of a customer link', () => {
  it('is the address, in lower case', () => {
    expect(customerLinkKey({ ...anna, email: ' Anna.Berger@CONTOSO.com' })).toBe(
      'email:anna.berger@contoso.com',
    );
  });

  it('is the card for a person without an address', () => {
    expect(customerLinkKey({ ...anna, email: '' })).toBe(`id:${anna.customerId}`);
  });

  it('is one that the API takes, whoever the person is', () => {
    fc.assert(
      fc.property(people, (person) => {
        expect(CustomerLinkKey.safeParse(customerLinkKey(person)).success).toBe(true);
      }),
    );
    expect(
      CustomerLinkKey.safeParse(
        customerLinkKey({ customerId: null, displayName: 'Anna\nBerger', email: '' }),
      ).success,
    ).toBe(true);
  });
});
