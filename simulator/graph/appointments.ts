// https://learn.microsoft.com/graph/api/resources/bookingappointment
import { collectionContext, openBusiness } from './bookingBusinesses.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import { wireAppointment, wireAttendees } from './appointmentWire.ts';
import { entityAnswer, listAnswer, pageOf, refuseUnusableOptions } from './queryOptions.ts';

/** https://learn.microsoft.com/graph/api/bookingbusiness-list-appointments */
export function listAppointments(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call, ['$skiptoken']);
  const business = openBusiness(call);
  const appointments = call.context.world.bookingAppointments.filter(
    ({ businessId }) => businessId === business.id,
  );
  const switches = call.context.switches.graph;
  const page = pageOf({ records: appointments, size: call.limits.appointmentsPage, call });
  return listAnswer(call, {
    context: collectionContext(business, 'appointments'),
    value: page.records.map((appointment) => wireAppointment(appointment, business, switches)),
    nextLink: page.nextLink,
    total: appointments.length,
  });
}

/** Only here attendees, notes and reminders are told: https://learn.microsoft.com/graph/api/bookingappointment-get */
export function getAppointment(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  const appointment = call.context.world.bookingAppointments.get(call.ids[1] ?? '');
  if (appointment?.businessId !== business.id) throw itemNotFound();
  return entityAnswer(call, {
    context: collectionContext(business, 'appointments/$entity'),
    record: {
      ...wireAppointment(appointment, business, call.context.switches.graph),
      customerNotes: appointment.attendees[0]?.notes ?? null,
      serviceNotes: appointment.serviceNotes,
      reminders: [{ offset: 'P1D', recipients: 'customer', message: '' }],
      customers: wireAttendees(appointment),
    },
  });
}
