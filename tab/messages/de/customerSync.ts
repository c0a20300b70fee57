import { counting } from '../counting.ts';
import type { Messages } from '../en.ts';

const count = counting('de');

export const customerSync: Messages['customerSync'] = {
  title: 'Debitoren',
  off: 'Aus',
  on: 'An',
  textOff:
    'Wer einen Termin hat, bleibt in Bookings. Wer in Business Central noch kein Debitor ist, kann erst fakturiert werden, wenn ihn jemand anlegt.',
  textOn:
    'Mit jeder Synchronisierung werden Personen mit E-Mail-Adresse aus Bookings zu Debitoren, und Änderungen an Name, Adresse und Telefonnummer gehen hinüber. Nichts wird gelöscht oder geleert, und was jemand in Business Central geändert hat, bleibt.',
  preview: 'Zeigen, was geschehen würde',
  turnOff: 'Ausschalten',
  turnedOff: 'Debitoren bleiben von jetzt an, wie sie sind.',
  turnOn: 'Einschalten',
  turnedOn: 'Eingeschaltet. Die nächste Synchronisierung tut, was Sie gesehen haben.',
  lastSync: 'Zuletzt',
  created: (n) => count(n, { one: '# angelegt', other: '# angelegt' }),
  linked: (n) => count(n, { one: '# verknüpft', other: '# verknüpft' }),
  updated: (n) => count(n, { one: '# geändert', other: '# geändert' }),
  conflicts: (n) => count(n, { one: '# Konflikt', other: '# Konflikte' }),
  failed: (n) => count(n, { one: '# fehlgeschlagen', other: '# fehlgeschlagen' }),
  nothing: 'Nichts zu tun.',
  problems: 'Was nicht ging',
  problem: {
    refused: (said) =>
      `Business Central hat den Debitor abgelehnt: ${said} Berichtigen Sie die Person in Bookings oder das Muster neuer Debitoren.`,
    changedMeanwhile:
      'Jemand hat den Debitor gleichzeitig geändert. Die nächste Synchronisierung sieht noch einmal nach.',
    notDone:
      'Business Central war ausgelastet. Die nächste Synchronisierung versucht es noch einmal.',
    unknown:
      'Business Central hat nicht geantwortet. Bevor etwas noch einmal gesendet wird, sieht die nächste Synchronisierung nach, ob der Debitor da ist.',
    noRight:
      'Die Person, für die synchronisiert wird, darf in Business Central keine Debitoren ändern. Bitten Sie einen Administrator um dieses Recht, oder lassen Sie jemand anderen die Synchronisierung übernehmen.',
    patternMissing:
      'Das Muster neuer Debitoren gibt es in Business Central nicht mehr. Schalten Sie die Debitoren aus und mit einem anderen Muster wieder ein.',
    writingStopped: 'Das Schreiben ist für diese Verbindung angehalten.',
  },
  dialog: {
    title: 'Was die nächste Synchronisierung tun würde',
    text: 'Es wurde nichts geändert. Die Liste ist von eben.',
    reading: 'Bookings und Business Central werden verglichen …',
    pattern: 'Muster neuer Debitoren (freiwillig)',
    patternHint: 'Nummer, Name oder E-Mail',
    patternHelp:
      'Neue Debitoren übernehmen Zahlungsbedingungen, Währung, Steuergebiet und Verkäufer. Buchungsgruppen kommen aus „API-Einrichtung“ in Business Central.',
    patternNone: 'Kein Debitor gefunden.',
    actions: 'Aktionen',
    left: 'Bleiben, wie sie sind',
    none: 'Alle sind auf dem neuesten Stand: Es gibt nichts zu tun.',
    more: (n) => count(n, { one: 'und # weitere', other: 'und # weitere' }),
    kinds: { create: 'Neuer Debitor', link: 'Verknüpfen', update: 'Ändern' },
    with: (customer) => `mit ${customer}`,
    fields: { displayName: 'Name', email: 'E-Mail', phone: 'Telefon' },
    change: (field, from, to) => (from === '' ? `${field}: ${to}` : `${field}: ${from} → ${to}`),
    nameless: 'Ohne Namen',
  },
  reasons: {
    noEmail: 'Keine E-Mail-Adresse in Bookings.',
    noName: 'Kein Name in Bookings.',
    emailTooLong: 'Die E-Mail-Adresse ist länger, als Business Central sie nimmt.',
    customerAmbiguous: 'Mehrere Debitoren haben diese E-Mail-Adresse.',
    customerBlocked: 'Der Debitor ist gesperrt.',
    customerMissing:
      'Der Debitor wurde in Business Central gelöscht und wird nicht wieder angelegt.',
    customerIsCompany: 'Der Debitor ist ein Unternehmen: Er wird fakturiert und nicht geändert.',
    knownAsContact: 'Als Kontakt dieses Debitors bekannt, der fakturiert wird.',
    customerTaken: 'Zu diesem Debitor gehört schon ein anderer Eintrag in Bookings.',
    emailTaken: 'Ein anderer Debitor hat die neue E-Mail-Adresse.',
    sameEmail: 'Ein anderer Eintrag in Bookings hat dieselbe E-Mail-Adresse.',
    checking:
      'Wird geprüft: Business Central hat nicht geantwortet, ob der Debitor angelegt wurde.',
    conflict: 'Auf beiden Seiten geändert. Machen Sie beide gleich, wie Sie es behalten wollen.',
    notInBusinessCentral: 'Nicht in Business Central.',
  },
};
