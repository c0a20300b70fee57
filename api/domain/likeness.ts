// Rebooked appointments have another id: the same person, service and start is likely the same visit.
import { normalEmail, type Booking } from './booking.ts';
import { groupBy } from './groupBy.ts';

/** The same text for the same person, service and start. Somebody without name and address is like nobody. */
export function likenessKey({ id, attendee, serviceId, startAt }: Booking): string {
  const person = normalEmail(attendee.email) || attendee.displayName.trim().toLowerCase() || id;
  return [person, serviceId, new Date(startAt).toISOString()].join('\n');
}

/**
 * How many visits that are still in Bookings, or on an invoice, and were not skipped, look like the same. Two seats
 * of one appointment are no duplicate; a seat that vanished after it was invoiced and came back as another is one.
 */
export function countLikeness(bookings: Iterable<Booking>): Map<string, number> {
  const counted = [...bookings].filter(
    ({ vanished, claim, skip }) => !skip && (!vanished || claim),
  );
  return new Map(
    [...groupBy(counted, likenessKey)].map(([key, alike]) => [
      key,
      new Set(alike.map((booking) => (booking.vanished ? booking.id : booking.appointmentId))).size,
    ]),
  );
}
