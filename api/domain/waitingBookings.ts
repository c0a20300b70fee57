// What a card tells of the bookings that wait: numbers, and no name of anybody.
import type { Decimal } from 'decimal.js';
import type { Assessment } from './assessBooking.ts';
import type { BookingId } from './ids.ts';
import { sum } from './money.ts';

export type WaitingBookings = {
  bookings: number;
  customers: number;
  amount: Decimal;
  currencyCode: string;
  /** Calendar day in the business's zone. */
  oldest: string;
  needsAttention: number;
};

/** Everything that is ready, where at least one of `told` still is; else `null`: nobody hears of what is done. */
export function waitingBookings(
  assessments: readonly Assessment[],
  { told, currencyCode }: { told: readonly BookingId[]; currencyCode: string },
): WaitingBookings | null {
  const ready = assessments.filter(({ state }) => state === 'ready');
  const mentioned = new Set(told);
  if (!ready.some(({ booking }) => mentioned.has(booking.id))) return null;
  const dates = ready.map(({ serviceDate }) => serviceDate).toSorted();
  return {
    bookings: ready.length,
    customers: new Set(ready.flatMap(({ customer }) => customer?.id ?? [])).size,
    amount: sum(ready.flatMap(({ line }) => line?.amount ?? [])),
    currencyCode,
    oldest: dates[0] ?? '',
    needsAttention: assessments.filter(({ state }) => state === 'needsAttention').length,
  };
}
