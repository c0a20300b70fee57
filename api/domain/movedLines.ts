// Lines that somebody moved from one document to another: their bookings are invoiced still.
import type { BookingId } from './ids.ts';
import { lineSequence } from './lineSequence.ts';
import type { PlannedLine } from './planInvoices.ts';
import type { SalesInvoice, SalesInvoiceLine } from './salesInvoice.ts';

/** Lines of a document that were not on it when we made it. */
export function strayLines(
  { marker, lines }: { marker: string; lines: readonly PlannedLine[] },
  found: SalesInvoice,
): SalesInvoiceLine[] {
  const own = new Set(
    lines.map(({ bookingIds }, index) => lineSequence(marker, { bookingIds, index })),
  );
  return found.lines.filter(
    ({ lineType, sequence }) => lineType !== 'Comment' && !own.has(sequence),
  );
}

/** Bookings of lines that stand among the strays of other documents, with the same item and the same words. */
export function movedBookings(
  planned: readonly PlannedLine[],
  strays: readonly SalesInvoiceLine[],
): Set<BookingId> {
  const free = new Set(strays);
  const moved = planned.filter((line) => {
    const match = [...free].find(
      ({ itemId, description }) => itemId === line.item.id && description === line.description,
    );
    return match !== undefined && free.delete(match);
  });
  return new Set(moved.flatMap(({ bookingIds }) => bookingIds));
}
