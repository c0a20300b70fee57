// What billing needs of Graph's Bookings resources; no notes, no answers, no phone numbers.
import type { Decimal } from 'decimal.js';
import type {
  BookingAppointmentId,
  BookingBusinessId,
  BookingServiceId,
  BookingStaffMemberId,
} from './ids.ts';

export type BookingBusiness = {
  id: BookingBusinessId;
  displayName: string;
  /** ISO 4217; `null` where the business has none. */
  currencyCode: string | null;
  /** IANA name; `null` where the business names a zone that nobody knows. */
  timeZone: string | null;
};

export type BookingService = {
  id: BookingServiceId;
  displayName: string;
  priceType: string;
  price: Decimal;
};

export type BookingStaffMember = { id: BookingStaffMemberId; displayName: string };

/** One person on an appointment. Neither field is sure: cards get lost, and staff may book without an address. */
export type BookingAttendee = {
  /** GUID of a customer card, or a made-up one without a card; `null` where Graph gives none. */
  customerId: string | null;
  displayName: string;
  /** As entered; empty where there is none. */
  email: string;
};

/** An appointment as a calendar view gives it: times are instants in UTC, attendees are rarely told. */
export type ListedAppointment = {
  id: BookingAppointmentId;
  serviceId: BookingServiceId;
  serviceName: string;
  startAt: string;
  endAt: string;
  /** Graph's bookingPriceType; evolvable, so any text. */
  priceType: string;
  /** In the business's currency, per hour for `hourly`, without a word about VAT. */
  price: Decimal;
  staffMemberIds: BookingStaffMemberId[];
  maximumAttendeesCount: number;
  filledAttendeesCount: number;
  /** The flat copy for appointments with one customer; empty where Graph gives none. */
  customerName: string;
  customerEmail: string;
  /** Whom the list itself names; usually nobody, for lists of Bookings leave `customers` empty. */
  listedAttendees: BookingAttendee[];
  /** Graph's lastUpdatedDateTime; `null` where the service does not tell. */
  updatedAt: string | null;
};

/** An appointment as a get by id gives it. */
export type BookingAppointment = ListedAppointment & { attendees: BookingAttendee[] };
