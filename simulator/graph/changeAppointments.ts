// What is written about appointments.
import { z } from 'zod';
import { appointmentAnswer, findAppointment } from './appointments.ts';
import { readAttendees, SentCustomer } from './attendees.ts';
import { appointmentId } from './exchangeIds.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { accessDenied, badRequest, invalidRequest, unknownError } from './graphError.ts';
import { putMovedAppointment } from './putMovedAppointment.ts';
import { isTeamMember, openForChange } from './openBusiness.ts';
import {
  readObjectBody,
  readWrittenProperties,
  type Written,
} from './schema/readWrittenProperties.ts';
import { bookingPriceTypes } from './schema/enumTypes.ts';
import { splitWritten } from './schema/splitWritten.ts';
import type { BookingAppointment, BookingBusiness } from './records.ts';
import { readWrittenTime, WrittenTime } from './writtenTime.ts';

/** https://learn.microsoft.com/graph/api/bookingbusiness-post-appointments */
export function createAppointment(call: GraphCall): GraphAnswer {
  const business = openForChange(call, 'appointments');
  const written = read(call, 'create');
  const service = call.context.world.bookingServices.get(String(written['serviceId']));
  // Of a body that it cannot use the service says no more than this.
  if (service?.businessId !== business.id) throw unknownError();
  requireStaff(written, call);
  const { world, now, random } = call.context;
  const at = now.toISOString();
  const blank: BookingAppointment = {
    id: appointmentId(business.mailboxGuid, random.bytes(6)),
    businessId: business.id,
    serviceId: service.id,
    serviceName: service.displayName,
    startAt: at,
    endAt: at,
    priceType: service.defaultPriceType,
    price: service.defaultPrice,
    maximumAttendeesCount: service.maximumAttendeesCount,
    staffMemberIds: [],
    attendees: [],
    customerTimeZone: null,
    serviceNotes: null,
    appointmentLabel: null,
    isLocationOnline: false,
    selfService: false,
    createdAt: at,
    updatedAt: at,
  };
  const made = { ...blank, ...fieldsOf(written, blank, { call, business }) };
  refuseUnfitting(made, business, call);
  return appointmentAnswer(call, business, world.bookingAppointments.put(made));
}

/** The last write wins: no ETag is documented. https://learn.microsoft.com/graph/api/bookingappointment-update */
export function updateAppointment(call: GraphCall): undefined {
  const { business, appointment } = open(call);
  const written = read(call, 'update');
  const fields = fieldsOf(written, appointment, { call, business });
  const updatedAt = call.context.now.toISOString();
  const changed = { ...appointment, ...fields, updatedAt };
  refuseUnfitting(changed, business, call);
  putMovedAppointment(changed, call.context);
}

/** Gone for good: there is no list of what was deleted. https://learn.microsoft.com/graph/api/bookingappointment-delete */
export function deleteAppointment(call: GraphCall): undefined {
  call.context.world.bookingAppointments.remove(open(call).appointment.id);
}

/** Gone as well, for no appointment has a status. https://learn.microsoft.com/graph/api/bookingappointment-cancel */
export function cancelAppointment(call: GraphCall): undefined {
  const { appointment } = open(call);
  const { cancellationMessage = null } = readObjectBody(call);
  if (cancellationMessage !== null && typeof cancellationMessage !== 'string') {
    throw badRequest("The parameter 'cancellationMessage' must be of type 'Edm.String'.");
  }
  call.context.world.bookingAppointments.remove(appointment.id);
}

function open(call: GraphCall): { business: BookingBusiness; appointment: BookingAppointment } {
  const business = openForChange(call, 'appointments');
  const appointment = findAppointment(call, business);
  requireOwnCalendar(appointment, business, call);
  return { business, appointment };
}

