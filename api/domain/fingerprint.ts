import { createHash } from 'node:crypto';
import type { ListedAppointment } from './bookingAppointment.ts';

/** Tells whether an appointment changed since it was last read in full, so that an unchanged one costs nothing. */
export function fingerprintOf(listed: ListedAppointment): string {
  const facts = [
    listed.serviceId,
    listed.serviceName,
    listed.startAt,
    listed.endAt,
    listed.priceType,
    listed.price.toFixed(),
    listed.staffMemberIds.toSorted(),
    listed.maximumAttendeesCount,
    listed.filledAttendeesCount,
    listed.customerName,
    listed.customerEmail,
    listed.listedAttendees.map(({ customerId, displayName, email }) => [
      customerId,
      displayName,
      email,
    ]),
    listed.updatedAt,
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
}

/**
 * Whether an appointment with the same fingerprint as before is sure to have the same attendees. A list that tells
 * neither when an appointment changed nor who comes to it does not show that one person took another's place.
 */
export function showsEveryChange(listed: ListedAppointment): boolean {
  if (listed.updatedAt !== null || listed.listedAttendees.length > 0) return true;
  return listed.maximumAttendeesCount === 1 && listed.customerName + listed.customerEmail !== '';
}
