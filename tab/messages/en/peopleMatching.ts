import { counting } from '../counting.ts';

const count = counting('en');

export const peopleMatching = {
  title: 'People and customers',
  text: 'These people have bookings that wait until somebody says who pays. One link settles all their bookings, also future ones.',
  label: 'People without a customer',
  allMatched: 'Everybody with bookings to invoice is matched to a customer.',
  waiting: (n: number) => count(n, { one: '# booking waits', other: '# bookings wait' }),
  unknown: (n: number) => count(n, { one: '# without an amount', other: '# without an amount' }),
  noName: 'No name',
  noEmail: 'No e-mail address in Bookings',
  problems: {
    customerNotLinked: 'No customer has this e-mail address',
    customerAmbiguous: (n: number) => `${n} customers have this e-mail address`,
    customerMissing: 'The linked customer is gone from Business Central',
    customerBlocked: 'The customer is blocked in Business Central',
  },
  reasons: {
    sameNameAndEmail: (customer: string) => `${customer} has the same name and e-mail address`,
    sameName: (customer: string) =>
      `${customer} has the same name, but not this e-mail address. Please check.`,
  },
  accept: 'Accept',
  acceptLabel: (customer: string, person: string) => `Accept: ${customer} for ${person}`,
  choose: 'Choose customer',
  chooseLabel: (person: string) => `Choose customer: ${person}`,
  acceptAll: (n: number) =>
    count(n, { one: 'Accept # exact match', other: 'Accept # exact matches' }),
  accepted: (n: number) =>
    count(n, { one: '# person was linked.', other: '# people were linked.' }),
  undo: 'Undo',
  undone: 'The links were taken back.',
  more: (n: number) => count(n, { one: 'Show # more', other: 'Show # more' }),
};
