// The id of a booking: the same for the same attendee of the same appointment, whatever the setup or the business's address.
import { createHash } from 'node:crypto';
import { asId, type BookingAppointmentId, type BookingId, type TenantId } from './ids.ts';

/** 128 bits of a hash in base64url: 22 characters. `attendeeKey` is one of `attendeeKeys`. */
export function bookingId(
  tenantId: TenantId,
  appointmentId: BookingAppointmentId,
  attendeeKey: string,
): BookingId {
  const text = [tenantId.toLowerCase(), appointmentId, attendeeKey].join('\n');
  const hash = createHash('sha256').update(text, 'utf8').digest().subarray(0, 16);
  return asId<'booking'>(hash.toString('base64url'));
}
