// The people of Bookings for whom somebody has to say who pays, with what speaks for whom.
import type { Decimal } from 'decimal.js';
import type { ProblemCode } from '../contract/bookings.ts';
import type { Assessment } from './assessBooking.ts';
import { customerLinkKey } from './booking.ts';
import type { BookingAttendee } from './bookingAppointment.ts';
import type { Customer } from './customer.ts';
import { groupBy } from './groupBy.ts';
import type { InvoicingContext } from './invoicingContext.ts';
import { nameKey } from './nameWords.ts';

/** Name and address leave no doubt, or only the name speaks for a customer. Nothing is linked by either alone. */
export type Reason = 'sameNameAndEmail' | 'sameName';

export type PersonToMatch = {
  key: string;
  attendee: BookingAttendee;
  problem: PersonProblem;
  candidates: Customer[];
  suggestion: { customer: Customer; reason: Reason } | null;
  bookingsWaiting: number;
  /** Of the bookings whose price is known. */
  amounts: Decimal[];
};

const personProblems = [
  'customerNotLinked',
  'customerAmbiguous',
  'customerMissing',
  'customerBlocked',
] as const satisfies readonly ProblemCode[];
export type PersonProblem = (typeof personProblems)[number];

/** Each person once, those first on whom most bookings wait. */
export function peopleToMatch(
  assessments: readonly Assessment[],
  context: InvoicingContext,
): PersonToMatch[] {
  const waiting = assessments.filter((assessment) => problemOf(assessment) !== undefined);
  const byName = groupBy(
    [...context.customers.values()].filter(({ blocked }) => !blocked),
    ({ displayName }) => nameKey(displayName),
  );
  return [...groupBy(waiting, ({ booking }) => customerLinkKey(booking.attendee))]
    .flatMap(([key, group]) => {
      const [first] = group;
      const problem = first && problemOf(first);
      if (!first || !problem) return [];
      const { attendee } = first.booking;
      const { candidates } = first;
      const named = byName.get(nameKey(attendee.displayName)) ?? [];
      const amounts = group.flatMap(({ price }) =>
        price ? [price.quantity.times(price.unitPrice)] : [],
      );
      const suggestion = suggest(attendee, candidates, named);
      return [
        { key, attendee, problem, candidates, suggestion, amounts, bookingsWaiting: group.length },
      ];
    })
    .toSorted(
      (one, other) =>
        other.bookingsWaiting - one.bookingsWaiting ||
        one.attendee.displayName.localeCompare(other.attendee.displayName),
    );
}

function problemOf({ state, problems }: Assessment): PersonProblem | undefined {
  if (state !== 'needsAttention') return undefined;
  return personProblems.find((problem) => problems.includes(problem));
}

/** Exactly one customer has the name, or there is no suggestion. Among those with the address it is a sure one. */
function suggest(
  { displayName }: BookingAttendee,
  candidates: readonly Customer[],
  named: readonly Customer[],
): PersonToMatch['suggestion'] {
  if (nameKey(displayName) === '') return null;
  const ids = new Set(candidates.map(({ id }) => id));
  const [only, ...others] = ids.size > 0 ? named.filter(({ id }) => ids.has(id)) : named;
  if (!only || others.length > 0) return null;
  return { customer: only, reason: ids.size > 0 ? 'sameNameAndEmail' : 'sameName' };
}
