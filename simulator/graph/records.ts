// What the simulated Bookings holds. Names are Graph's where Graph has one.
import type { bookingPriceTypes } from './schema/enumTypes.ts';

/** Properties that somebody wrote and that mean nothing to the simulator, in the form in which Graph sends them. */
export type Stated = Record<string, unknown>;

export type BookingBusiness = {
  /** Primary SMTP address of the booking mailbox. */
  id: string;
  tenantId: string;
  /** Stands inside the ids of customers and appointments. */
  mailboxGuid: string;
  displayName: string;
  businessType: string;
  defaultCurrencyIso: string;
  languageTag: string;
  /** Windows or IANA name, as administrators enter it. */
  businessTimeZone: string;
  email: string;
  phone: string;
  /** Left out while the page is published. */
  isUnpublished?: boolean;
  stated?: Stated;
  /** Left out for what is as old as its world. */
  createdAt?: string;
  updatedAt?: string;
};

export type BookingRole = {
  id: string;
  businessId: string;
  userId: string;
  role: 'administrator' | 'scheduler' | 'teamMember' | 'viewer' | 'guest';
};

export type PriceType = (typeof bookingPriceTypes)[number];

export type BookingService = {
  id: string;
  businessId: string;
  displayName: string;
  description: string;
  defaultDurationMinutes: number;
  defaultPrice: number;
  defaultPriceType: PriceType;
  maximumAttendeesCount: number;
  staffMemberIds: string[];
  stated?: Stated;
  createdAt: string;
  updatedAt: string;
};

export type BookingStaffMember = {
  id: string;
  businessId: string;
  displayName: string;
  emailAddress: string;
  role: string;
  timeZone: string | null;
  stated?: Stated;
  /** Left out for who is as long there as the world. */
  createdAt?: string;
  updatedAt?: string;
};

/** A customer card. `id` is the GUID; the id of the wire is made from it. */
export type BookingCustomer = {
  id: string;
  businessId: string;
  displayName: string;
  emailAddress: string | null;
  /** The first of the numbers. */
  phone: string | null;
  stated?: Stated;
  createdAt: string;
  updatedAt: string;
};

export type BookingCustomQuestion = {
  id: string;
  businessId: string;
  displayName: string;
  answerInputType: string | null;
  answerOptions: string[];
  createdAt: string;
  updatedAt: string;
};

export type BookingAttendee = {
  /** A GUID that may have no customer card. */
  customerId: string;
  name: string;
  emailAddress: string | null;
  phone: string | null;
  notes: string | null;
  customQuestionAnswers?: Stated[];
};

export type BookingAppointment = {
  /** Exchange item id in REST form. */
  id: string;
  businessId: string;
  serviceId: string;
  serviceName: string;
  /** Instants in UTC. */
  startAt: string;
  endAt: string;
  priceType: PriceType;
  price: number;
  maximumAttendeesCount: number;
  staffMemberIds: string[];
  /** The first one is also the flat customer of the appointment. */
  attendees: BookingAttendee[];
  customerTimeZone: string | null;
  serviceNotes: string | null;
  appointmentLabel: string | null;
  isLocationOnline: boolean;
  selfService: boolean;
  stated?: Stated;
  createdAt: string;
  updatedAt: string;
};
