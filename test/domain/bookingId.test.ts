import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BookingId } from '../../api/contract/values.ts';
import { bookingId } from '../../api/domain/bookingId.ts';
import { asId } from '../../api/domain/ids.ts';
import { tenantId } from './cast.ts';

const appointmentId = asId<'bookingAppointment'>('AAMkADKnAAA=');

describe('the id of a booking', () => {
  it('A8 is for ever the same, as claims and skips are kept under it', () => {
    expect(bookingId(tenantId, appointmentId, 'single')).toBe('YbQVOm_VZDBpwF4SKd1OJA');
  });

  it('does not depend on how the tenant’s id is written', () => {
    const shouting = asId<'tenant'>(tenantId.toUpperCase());
    expect(bookingId(shouting, appointmentId, 'single')).toBe(
      bookingId(tenantId, appointmentId, 'single'),
    );
  });

  it('I6 differs by tenant, appointment (to the letter) and attendee', () => {
    const ids = [
      bookingId(tenantId, appointmentId, 'single'),
      bookingId(asId<'tenant'>('other'), appointmentId, 'single'),
      bookingId(tenantId, asId<'bookingAppointment'>('aamkadknaaa='), 'single'),
      bookingId(tenantId, appointmentId, 'email:anna.berger@contoso.com'),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('is one that the API takes, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (appointment, attendee) => {
        const id = bookingId(tenantId, asId<'bookingAppointment'>(appointment), attendee);
        expect(BookingId.safeParse(id).success).toBe(true);
      }),
    );
  });
});
