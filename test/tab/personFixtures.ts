import type { PersonMatch } from '../../api/contract/links.ts';
import { customerChoices } from './fixtures.ts';

/** One person for each case; whoever was linked is not among them any more. */
export function personMatches(linkedKeys: ReadonlySet<string>): PersonMatch[] {
  const [adatum, alicia, , lamna] = customerChoices.map(({ id, number, displayName, email }) => ({
    id,
    number,
    displayName,
    email,
  }));
  if (!adatum || !alicia || !lamna) throw new Error('The fixtures have three customers');
  const people = [
    {
      ...person('Alicia Thornber', 'office@adatum.example'),
      problem: 'customerAmbiguous' as const,
      customerCandidates: [adatum, alicia],
      suggestion: { customer: alicia, reason: 'sameNameAndEmail' as const },
      bookingsWaiting: 4,
      sums: [{ amount: '240.00', currencyCode: 'EUR' }],
      amountUnknown: 1,
    },
    {
      ...person('Lamna Healthcare', 'new@lamna.example'),
      suggestion: { customer: lamna, reason: 'sameName' as const },
    },
    person('Nestor Wilke', ''),
  ];
  return people.filter(({ attendee }) => !linkedKeys.has(attendee.customerLinkKey));
}

function person(displayName: string, email: string): PersonMatch {
  return {
    attendee: { displayName, email, customerLinkKey: `email:${email || displayName}` },
    problem: 'customerNotLinked',
    customerCandidates: [],
    suggestion: null,
    bookingsWaiting: 1,
    sums: [],
    amountUnknown: 1,
  };
}
