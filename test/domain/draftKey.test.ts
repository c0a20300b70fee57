import { describe, expect, it } from 'vitest';
import type { InvoicingSettings } from '../../api/contract/syncSetups.ts';
import { assessBooking } from '../../api/domain/assessBooking.ts';
import type { Booking } from '../../api/domain/booking.ts';
import { draftKey } from '../../api/domain/draftKey.ts';
import {
  anna,
  makeBooking,
  makeContext,
  otherAppointment,
  paidOnSite,
  settingsOf,
} from './cast.ts';

function keyOf(booking: Booking, grouping: InvoicingSettings['grouping']): string | null {
  const context = makeContext({ settings: settingsOf({ grouping }) });
  const assessment = assessBooking(booking, context);
  return assessment && draftKey(assessment, context);
}

const first = makeBooking();
const nextWeek = otherAppointment('later', { startAt: '2026-11-12T09:00:00.000Z' });
const before = otherAppointment('before', { startAt: '2026-10-05T09:00:00.000Z' });

describe('bookings share a draft', () => {
  it('when they are of one customer', () => {
    expect(keyOf(first, 'customer')).toBe(keyOf(before, 'customer'));
  });

  it('when they are of one customer and month', () => {
    expect(keyOf(first, 'customerAndMonth')).toBe(keyOf(nextWeek, 'customerAndMonth'));
    expect(keyOf(first, 'customerAndMonth')).not.toBe(keyOf(before, 'customerAndMonth'));
  });

  it('with no other booking where the setup wants each alone', () => {
    expect(keyOf(first, 'booking')).not.toBe(keyOf(nextWeek, 'booking'));
  });

  it.each(['customer', 'customerAndMonth', 'booking'] as const)(
    'never with another customer’s (%s)',
    (grouping) => {
      const attendee = { ...anna, email: 'books@adatum.com' };
      expect(keyOf({ ...first, attendee }, grouping)).not.toBe(keyOf(first, grouping));
    },
  );

  it('only when they are ready', () => {
    expect(keyOf({ ...first, skip: paidOnSite }, 'customer')).toBeNull();
    expect(keyOf({ ...first, priceType: 'callUs' }, 'customer')).toBeNull();
  });
});
