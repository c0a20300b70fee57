// The number of a salesInvoiceLine within its document. Business Central takes it from the caller, keeps it when the
// document is edited or posted, and prints it nowhere: so it can say which bookings the line stands for.
import { createHash } from 'node:crypto';
import type { BookingId } from './ids.ts';

/** Numbers below are those of lines that Business Central adds by itself, in steps of 10,000. */
export const firstSequence = 100_000;

/** The place of a line in its document, and a key of its bookings. */
export function lineSequence(
  marker: string,
  { bookingIds, index }: { bookingIds: readonly BookingId[]; index: number },
): number {
  return (index + 1) * firstSequence + lineKey(marker, bookingIds);
}

/** One of 100,000, and another one for the same bookings under another marker. */
export function lineKey(marker: string, bookingIds: readonly BookingId[]): number {
  const text = [marker, ...bookingIds.toSorted()].join('\n');
  return createHash('sha256').update(text, 'utf8').digest().readUInt32BE(0) % firstSequence;
}

/** The key that a line was given; `null` for one that is not of our making. */
export function keyOfSequence(sequence: number): number | null {
  return sequence < firstSequence ? null : sequence % firstSequence;
}
