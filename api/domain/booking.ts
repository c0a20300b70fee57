// A booking is the billing unit: one attendee of one bookingAppointment.
import type { Decimal } from 'decimal.js';
import type { BookingAttendee } from './bookingAppointment.ts';
import type { DraftState } from './draftState.ts';
import type {
  BookingAppointmentId,
  BookingId,
  BookingServiceId,
  InvoiceRunId,
  SalesInvoiceDraftId,
} from './ids.ts';

/** The live claim of a booking: the draft that it is on, or is being put on. */
export type Claim = {
  runId: InvoiceRunId;
  draftId: SalesInvoiceDraftId;
  draftState: DraftState;
  salesInvoiceNumber: string | null;
};

export type ManualSkip = { reason: string; note: string; skippedAt: string; skippedBy: string };

/** Everything the mirror and the ledger know of one booking. Times are instants in UTC. */
export type Booking = {
  id: BookingId;
  appointmentId: BookingAppointmentId;
  serviceId: BookingServiceId;
  serviceName: string;
  startAt: string;
  endAt: string;
  priceType: string;
  price: Decimal;
  staffNames: string[];
  attendee: BookingAttendee;
  /** Place among the attendees of the appointment, from 0, and how many there are. */
  attendeeIndex: number;
  attendeesCount: number;
  /** Bookings does not have the appointment, or this attendee, any more. */
  vanished: boolean;
  /** Amount that somebody entered for the whole booking. */
  enteredAmount: Decimal | null;
  skip: ManualSkip | null;
  claim: Claim | null;
};

/** Minutes between two instants; daylight saving does not matter to instants. */
export function durationMinutes(booking: Pick<Booking, 'startAt' | 'endAt'>): number {
  return (Date.parse(booking.endAt) - Date.parse(booking.startAt)) / 60_000;
}

/** Ended, with the grace over. `now` is an instant in UTC. */
export function isCompleted(booking: Booking, graceMinutes: number, now: string): boolean {
  return Date.parse(booking.endAt) + graceMinutes * 60_000 <= Date.parse(now);
}

/**
 * Tells the attendees of one appointment apart. An ordinary appointment has one attendee whatever Graph says of
 * the customer, so nothing that changes about the person can make it a second booking.
 */
export function attendeeKeys(
  attendees: readonly BookingAttendee[],
  maximumAttendeesCount: number,
): string[] {
  if (maximumAttendeesCount <= 1) return attendees.slice(0, 1).map(() => 'single');
  const seen = new Map<string, number>();
  return attendees.map((attendee) => {
    const key = attendeeKey(attendee);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}~${count}`;
  });
}

function attendeeKey({ customerId, email, displayName }: BookingAttendee): string {
  if (customerId) return `id:${customerId.toLowerCase()}`;
  const address = normalEmail(email);
  return address ? `email:${address}` : `name:${displayName.trim().toLowerCase()}`;
}

/** Addresses are compared without regard to case; an empty one matches nothing. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The key under which a person of Bookings is linked to a customer. */
export function customerLinkKey(attendee: BookingAttendee): string {
  const address = normalEmail(attendee.email);
  if (address) return `email:${address}`;
  if (attendee.customerId) return `id:${attendee.customerId.toLowerCase()}`;
  return `id:name-${attendee.displayName.trim().toLowerCase().replace(/\s+/g, ' ')}`;
}
