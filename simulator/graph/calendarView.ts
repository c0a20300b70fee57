// Appointments in a window of time.
// https://learn.microsoft.com/graph/api/bookingbusiness-list-calendarview
import { wireAppointment } from './appointmentWire.ts';
import { collectionContext, openBusiness } from './bookingBusinesses.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { GraphError, invalidRequest } from './graphError.ts';
import { listAnswer, readTop, refuseUnusableOptions } from './queryOptions.ts';

/** Everything that overlaps the window, in no order; too much at once is refused. */
export function listCalendarView(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  const [start, end] = [readInstant('start', call), readInstant('end', call)];
  if (end <= start) throw invalidRequest("The parameter 'end' must be later than 'start'.");
  const appointments = call.context.world.bookingAppointments.filter(
    ({ businessId, startAt, endAt }) =>
      businessId === business.id && startAt < end && endAt > start,
  );
  if (appointments.length > call.limits.calendarView) {
    const message = 'The request returned too many results. Use a smaller window.';
    throw new GraphError(416, 'ErrorExceededFindCountLimit', { message });
  }
  const top = readTop(call.request.url.searchParams.get('$top'));
  return listAnswer(call, {
    context: collectionContext(business, 'calendarView'),
    value: appointments
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .slice(0, top)
      .map((appointment) => wireAppointment(appointment, business, call.context.switches.graph)),
    total: appointments.length,
  });
}

/** Times need a Z or an offset; a plus that was not encoded arrives as a blank and is refused. */
const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$/;

function readInstant(name: string, { request }: GraphCall): string {
  const text = request.url.searchParams.get(name);
  if (text === null) {
    throw invalidRequest(`This request requires a time window specified by '${name}'.`);
  }
  const instant = withOffset.test(text) ? new Date(text) : new Date(NaN);
  if (Number.isNaN(instant.getTime())) {
    throw invalidRequest(`The parameter '${name}' has an invalid value.`);
  }
  return instant.toISOString();
}
