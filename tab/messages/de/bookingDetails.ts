import { counting } from '../counting.ts';
import type { Messages } from '../en.ts';

const count = counting('de');

export const bookingDetails: Messages['bookingDetails'] = {
  title: 'Termin',
  when: 'Wann',
  service: 'Leistung',
  attendee: 'Person',
  attendees: (n) => count(n, { one: '# Person', other: '# Personen' }),
  staff: 'Mitarbeitende',
  duration: 'Dauer',
  customer: 'Debitor',
  item: 'Artikel',
  invoice: 'Verkaufsrechnung',
  openInvoice: (number) => `${number} in Business Central öffnen`,
  openRun: 'Rechnungslauf anzeigen',
  noNumber: 'Noch ohne Nummer',
  skipped: 'Ausgelassen',
  skippedBy: (name, when) => `von ${name}, ${when}`,
  skippedAlways: 'Kostenlose Leistungen werden von selbst ausgelassen.',
  none: 'Keiner',
  chooseOther: 'Ändern',
  why: 'So kommt der Betrag zustande',
  priceTypes: {
    fixedPrice: (price) => `In Bookings steht ein Festpreis von ${price}.`,
    hourly: (price) => `In Bookings steht ein Preis von ${price} pro Stunde.`,
    free: () => 'Die Leistung ist in Bookings kostenlos.',
    startingAt: (price) =>
      `In Bookings steht nur „ab ${price}“, deshalb muss jemand den Betrag nennen.`,
    priceVaries: () =>
      'In Bookings steht, dass der Preis variiert, deshalb muss jemand den Betrag nennen.',
    callUs: () => 'In Bookings steht „Preis auf Anfrage“, deshalb muss jemand den Betrag nennen.',
    notSet: () => 'In Bookings steht für diese Leistung kein Preis.',
  },
  unknownPriceType: 'In Bookings steht kein verlässlicher Preis.',
  sources: {
    bookings: 'Der Preis aus Bookings gilt.',
    entered: 'Der Betrag wurde von Hand eingegeben und gilt stattdessen.',
    item: 'Der Preis des Artikels in Business Central gilt.',
  },
  calculation: (quantity, price, amount) => `${quantity} × ${price} = ${amount}`,
  estimate:
    'Das ist eine Schätzung: Über MwSt. und Rundung entscheidet Business Central beim Erstellen des Entwurfs. Weicht die Summe von der geprüften ab, sehen Sie das.',
  noAmount: 'Es gibt noch keinen Betrag.',
  toDo: 'Zu klären',
  chooseCustomer: {
    title: 'Debitor wählen',
    text: (name) => `Wer zahlt für ${name}? Die Wahl gilt für alle Termine dieser Person.`,
    candidates: 'Debitoren mit dieser E-Mail-Adresse',
    search: 'Debitoren suchen',
    searchHint: 'Name, Nummer oder E-Mail',
    none: 'Kein Debitor gefunden. Legen Sie ihn in Business Central an und aktualisieren Sie dann.',
    more: 'Es gibt weitere. Geben Sie mehr vom Namen ein.',
    blocked: 'gesperrt',
    action: 'Debitor verknüpfen',
    takeBack: 'Verknüpfung entfernen',
    done: (name, customer) => `${name} ist mit ${customer} verknüpft.`,
  },
};
