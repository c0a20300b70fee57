// Which bookings a list shows, and in which order.
import type { z } from 'zod';
import type {
  BookingCounts,
  BookingFilter,
  BookingSort,
  BookingState,
  BookingView,
} from '../contract/bookings.ts';
import type { Assessment } from '../domain/assessBooking.ts';
import { containsAll } from './textSearch.ts';

type Filter = Omit<z.output<typeof BookingFilter>, 'view'>;
type NarrowView = Exclude<BookingView, 'all'>;

const viewOfState: Record<BookingState, NarrowView | null> = {
  ready: 'ready',
  needsAttention: 'attention',
  inProgress: 'inDraft',
  checking: 'inDraft',
  inDraft: 'inDraft',
  posted: 'posted',
  credited: 'posted',
  skipped: 'skipped',
  vanished: null,
};

export function isInView({ state }: Assessment, view: BookingView): boolean {
  return view === 'all' || viewOfState[state] === view;
}

export function passesFilter(assessment: Assessment, filter: Filter): boolean {
  const { booking, customer, serviceDate } = assessment;
  const { from, to, customer: customerId, service, staff, q } = filter;
  return (
    (from === undefined || serviceDate >= from) &&
    (to === undefined || serviceDate <= to) &&
    (customerId === undefined || customer?.id === customerId) &&
    (service === undefined || booking.serviceId === service) &&
    (staff === undefined || booking.staffNames.includes(staff)) &&
    (q === '' || containsAll(searchedTexts(assessment), q))
  );
}

function searchedTexts({ booking, customer }: Assessment): string[] {
  const { attendee, serviceName } = booking;
  return [
    attendee.displayName,
    attendee.email,
    serviceName,
    customer?.displayName ?? '',
    customer?.number ?? '',
  ];
}

export function countByView(assessments: readonly Assessment[]): BookingCounts {
  const counts = { ready: 0, attention: 0, inDraft: 0, posted: 0, skipped: 0 };
  for (const { state } of assessments) {
    const view = viewOfState[state];
    if (view) counts[view] += 1;
  }
  return { ...counts, all: assessments.length };
}

/** Sorted copy; what is equal goes by time and then by id, so that the order never wavers between two pages. */
export function sortBookings(assessments: readonly Assessment[], sort: BookingSort): Assessment[] {
  const compare = comparisons[sort];
  return assessments.toSorted((one, other) => compare(one, other) || byTime(one, other));
}

type Comparison = (one: Assessment, other: Assessment) => number;

const texts = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

const byTime: Comparison = ({ booking: one }, { booking: other }) =>
  one.startAt.localeCompare(other.startAt) || (one.id < other.id ? -1 : 1);

const byDate: Comparison = ({ booking: one }, { booking: other }) =>
  one.startAt.localeCompare(other.startAt);

const byAmount: Comparison = (one, other) => amountOf(one).comparedTo(amountOf(other));

const comparisons: Record<BookingSort, Comparison> = {
  customer: (one, other) => texts.compare(payerName(one), payerName(other)) || byPayer(one, other),
  date: byDate,
  '-date': (one, other) => byDate(other, one),
  service: (one, other) => texts.compare(one.booking.serviceName, other.booking.serviceName),
  amount: byAmount,
  '-amount': (one, other) => byAmount(other, one),
};

/** Keeps customers of the same name apart. */
function byPayer({ customer: one }: Assessment, { customer: other }: Assessment): number {
  return (one?.id ?? '').localeCompare(other?.id ?? '');
}

function payerName({ customer, booking }: Assessment): string {
  return customer?.displayName ?? booking.attendee.displayName;
}

function amountOf({ line, price, booking }: Assessment) {
  if (line) return line.amount;
  return price ? price.quantity.times(price.unitPrice) : booking.price.times(0);
}
