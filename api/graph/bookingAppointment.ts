import { z } from 'zod';
import type {
  BookingAppointment,
  BookingAttendee,
  ListedAppointment,
} from '../domain/bookingAppointment.ts';
import { asId } from '../domain/ids.ts';
import { DateTimeTimeZone } from './dateTimeTimeZone.ts';
import { Price } from './price.ts';

const Customer = z
  .object({
    customerId: z.string().nullish(),
    name: z.string().nullish(),
    emailAddress: z.string().nullish(),
  })
  .transform((customer): BookingAttendee => ({
    customerId: customer.customerId || null,
    displayName: customer.name ?? '',
    email: customer.emailAddress ?? '',
  }));

/**
 * The schema names `startDateTime` and `endDateTime`, a published sample `start` and `end`: both are read.
 * https://learn.microsoft.com/graph/api/resources/bookingappointment
 */
const fields = {
  id: z.string().min(1),
  serviceId: z.string().nullish(),
  serviceName: z.string().nullish(),
  startDateTime: DateTimeTimeZone.optional(),
  start: DateTimeTimeZone.optional(),
  endDateTime: DateTimeTimeZone.optional(),
  end: DateTimeTimeZone.optional(),
  priceType: z.string(),
  price: Price,
  staffMemberIds: z.array(z.string()).nullish(),
  maximumAttendeesCount: z.int().nullish(),
  filledAttendeesCount: z.int().nullish(),
  customerName: z.string().nullish(),
  customerEmailAddress: z.string().nullish(),
  customers: z.array(Customer).nullish(),
  lastUpdatedDateTime: z.iso.datetime({ offset: true }).nullish(),
};

type Fields = z.output<z.ZodObject<typeof fields>>;

/** An element of a calendar view. */
export const CalendarViewAppointment = z.object(fields).transform(listed);

/** An appointment got by its id. */
export const SingleAppointment = z
  .object(fields)
  .transform((single, context): BookingAppointment => {
    const appointment = listed(single, context);
    const attendees = appointment.listedAttendees;
    return {
      ...appointment,
      attendees: attendees.length > 0 ? attendees : flatCustomer(appointment),
    };
  });

function listed(appointment: Fields, context: z.RefinementCtx): ListedAppointment {
  const startAt = appointment.startDateTime ?? appointment.start;
  const endAt = appointment.endDateTime ?? appointment.end;
  if (startAt === undefined || endAt === undefined) {
    const path = [startAt === undefined ? 'startDateTime' : 'endDateTime'];
    context.addIssue({ code: 'custom', path, message: 'Missing' });
    return z.NEVER;
  }
  return {
    id: asId<'bookingAppointment'>(appointment.id),
    serviceId: asId<'bookingService'>(appointment.serviceId ?? ''),
    serviceName: appointment.serviceName ?? '',
    startAt,
    endAt,
    priceType: appointment.priceType,
    price: appointment.price,
    staffMemberIds: (appointment.staffMemberIds ?? []).map((id) => asId<'bookingStaffMember'>(id)),
    maximumAttendeesCount: appointment.maximumAttendeesCount ?? 1,
    filledAttendeesCount: appointment.filledAttendeesCount ?? 0,
    customerName: appointment.customerName ?? '',
    customerEmail: appointment.customerEmailAddress ?? '',
    listedAttendees: appointment.customers ?? [],
    updatedAt: instant(appointment.lastUpdatedDateTime),
  };
}

/** The flat copy names the one customer of an ordinary appointment; without it nobody has booked. */
function flatCustomer(appointment: ListedAppointment): BookingAttendee[] {
  const { customerName: displayName, customerEmail: email, maximumAttendeesCount } = appointment;
  if (maximumAttendeesCount > 1 || (displayName === '' && email === '')) return [];
  return [{ customerId: null, displayName, email }];
}

function instant(text: string | null | undefined): string | null {
  return text ? new Date(text).toISOString() : null;
}
