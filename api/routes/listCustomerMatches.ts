import type { PersonMatch } from '../contract/links.ts';
import { peopleToMatch, type PersonToMatch } from '../domain/matchPeople.ts';
import { sumByCurrency } from '../domain/money.ts';
import { readAssessments } from '../state/assessments.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentCustomer } from './presentBooking.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

/** Whoever has bookings that wait for a customer, and how much waits. */
export function listCustomerMatches(parts: Parts): Handler<'listCustomerMatches'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const { assessments, context } = await readAssessments(parts.db, setup, call.now);
    const present = (person: PersonToMatch) => presentPerson(person, context.currencyCode);
    return { people: peopleToMatch(assessments, context).map(present) };
  };
}

function presentPerson(person: PersonToMatch, currencyCode: string): PersonMatch {
  const { key, attendee, problem, candidates, suggestion, bookingsWaiting, amounts } = person;
  return {
    attendee: {
      displayName: attendee.displayName,
      email: attendee.email,
      customerLinkKey: key,
    },
    problem,
    customerCandidates: candidates.map(presentCustomer),
    suggestion: suggestion && {
      customer: presentCustomer(suggestion.customer),
      reason: suggestion.reason,
    },
    bookingsWaiting,
    sums: sumByCurrency(amounts.map((amount) => ({ amount, currencyCode }))),
    amountUnknown: bookingsWaiting - amounts.length,
  };
}
