import { counting } from '../counting.ts';

const count = counting('en');

export const customerSync = {
  title: 'Customers',
  off: 'Off',
  on: 'On',
  textOff:
    'People who book stay in Bookings. Those who are no customers of Business Central yet cannot be invoiced until somebody enters them.',
  textOn:
    'With every sync, people who book and have an e-mail address become customers of Business Central, and changes of name, address and phone number go over. Nothing is deleted or blanked, and what somebody changed in Business Central stays.',
  preview: 'Show what would happen',
  turnOff: 'Turn off',
  turnedOff: 'Customers are left as they are from now on.',
  turnOn: 'Turn on',
  turnedOn: 'On. The next sync does what you have seen.',
  lastSync: 'Last sync',
  created: (n: number) => count(n, { one: '# created', other: '# created' }),
  linked: (n: number) => count(n, { one: '# linked', other: '# linked' }),
  updated: (n: number) => count(n, { one: '# updated', other: '# updated' }),
  conflicts: (n: number) => count(n, { one: '# conflict', other: '# conflicts' }),
  failed: (n: number) => count(n, { one: '# failed', other: '# failed' }),
  nothing: 'Nothing to do.',
  problems: 'What did not work',
  problem: {
    refused: (said: string) =>
      `Business Central refused the customer: ${said} Correct the person in Bookings, or the pattern of new customers.`,
    changedMeanwhile: 'Somebody changed the customer at the same time. The next sync looks again.',
    notDone: 'Business Central was too busy. The next sync tries again.',
    unknown:
      'Business Central did not answer. Before anything is sent again, the next sync looks whether the customer is there.',
    noRight:
      'The person that the sync acts for may not change customers in Business Central. Ask an administrator for that right, or let somebody else take the sync over.',
    patternMissing:
      'The pattern of new customers is not in Business Central any more. Turn the customers off and on again with another one.',
    writingStopped: 'Writing is stopped for this connection.',
  },
  dialog: {
    title: 'What the next sync would do',
    text: 'Nothing has been changed. The list was made just now.',
    reading: 'Comparing Bookings with Business Central…',
    pattern: 'Pattern of new customers (optional)',
    patternHint: 'Number, name or e-mail',
    patternHelp:
      'New customers take over its payment terms, currency, tax area and salesperson. Posting groups come from “API Setup” in Business Central.',
    patternNone: 'No customer found.',
    actions: 'Actions',
    left: 'Left as they are',
    none: 'Everybody is up to date: there is nothing to do.',
    more: (n: number) => count(n, { one: 'and # more', other: 'and # more' }),
    kinds: { create: 'New customer', link: 'Link', update: 'Change' },
    with: (customer: string) => `with ${customer}`,
    fields: { displayName: 'Name', email: 'E-mail', phone: 'Phone' },
    change: (field: string, from: string, to: string) =>
      from === '' ? `${field}: ${to}` : `${field}: ${from} → ${to}`,
    nameless: 'No name',
  },
  reasons: {
    noEmail: 'No e-mail address in Bookings.',
    noName: 'No name in Bookings.',
    emailTooLong: 'The e-mail address is longer than Business Central takes.',
    customerAmbiguous: 'Several customers have this e-mail address.',
    customerBlocked: 'The customer is blocked.',
    customerMissing: 'The customer was deleted in Business Central and is not made again.',
    customerIsCompany: 'The customer is a company: it is invoiced, and not changed.',
    knownAsContact: 'Known as a contact of this customer, who is invoiced.',
    customerTaken: 'Another entry of Bookings belongs to this customer already.',
    emailTaken: 'Another customer has the new e-mail address.',
    sameEmail: 'Another entry of Bookings has the same e-mail address.',
    checking: 'Being checked: Business Central has not answered whether the customer was made.',
    conflict: 'Changed on both sides. Make both the same where you want to keep it.',
    notInBusinessCentral: 'Not in Business Central.',
  },
};
