import { counting } from '../counting.ts';
import type { Messages } from '../en.ts';

const count = counting('de');

const termine = (n: number) => count(n, { one: '# Termin', other: '# Termine' });
const entwuerfe = (n: number) =>
  count(n, { one: '# Rechnungsentwurf', other: '# Rechnungsentwürfe' });

export const uninvoicedBookings: Messages['uninvoicedBookings'] = {
  title: 'Nicht abgerechnete Termine',
  count: termine,
  figures: {
    ready: 'Bereit zur Abrechnung',
    readyDetail: (bookingsCount, customersCount) =>
      `${termine(bookingsCount)} · ${count(customersCount, { one: '# Debitor', other: '# Debitoren' })}`,
    attention: 'Zu klären',
    attentionDetail: 'warten auf eine Entscheidung',
    inDraft: 'Im Entwurf',
    inDraftDetail: 'in Business Central zu buchen',
  },
  sync: {
    asOf: (when) => `Stand: ${when}`,
    never: 'Noch nicht gelesen',
    refresh: 'Aktualisieren',
    starting: 'Bookings wird gelesen …',
    reading: (done, of) => `Bookings wird gelesen: ${done} von ${of} Zeiträumen`,
    done: 'Die Termine sind auf dem neuesten Stand.',
    failed: 'Die Termine konnten nicht gelesen werden.',
    stale: (when) =>
      `Die letzte Aktualisierung ist fehlgeschlagen. Sie sehen den Stand vom ${when}.`,
    failedNever: 'Die Termine konnten noch nicht gelesen werden.',
    needsSignIn: (name) =>
      `Die automatische Synchronisierung ruht, weil ${name} sich neu anmelden muss. Sie selbst können weiterhin aktualisieren.`,
  },
  views: {
    label: 'Termine nach Status',
    ready: 'Bereit',
    attention: 'Zu klären',
    inDraft: 'Im Entwurf',
    posted: 'Gebucht',
    skipped: 'Ausgelassen',
    all: 'Alle',
  },
  filters: {
    label: 'Filter',
    period: 'Zeitraum',
    periods: {
      any: 'Jederzeit',
      thisMonth: 'Dieser Monat',
      lastMonth: 'Letzter Monat',
      older: 'Älter',
      custom: 'Von – bis',
    },
    from: 'Von',
    to: 'Bis',
    service: 'Leistung',
    anyService: 'Alle Leistungen',
    staff: 'Mitarbeitende',
    anyStaff: 'Alle Mitarbeitenden',
    search: 'Suchen',
    searchHint: 'Name oder Leistung',
    order: 'Reihenfolge',
    orders: {
      customer: 'Nach Debitor',
      date: 'Älteste zuerst',
      '-date': 'Neueste zuerst',
      service: 'Nach Leistung',
      amount: 'Kleinster Betrag',
      '-amount': 'Größter Betrag',
    },
    reset: 'Filter zurücksetzen',
  },
  grid: {
    label: 'Termine',
    date: 'Datum und Uhrzeit',
    service: 'Leistung',
    attendee: 'Person',
    customer: 'Debitor',
    staff: 'Mitarbeitende',
    duration: 'Dauer',
    amount: 'Betrag',
    state: 'Status',
    actions: 'Einzelheiten',
    selectAll: 'Alle angezeigten Termine auswählen',
    selectGroup: (name) => `Alle Termine von ${name} auswählen`,
    selectBooking: (name) => `${name} auswählen`,
    expand: (name) => `Termine von ${name} einblenden`,
    collapse: (name) => `Termine von ${name} ausblenden`,
    openDetails: (name) => `Einzelheiten zu ${name}`,
    noCustomer: 'Noch kein Debitor',
    noAttendee: 'Ohne Namen',
    estimate: 'Schätzung',
    partly: (n) => count(n, { one: '# ohne Betrag', other: '# ohne Betrag' }),
    noAmount: 'Noch kein Betrag',
    loadingMore: 'Weitere Termine werden geladen …',
    keys: 'Pfeiltasten bewegen, Leertaste wählt aus, Umschalt und Leertaste wählt einen Bereich, Strg und A wählt alle, Eingabe öffnet die Einzelheiten.',
  },
  states: {
    ready: 'Bereit',
    needsAttention: 'Zu klären',
    inProgress: 'Wird erstellt',
    checking: 'Wird geprüft',
    inDraft: 'Im Entwurf',
    posted: 'Gebucht',
    credited: 'Gutgeschrieben',
    skipped: 'Ausgelassen',
    vanished: 'Nicht mehr in Bookings',
  },
  stateHelp: {
    ready: 'Alles, was die Rechnung braucht, ist bekannt.',
    needsAttention: 'Vor der Abrechnung fehlt noch etwas.',
    inProgress: 'Gerade wird ein Rechnungsentwurf erstellt.',
    checking:
      'Business Central hat nicht geantwortet. Wir finden heraus, ob es den Entwurf gibt. Nichts wird doppelt erstellt.',
    inDraft: 'Der Termin steht auf dem Entwurf einer Verkaufsrechnung in Business Central.',
    posted: 'Die Verkaufsrechnung ist gebucht.',
    credited: 'Die Verkaufsrechnung wurde in Business Central gutgeschrieben.',
    skipped: 'Der Termin wird nicht abgerechnet.',
    vanished:
      'Der Termin wurde in Bookings abgesagt oder gelöscht und wird deshalb nicht abgerechnet.',
  },
  problems: {
    customerNotLinked: {
      short: 'Kein Debitor',
      long: 'Kein Debitor in Business Central hat diese E-Mail-Adresse.',
    },
    customerAmbiguous: {
      short: 'Mehrere Debitoren',
      long: 'Mehrere Debitoren in Business Central haben diese E-Mail-Adresse. Wählen Sie, wer zahlt.',
    },
    customerMissing: {
      short: 'Debitor fehlt',
      long: 'Den verknüpften Debitor gibt es in Business Central nicht mehr. Wählen Sie einen anderen.',
    },
    customerBlocked: {
      short: 'Debitor gesperrt',
      long: 'Der Debitor ist in Business Central gesperrt. Heben Sie die Sperre dort auf und aktualisieren Sie, oder wählen Sie einen anderen.',
    },
    serviceNotLinked: {
      short: 'Leistung ohne Artikel',
      long: 'Die Leistung ist noch mit keinem Artikel verknüpft. Eine Verknüpfung klärt alle Termine dieser Leistung.',
    },
    customerPaused: {
      short: 'Debitor pausiert',
      long: 'Diesem Debitor wird zurzeit nichts fakturiert: Jemand hat ihn pausiert, oder eine gefundene Rechnung ließ sich nicht zuordnen. Sehen Sie zuerst seine Rechnungen an.',
    },
    itemMissing: {
      short: 'Artikel fehlt',
      long: 'Den verknüpften Artikel gibt es in Business Central nicht mehr. Wählen Sie einen anderen.',
    },
    itemNotService: {
      short: 'Keine Dienstleistung',
      long: 'Der verknüpfte Artikel hat nicht die Art „Dienstleistung“. Wählen Sie einen Artikel dieser Art.',
    },
    itemBlocked: {
      short: 'Artikel gesperrt',
      long: 'Der Artikel ist in Business Central gesperrt. Heben Sie die Sperre dort auf und aktualisieren Sie, oder wählen Sie einen anderen.',
    },
    priceNotSet: {
      short: 'Kein Preis',
      long: 'In Bookings steht für diesen Termin kein Preis. Geben Sie den Betrag ein.',
    },
    priceToConfirm: {
      short: 'Preis variiert',
      long: 'Der Preis dieser Leistung variiert. Geben Sie den Betrag ein.',
    },
    currencyDiffers: {
      short: 'Andere Währung',
      long: 'Der Debitor wird in einer anderen Währung abgerechnet, als der Bookings-Kalender verwendet. Wählen Sie einen anderen Debitor, oder ändern Sie dessen Währung in Business Central.',
    },
    taxRateUnknown: {
      short: 'MwSt.-Satz unbekannt',
      long: 'Zum Umrechnen zwischen Preisen mit und ohne MwSt. fehlt der Satz. Geben Sie ihn einmal bei der Leistung ein.',
    },
  },
  fixes: {
    linkCustomer: 'Debitor wählen',
    linkService: 'Artikel wählen',
    enterAmount: 'Betrag eingeben',
    enterTaxRate: 'MwSt.-Satz eingeben',
    resumeCustomer: 'Wieder fakturieren',
  },
  resumed: 'Diesem Debitor wird wieder fakturiert.',
  hints: {
    lineAmountHigh: 'Hoher Betrag',
    draftLinesMany: 'Viele Zeilen',
    draftsMany: 'Viele Entwürfe',
    bookingOld: 'Alter Termin',
    likelyDuplicate: 'Vielleicht doppelt',
  },
  amount: {
    label: (name) => `Betrag für ${name}`,
    invalid: 'Geben Sie einen Betrag ab null ein, zum Beispiel 80,00',
    takeBack: 'Wieder den Preis aus Bookings verwenden',
    change: 'Betrag ändern',
    saved: 'Betrag gespeichert.',
  },
  selection: {
    selected: (n) => count(n, { one: '# ausgewählt', other: '# ausgewählt' }),
    customers: (n) => count(n, { one: '# Debitor', other: '# Debitoren' }),
    hidden: (n) =>
      count(n, {
        one: '# davon blenden die Filter aus',
        other: '# davon blenden die Filter aus',
      }),
    staysOut: (n) =>
      count(n, {
        one: '# ist zu klären und bleibt außen vor',
        other: '# sind zu klären und bleiben außen vor',
      }),
    all: (n) => count(n, { one: 'Alle # bereit', other: 'Alle # bereit' }),
    clear: 'Auswahl aufheben',
    create: (n) => `${entwuerfe(n)} erstellen`,
    createNone: 'Rechnungsentwürfe erstellen',
    skip: 'Auslassen …',
    nothingReady: 'Hier ist nichts bereit. Klären Sie zuerst, was zu klären ist.',
    nothingReadySelected: 'Keiner der ausgewählten Termine ist schon bereit.',
    announce: (n, money) =>
      `${count(n, { one: '# Termin ausgewählt', other: '# Termine ausgewählt' })}, ${money}`,
  },
  skip: {
    title: (n) => count(n, { one: 'Diesen Termin auslassen?', other: '# Termine auslassen?' }),
    text: 'Ausgelassene Termine werden nicht abgerechnet. Sie finden sie unter „Ausgelassen“ und können sie jederzeit zurückholen.',
    reason: 'Grund',
    reasons: {
      paidOnSite: 'Vor Ort bezahlt',
      goodwill: 'Kulanz',
      invoicedElsewhere: 'Anderweitig abgerechnet',
      test: 'Testtermin',
      other: 'Anderer Grund',
      free: 'Kostenlos',
    },
    note: 'Notiz',
    noteHint: 'Freiwillig, höchstens 250 Zeichen',
    noteNeeded: 'Bitte nennen Sie kurz den Grund.',
    action: (n) => count(n, { one: 'Termin auslassen', other: '# Termine auslassen' }),
    done: (n) => count(n, { one: '# Termin ausgelassen.', other: '# Termine ausgelassen.' }),
    refused: (n) =>
      count(n, {
        one: '# Termin steht inzwischen auf einer Rechnung und wurde nicht ausgelassen.',
        other: '# Termine stehen inzwischen auf einer Rechnung und wurden nicht ausgelassen.',
      }),
    undo: 'Rückgängig',
    bringBack: 'Zurückholen',
    broughtBack: 'Der Termin wird wieder angeboten.',
  },
  empty: {
    caughtUp: {
      title: 'Alles erledigt',
      text: 'Jeder abgeschlossene Termin ist abgerechnet, ausgelassen oder im Entwurf. Neue erscheinen hier, sobald sie vorbei sind.',
    },
    onlyAttention: {
      title: 'Noch ist nichts bereit',
      text: (n) =>
        count(n, {
          one: '# Termin wartet zuerst auf eine Entscheidung.',
          other: '# Termine warten zuerst auf eine Entscheidung.',
        }),
      action: 'Zeigen, was zu klären ist',
    },
    filtered: {
      title: 'Kein Termin passt zu diesen Filtern',
      text: 'Wählen Sie einen anderen Zeitraum, oder setzen Sie die Filter zurück.',
    },
    attention: {
      title: 'Es gibt nichts zu klären',
      text: 'Alle abgeschlossenen Termine haben einen Debitor, einen Artikel und einen Preis.',
    },
    inDraft: {
      title: 'Kein Termin ist im Entwurf',
      text: 'Termine erscheinen hier, sobald Sie Rechnungsentwürfe für sie erstellt haben.',
    },
    posted: {
      title: 'Noch ist nichts gebucht',
      text: 'Termine erscheinen hier, wenn ihr Entwurf in Business Central gebucht ist.',
    },
    skipped: {
      title: 'Kein Termin ist ausgelassen',
      text: 'Hier erscheinen Termine, die niemand abrechnen will.',
    },
    all: {
      title: 'Noch keine abgeschlossenen Termine',
      text: 'Termine erscheinen hier, wenn sie vorbei sind, ab dem ersten Tag der Einrichtung.',
    },
    neverSynced: {
      title: 'Bookings wird zum ersten Mal gelesen',
      text: 'Das dauert einen Moment. Die Liste füllt sich, sobald es fertig ist.',
    },
  },
};
