// The rows of the grid: bookings under their customer, or one after another.
import type { Booking } from '../../api/contract/bookings.ts';

export type BookingGroup = {
  key: string;
  /** `null` where nobody knows yet who pays. */
  customer: { number: string; displayName: string } | null;
  bookings: Booking[];
};

export type GridRow =
  | { kind: 'group'; key: string; group: BookingGroup; isOpen: boolean }
  | { kind: 'booking'; key: string; booking: Booking; groupKey: string };

/** Groups by customer, in the order in which the bookings come. */
export function groupBookings(bookings: readonly Booking[]): BookingGroup[] {
  const groups = new Map<string, BookingGroup>();
  for (const booking of bookings) {
    const key = `customer-${booking.customer?.id ?? 'none'}`;
    const group = groups.get(key);
    if (group) group.bookings.push(booking);
    else groups.set(key, { key, customer: booking.customer, bookings: [booking] });
  }
  return [...groups.values()];
}

export function groupedRows(
  groups: readonly BookingGroup[],
  closed: ReadonlySet<string>,
): GridRow[] {
  return groups.flatMap((group) => {
    const isOpen = !closed.has(group.key);
    const head: GridRow = { kind: 'group', key: group.key, group, isOpen };
    return isOpen ? [head, ...plainRows(group.bookings, group.key)] : [head];
  });
}

export function plainRows(bookings: readonly Booking[], groupKey = ''): GridRow[] {
  return bookings.map((booking) => ({ kind: 'booking', key: booking.id, booking, groupKey }));
}

/** The bookings that a row stands for. */
export function bookingsOf(row: GridRow): readonly Booking[] {
  return row.kind === 'group' ? row.group.bookings : [row.booking];
}

/** What waits may be chosen, to be invoiced or to be skipped; what is done or under way may not. */
export function isSelectable(booking: Booking): boolean {
  return booking.state === 'ready' || booking.state === 'needsAttention';
}

export function selectableOf(bookings: readonly Booking[]): [string, Booking][] {
  return bookings.filter(isSelectable).map((booking) => [booking.id, booking]);
}
