// An appointment in the form in which Graph sends it.
import type { GraphAnswer } from './graphCall.ts';
import { emptyAddress, locationNamed } from './graphPlaces.ts';
import type { GraphSwitches } from './graphSwitches.ts';
import { dateTimeTimeZone, durationBetween, durationOf, timestamps } from './graphTimes.ts';
import type { BookingAppointment, BookingBusiness } from './records.ts';

/**
 * As lists have it: no customers, no notes, no reminders, but a flat copy of the one customer.
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/15647
 */
export function listedAppointment(
  appointment: BookingAppointment,
  business: BookingBusiness,
  switches: GraphSwitches,
): GraphAnswer {
  const { appointmentLabel, ...listed } = wireAppointment(appointment, business, switches);
  return {
    ...listed,
    ...(switches.listsOmitLabel ? {} : { appointmentLabel }),
    ...(switches.listsOmitFlatCustomer ? noFlatCustomer : {}),
    customerNotes: null,
    serviceNotes: null,
    reminders: [],
    customers: switches.listsFillCustomers ? wireAttendees(appointment) : [],
  };
}

const noFlatCustomer = { customerName: null, customerEmailAddress: null, customerPhone: null };

/** As it is read by id: only here attendees, notes and reminders are told. */
export function wireAppointment(
  appointment: BookingAppointment,
  business: BookingBusiness,
  switches: GraphSwitches,
): GraphAnswer {
  const { startAt, endAt, attendees } = appointment;
  const [customer] = attendees;
  return {
    id: appointment.id,
    selfServiceAppointmentId: selfServiceId(appointment),
    additionalInformation: '',
    isLocationOnline: appointment.isLocationOnline,
    joinWebUrl: null,
    customerName: customer?.name ?? null,
    customerEmailAddress: customer?.emailAddress ?? null,
    customerPhone: customer?.phone ?? null,
    customerNotes: customer?.notes ?? null,
    customerTimeZone: appointment.customerTimeZone,
    smsNotificationsEnabled: false,
    serviceId: appointment.serviceId,
    serviceName: appointment.serviceName,
    duration: durationBetween(startAt, endAt),
    preBuffer: durationOf(0),
    postBuffer: durationOf(0),
    priceType: appointment.priceType,
    price: appointment.price,
    serviceNotes: appointment.serviceNotes,
    optOutOfCustomerEmail: false,
    anonymousJoinWebUrl: null,
    isCustomerAllowedToManageBooking: true,
    appointmentLabel: appointment.appointmentLabel,
    staffMemberIds: appointment.staffMemberIds,
    startDateTime: dateTimeTimeZone(startAt),
    endDateTime: dateTimeTimeZone(endAt),
    ...timestamps(appointment, switches),
    serviceLocation: { ...locationNamed(business.displayName), address: emptyAddress },
    reminders: [{ offset: 'P1D', recipients: 'customer', message: '' }],
    maximumAttendeesCount: appointment.maximumAttendeesCount,
    filledAttendeesCount: attendees.length,
    customers: wireAttendees(appointment),
    ...appointment.stated,
  };
}

/** `bookingCustomerInformation` for each attendee, under the GUID of a card that may not exist. */
function wireAttendees({ attendees, customerTimeZone }: BookingAppointment): GraphAnswer[] {
  return attendees.map((attendee) => ({
    '@odata.type': '#microsoft.graph.bookingCustomerInformation',
    customerId: attendee.customerId,
    name: attendee.name,
    emailAddress: attendee.emailAddress,
    phone: attendee.phone,
    notes: attendee.notes,
    location: locationNamed('Customer'),
    timeZone: customerTimeZone,
    customQuestionAnswers: attendee.customQuestionAnswers ?? [],
  }));
}

/** A GUID where the customer booked on the page, zeros where staff did; only for appointments of one person. */
function selfServiceId({ id, selfService, maximumAttendeesCount }: BookingAppointment): string {
  if (!selfService || maximumAttendeesCount > 1) return '00000000-0000-0000-0000-000000000000';
  const hex = Buffer.from(id.slice(-48), 'base64').toString('hex').padStart(32, '0').slice(-32);
  return [0, 8, 12, 16, 20]
    .map((start, index) => hex.slice(start, [8, 12, 16, 20, 32][index]))
    .join('-');
}
