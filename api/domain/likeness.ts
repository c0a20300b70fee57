// Rebooked appointments have another id: the same person, service and start is likely the same visit.
import { normalEmail, type Booking } from './booking.ts';

export function likenessKey({ attendee, serviceId, startAt }: Booking): string {
  const person = normalEmail(attendee.email) || attendee.displayName.trim().toLowerCase();
  return [person, serviceId, new Date(startAt).toISOString()].join('\n');
}

/** How many bookings that are still in Bookings, and were not skipped, look like the same visit. */
export function countLikeness(bookings: Iterable<Booking>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const booking of bookings) {
    if ((booking.vanished && !booking.claim) || booking.skip) continue;
    const key = likenessKey(booking);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
