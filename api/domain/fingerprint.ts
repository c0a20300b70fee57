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
    listed.updatedAt,
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
}
