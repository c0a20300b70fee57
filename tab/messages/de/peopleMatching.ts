import { counting } from '../counting.ts';
import type { Messages } from '../en.ts';

const count = counting('de');

export const peopleMatching: Messages['peopleMatching'] = {
  title: 'Personen und Debitoren',
  text: 'Termine dieser Personen warten, bis jemand sagt, wer zahlt. Eine Verknüpfung klärt alle ihre Termine, auch künftige.',
  label: 'Personen ohne Debitor',
  allMatched: 'Alle Personen mit abzurechnenden Terminen haben einen Debitor.',
  waiting: (n) => count(n, { one: '# Termin wartet', other: '# Termine warten' }),
  unknown: (n) => count(n, { one: '# ohne Betrag', other: '# ohne Betrag' }),
  noName: 'Ohne Namen',
  noEmail: 'Keine E-Mail-Adresse in Bookings',
  problems: {
    customerNotLinked: 'Kein Debitor hat diese E-Mail-Adresse',
    customerAmbiguous: (n) => `${n} Debitoren haben diese E-Mail-Adresse`,
    customerMissing: 'Den verknüpften Debitor gibt es in Business Central nicht mehr',
    customerBlocked: 'Der Debitor ist in Business Central gesperrt',
  },
  reasons: {
    sameNameAndEmail: (customer) => `${customer} hat denselben Namen und dieselbe E-Mail-Adresse`,
    sameName: (customer) =>
      `${customer} hat denselben Namen, aber nicht diese E-Mail-Adresse. Bitte prüfen.`,
  },
  accept: 'Übernehmen',
  acceptLabel: (customer, person) => `Übernehmen: ${customer} für ${person}`,
  choose: 'Debitor wählen',
  chooseLabel: (person) => `Debitor wählen: ${person}`,
  acceptAll: (n) =>
    count(n, { one: '# eindeutigen Treffer übernehmen', other: '# eindeutige Treffer übernehmen' }),
  accepted: (n) =>
    count(n, { one: '# Person wurde verknüpft.', other: '# Personen wurden verknüpft.' }),
  undo: 'Rückgängig',
  undone: 'Die Verknüpfungen wurden zurückgenommen.',
  more: (n) => count(n, { one: '# weitere anzeigen', other: '# weitere anzeigen' }),
};
