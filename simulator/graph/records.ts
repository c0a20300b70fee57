// What the simulated Bookings holds. Names are Graph's where Graph has one.

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
};

export type BookingRole = {
  id: string;
  businessId: string;
  userId: string;
  role: 'administrator' | 'scheduler' | 'teamMember' | 'viewer' | 'guest';
};

export type PriceType =
  | 'undefined'
  | 'fixedPrice'
  | 'startingAt'
  | 'hourly'
  | 'free'
  | 'priceVaries'
  | 'callUs'
  | 'notSet';

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
  createdAt: string;
  updatedAt: string;
};

export type BookingStaffMember = {
  id: string;
  businessId: string;
  displayName: string;
  emailAddress: string;
  role: 'administrator' | 'scheduler' | 'teamMember' | 'viewer' | 'externalGuest';
  timeZone: string;
};

/** A customer card. `id` is the GUID; the id of the wire is made from it. */
export type BookingCustomer = {
  id: string;
  businessId: string;
  displayName: string;
  emailAddress: string | null;
  phone: string | null;
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
  customerTimeZone: string;
  serviceNotes: string | null;
  appointmentLabel: string | null;
  isLocationOnline: boolean;
  selfService: boolean;
  createdAt: string;
  updatedAt: string;
};
