// Which bookings the lines of a document with our marker stand for, told from the document alone.
import { keyOfSequence, lineKey } from './lineSequence.ts';
import type { BookingId } from './ids.ts';
import { groupBy } from './groupBy.ts';
import type { SalesInvoiceLine } from './salesInvoice.ts';

/** A booking that may be on a line. */
export type Candidate = {
  id: BookingId;
  startAt: string;
  /** Local date in the business's time zone. */
  serviceDate: string;
  serviceId: string;
  serviceName: string;
  /** Who took part. */
  attendeeKey: string;
};

export type RecognisedLine = { line: SalesInvoiceLine; bookingIds: BookingId[] };

/**
 * The number of a line has a key of its bookings in it. Among the bookings of its day a wrong one has the same key once
 * in thousands of lines; where it happens all of them are taken, as a booking too many that is held does less harm than
 * one too few. A line of several bookings is one service's and one person's, from some day to its own. Lines that
 * cannot be told have no bookings.
 */
export function recogniseLines(
  lines: readonly SalesInvoiceLine[],
  { marker, candidates }: { marker: string; candidates: readonly Candidate[] },
): RecognisedLine[] {
  const byDate = groupBy(candidates, ({ serviceDate }) => serviceDate);
  const byService = groupBy(candidates, (one) => `${one.serviceId}\n${one.attendeeKey}`);
  return lines
    .filter(({ lineType }) => lineType !== 'Comment')
    .map((line) => {
      const key = keyOfSequence(line.sequence);
      const search = { key, marker, line };
      if (key === null) return { line, bookingIds: [] };
      const sameDay = alone(byDate.get(line.shipmentDate) ?? [], search);
      if (sameDay.length > 0) return { line, bookingIds: sameDay };
      const together = [...byService.values()].map((group) => inARow(group, search));
      const found = together.find((ids) => ids.length > 0);
      return { line, bookingIds: found ?? onAnotherDay(candidates, search) };
    });
}

type Search = { key: number | null; marker: string; line: SalesInvoiceLine };

function alone(candidates: readonly Candidate[], { key, marker }: Search): BookingId[] {
  return candidates.flatMap(({ id }) => (lineKey(marker, [id]) === key ? [id] : []));
}

/** Bookings that follow each other, the last of them on the line's day. */
function inARow(group: readonly Candidate[], { key, marker, line }: Search): BookingId[] {
  const sorted = group.toSorted(
    (one, other) => Date.parse(one.startAt) - Date.parse(other.startAt),
  );
  for (const [last, { serviceDate }] of sorted.entries()) {
    if (serviceDate !== line.shipmentDate) continue;
    for (let first = last - 1; first >= 0; first -= 1) {
      const ids = sorted.slice(first, last + 1).map(({ id }) => id);
      if (lineKey(marker, ids) === key) return ids;
    }
  }
  return [];
}

/** Somebody moved the booking since, or edited the date: then the description has to name the service as well. */
function onAnotherDay(candidates: readonly Candidate[], search: Search): BookingId[] {
  const named = candidates.filter(
    ({ serviceName }) => serviceName !== '' && search.line.description.includes(serviceName),
  );
  const found = alone(named, search);
  return found.length === 1 ? found : [];
}
