// One booking page with its services, staff, customer cards and appointments.
import { appointmentId } from '../graph/exchangeIds.ts';
import type {
  BookingAppointment,
  BookingAttendee,
  BookingBusiness,
  BookingCustomer,
  BookingRole,
  BookingService,
  BookingStaffMember,
} from '../graph/records.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { organisation } from './organisation.ts';

export type BusinessOptions = Pick<BookingBusiness, 'id' | 'displayName' | 'businessTimeZone'> &
  Partial<BookingBusiness> & {
    random: Random;
    now: Date;
    /** IANA name of `businessTimeZone`, by which local times are made into instants. */
    zone: string;
    roles?: { userId: string; role: BookingRole['role'] }[];
  };

export type ServiceFields = Partial<BookingService> &
  Pick<BookingService, 'displayName' | 'defaultPriceType' | 'defaultPrice'>;

export type AppointmentFields = Partial<BookingAppointment> &
  Pick<BookingAppointment, 'startAt' | 'endAt' | 'attendees' | 'staffMemberIds'> & {
    service: BookingService;
  };

/** Adds to a business; what is not given is filled in plausibly. */
export type SeededBusiness = {
  business: BookingBusiness;
  zone: string;
  addService(fields: ServiceFields): BookingService;
  addStaffMember(displayName: string, emailAddress: string): BookingStaffMember;
  /** A customer card, and the attendee as which its person comes to appointments. */
  addCustomer(person: Person): BookingAttendee;
  addAppointment(fields: AppointmentFields): BookingAppointment;
};

export type Person = { name: string; email: string | null; phone?: string | null };

export function seedBookingBusiness(world: World, options: BusinessOptions): SeededBusiness {
  const { random, now, zone, roles = [], ...fields } = options;
  const business = world.bookingBusinesses.put({
    tenantId: organisation.tenantId,
    mailboxGuid: random.guid(),
    businessType: 'Health and wellness',
    defaultCurrencyIso: 'EUR',
    languageTag: 'de-DE',
    email: fields.id.toLowerCase(),
    phone: '+49 30 23125 000',
    ...fields,
  });
  for (const { userId, role } of roles) {
    world.bookingRoles.put({ id: random.guid(), businessId: business.id, userId, role });
  }
  const maker = { world, random, now, business };
  return {
    business,
    zone,
    addService: (service) => world.bookingServices.put(buildService(service, maker)),
    addStaffMember: (name, email) =>
      world.bookingStaffMembers.put({
        id: random.guid(),
        businessId: business.id,
        displayName: name,
        emailAddress: email,
        role: 'teamMember',
        timeZone: business.businessTimeZone,
      }),
    addCustomer: (person) => attendeeOf(world.bookingCustomers.put(buildCustomer(person, maker))),
    addAppointment: (appointment) =>
      world.bookingAppointments.put(buildAppointment(appointment, maker)),
  };
}

type Maker = { world: World; random: Random; now: Date; business: BookingBusiness };

function buildService(fields: ServiceFields, { random, now, business, world }: Maker) {
  const opened = daysBefore(now, 500);
  return {
    id: random.guid(),
    businessId: business.id,
    description: '',
    defaultDurationMinutes: 60,
    maximumAttendeesCount: 1,
    staffMemberIds: world.bookingStaffMembers
      .filter(({ businessId }) => businessId === business.id)
      .map(({ id }) => id),
    createdAt: opened,
    updatedAt: opened,
    ...fields,
  };
}

function buildCustomer(person: Person, { random, now, business }: Maker): BookingCustomer {
  const createdAt = daysBefore(now, random.between(100, 480));
  return {
    id: random.guid(),
    businessId: business.id,
    displayName: person.name,
    emailAddress: person.email,
    phone: person.phone ?? null,
    createdAt,
    updatedAt: createdAt,
  };
}

function attendeeOf(card: BookingCustomer): BookingAttendee {
  return {
    customerId: card.id,
    name: card.displayName,
    emailAddress: card.emailAddress,
    phone: card.phone,
    notes: null,
  };
}

function buildAppointment(fields: AppointmentFields, maker: Maker): BookingAppointment {
  const { random, now, business } = maker;
  const { service, ...given } = fields;
  const bookedBefore = new Date(Math.min(Date.parse(given.startAt), now.getTime()));
  const createdAt = daysBefore(bookedBefore, random.between(2, 20));
  return {
    id: appointmentId(business.mailboxGuid, random.bytes(6)),
    businessId: business.id,
    serviceId: service.id,
    serviceName: service.displayName,
    priceType: service.defaultPriceType,
    price: service.defaultPrice,
    maximumAttendeesCount: service.maximumAttendeesCount,
    customerTimeZone: maker.business.businessTimeZone,
    serviceNotes: null,
    appointmentLabel: null,
    isLocationOnline: false,
    selfService: service.maximumAttendeesCount === 1 && random.chance(0.6),
    createdAt,
    updatedAt: createdAt,
    ...given,
  };
}

function daysBefore(instant: Date, days: number): string {
  return new Date(instant.getTime() - days * 86_400_000).toISOString();
}
