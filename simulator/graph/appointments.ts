// https://learn.microsoft.com/graph/api/resources/bookingappointment
import { collectionContext, openBusiness } from './openBusiness.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import { listedAppointment, wireAppointment } from './appointmentWire.ts';
import { entityAnswer, listAnswer, pageOf, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingAppointment, BookingBusiness } from './records.ts';

/** https://learn.microsoft.com/graph/api/bookingbusiness-list-appointments */
export function listAppointments(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call, { isPaged: true });
  const business = openBusiness(call);
  const appointments = call.context.world.bookingAppointments.filter(
    ({ businessId }) => businessId === business.id,
  );
  const switches = call.context.switches.graph;
  const page = pageOf({ records: appointments, size: call.limits.appointmentsPage, call });
  return listAnswer(call, {
    context: collectionContext(business, 'appointments'),
    value: page.records.map((appointment) => listedAppointment(appointment, business, switches)),
    nextLink: page.nextLink,
    total: appointments.length,
  });
}

/** https://learn.microsoft.com/graph/api/bookingappointment-get */
export function getAppointment(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  return appointmentAnswer(call, business, findAppointment(call, business));
}

export function appointmentAnswer(
  call: GraphCall,
  business: BookingBusiness,
  appointment: BookingAppointment,
): GraphAnswer {
  return entityAnswer(call, {
    context: collectionContext(business, 'appointments/$entity'),
    record: wireAppointment(appointment, business, call.context.switches.graph),
  });
}

/** The appointment of the path. Throws the 404 where the business has none of that id. */
export function findAppointment(
  { ids, context: { world } }: GraphCall,
  business: BookingBusiness,
): BookingAppointment {
  const appointment = world.bookingAppointments.get(ids[1] ?? '');
  if (appointment?.businessId !== business.id) throw itemNotFound();
  return appointment;
}
