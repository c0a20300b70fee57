// Appointments in a window of time.
// https://learn.microsoft.com/graph/api/bookingbusiness-list-calendarview
import { listedAppointment } from './appointmentWire.ts';
import { collectionContext, openBusiness } from './openBusiness.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { GraphError, invalidRequest } from './graphError.ts';
import type { GraphSwitches } from './graphSwitches.ts';
import { listAnswer, pageOf, refuseUnusableOptions } from './queryOptions.ts';

/** Everything that overlaps the window, in no order; too much at once is refused. */
export function listCalendarView(call: GraphCall): GraphAnswer {
  const switches = call.context.switches.graph;
  refuseUnusableOptions(call, { isPaged: switches.calendarViewComesInPages });
  const business = openBusiness(call);
  const { start, end } = readWindow(call);
  const appointments = call.context.world.bookingAppointments.filter(
    ({ businessId, startAt, endAt }) =>
      businessId === business.id && startAt < end && endAt > start,
  );
  if (appointments.length > call.limits.calendarView) throw tooMany(switches);
  const size = switches.calendarViewComesInPages ? call.limits.appointmentsPage : Infinity;
  const page = pageOf({ records: appointments, size, call });
  return listAnswer(call, {
    context: collectionContext(business, 'calendarView'),
    value: page.records.map((appointment) =>
      inView(listedAppointment(appointment, business, switches), switches),
    ),
    nextLink: page.nextLink,
    total: appointments.length,
  });
}

/** The published sample has other names than the schema. */
function inView(
  appointment: GraphAnswer,
  { calendarViewSaysStartAndEnd }: GraphSwitches,
): GraphAnswer {
  if (!calendarViewSaysStartAndEnd) return appointment;
  const { startDateTime: start, endDateTime: end, ...others } = appointment;
  return { ...others, start, end };
}

/** One public client of beta met the 416; its body was not recorded. */
function tooMany({ calendarViewRefusesWith400 }: GraphSwitches): GraphError {
  const message = 'The request returned too many results. Use a smaller window.';
  const status = calendarViewRefusesWith400 ? 400 : 416;
  return new GraphError(status, 'ErrorExceededFindCountLimit', { message });
}

/** The other pair of names: https://github.com/microsoftgraph/microsoft-graph-docs/issues/15489 */
function readWindow(call: GraphCall): { start: string; end: string } {
  const { searchParams } = call.request.url;
  const takesLong = call.context.switches.graph.calendarViewTakesLongNames;
  const isLong = takesLong && searchParams.has('startDateTime') && !searchParams.has('start');
  const start = readInstant(isLong ? 'startDateTime' : 'start', call);
  const end = readInstant(isLong ? 'endDateTime' : 'end', call);
  if (end <= start) throw invalidRequest("The parameter 'end' must be later than 'start'.");
  return { start, end };
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
