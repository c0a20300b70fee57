// Somebody of the staff enters an appointment into the calendar.
import type { Context } from '../service.ts';
import { appointmentId } from './exchangeIds.ts';
import type {
  BookingAppointment,
  BookingAttendee,
  BookingBusiness,
  BookingService,
} from './records.ts';

export type NewAppointment = {
  service: BookingService;
  staffMemberIds: string[];
  /** Instant in UTC. */
  startAt: string;
  attendees: readonly BookingAttendee[];
};

/** As long and as dear as the service says. */
export function enterAppointment(
  business: BookingBusiness,
  { service, staffMemberIds, startAt, attendees }: NewAppointment,
  { world, random, now }: Pick<Context, 'world' | 'random' | 'now'>,
): BookingAppointment {
  const endAt = new Date(Date.parse(startAt) + service.defaultDurationMinutes * 60_000);
  return world.bookingAppointments.put({
    id: appointmentId(business.mailboxGuid, random.bytes(6)),
    businessId: business.id,
    serviceId: service.id,
    serviceName: service.displayName,
    startAt,
    endAt: endAt.toISOString(),
    priceType: service.defaultPriceType,
    price: service.defaultPrice,
    maximumAttendeesCount: service.maximumAttendeesCount,
    staffMemberIds,
    attendees: [...attendees],
    customerTimeZone: business.businessTimeZone,
    serviceNotes: null,
    appointmentLabel: null,
    isLocationOnline: false,
    selfService: false,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  });
}