/** Whether the label can be written is not known: the schema has it, the page on updating does not. */
function read(call: GraphCall, purpose: 'create' | 'update'): Written {
  const alsoReadOnly = call.context.switches.graph.labelIsReadOnly ? ['appointmentLabel'] : [];
  return readWrittenProperties(call, { type: 'bookingAppointment', purpose, alsoReadOnly });
}

function fieldsOf(
  written: Written,
  appointment: BookingAppointment,
  { call, business }: { call: GraphCall; business: BookingBusiness },
): Partial<BookingAppointment> {
  const { startDateTime, endDateTime, customers, customerNotes, ...others } = written;
  const fields = splitWritten(others, Own, appointment.stated);
  const own = Told.parse({ startDateTime, endDateTime, customers, customerNotes });
  const { maximumAttendeesCount = appointment.maximumAttendeesCount } = fields;
  const people = { call, business, isGroup: maximumAttendeesCount > 1 };
  const attendees = own.customers && readAttendees(own.customers, people);
  const [first, ...rest] = attendees ?? [];
  const notes = own.customerNotes ?? first?.notes ?? null;
  return {
    ...fields,
    ...(own.startDateTime && { startAt: readWrittenTime(own.startDateTime) }),
    ...(own.endDateTime && { endAt: readWrittenTime(own.endDateTime) }),
    ...(attendees && { attendees: first ? [{ ...first, notes }, ...rest] : [] }),
  };
}

/** What the record keeps in another form. */
const Told = z.object({
  startDateTime: WrittenTime.optional(),
  endDateTime: WrittenTime.optional(),
  customers: z.array(SentCustomer).optional(),
  customerNotes: z.string().nullish(),
});

const Own = z.object({
  appointmentLabel: z.string().nullable().exactOptional(),
  customerTimeZone: z.string().nullable().exactOptional(),
  isLocationOnline: z.boolean().exactOptional(),
  maximumAttendeesCount: z.int().exactOptional(),
  price: z.number().exactOptional(),
  priceType: z.enum(bookingPriceTypes).exactOptional(),
  serviceId: z.string().exactOptional(),
  serviceName: z.string().exactOptional(),
  serviceNotes: z.string().nullable().exactOptional(),
  staffMemberIds: z.array(z.string()).exactOptional(),
});

/** An application has to say who does the work: https://github.com/microsoftgraph/microsoft-graph-docs/pull/22029 */
function requireStaff({ staffMemberIds }: Written, { caller }: GraphCall): void {
  const isThere = Array.isArray(staffMemberIds) && staffMemberIds.length > 0;
  if (caller.userId === null && !isThere) throw badRequest('Invalid Staff');
}

function refuseUnfitting(
  appointment: BookingAppointment,
  business: BookingBusiness,
  call: GraphCall,
): void {
  if (appointment.endAt <= appointment.startAt) {
    throw invalidRequest("The value of 'endDateTime' must be later than 'startDateTime'.");
  }
  requireOwnCalendar(appointment, business, call);
  const { world, switches } = call.context;
  if (!switches.graph.refusesDoubleBooking) return;
  const isBusy = world.bookingAppointments.find(
    (other) =>
      other.id !== appointment.id &&
      other.startAt < appointment.endAt &&
      other.endAt > appointment.startAt &&
      other.staffMemberIds.some((id) => appointment.staffMemberIds.includes(id)),
  );
  if (isBusy) throw unknownError();
}

/** Team members change what is in their own calendar: https://learn.microsoft.com/microsoft-365/bookings/add-staff */
function requireOwnCalendar(
  { staffMemberIds }: BookingAppointment,
  business: BookingBusiness,
  call: GraphCall,
): void {
  if (!isTeamMember(business, call)) return;
  const { world } = call.context;
  const mail = world.users.get(call.caller.userId ?? '')?.userPrincipalName.toLowerCase();
  const isOwn = staffMemberIds.some(
    (id) => world.bookingStaffMembers.get(id)?.emailAddress.toLowerCase() === mail,
  );
  if (!isOwn) throw accessDenied();
}
