import { counting } from '../counting.ts';
import type { Messages } from '../en.ts';

const count = counting('de');
const termine = (n: number) => count(n, { one: '# Termin', other: '# Termine' });
const entwuerfe = (n: number) =>
  count(n, { one: '# Rechnungsentwurf', other: '# Rechnungsentwürfe' });

export const invoiceRuns: Messages['invoiceRuns'] = {
  title: 'Rechnungsläufe',
  drafts: entwuerfe,
  bookings: termine,
  lines: (n) => count(n, { one: '# Zeile', other: '# Zeilen' }),
  review: {
    title: 'Vor dem Erstellen prüfen',
    planning: 'Die Entwürfe werden zusammengestellt …',
    summary: (draftsCount, bookingsCount, money) =>
      `${entwuerfe(draftsCount)} für ${termine(bookingsCount)}, ${money}`,
    promise:
      'Noch ist nichts erstellt. Die Entwürfe liegen danach in Business Central, wo Sie sie prüfen und buchen; diese App bucht und verschickt nichts.',
    columns: {
      description: 'Beschreibung',
      item: 'Artikel',
      quantity: 'Menge',
      unitPrice: 'VK-Preis',
      amount: 'Betrag',
    },
    showLines: (name) => `Zeilen für ${name}`,
    estimate: 'Schätzung',
    estimateHelp:
      'Schätzung: Bei manchen Debitoren entscheidet Business Central erst beim Erstellen über die MwSt. Weicht eine Summe dann ab, wird das gezeigt und nicht verschwiegen.',
    gross: 'Preise inkl. MwSt.',
    net: 'Preise ohne MwSt.',
    cut: 'Die Beschreibung ist länger als 100 Zeichen und wird gekürzt.',
    excluded: (n) =>
      count(n, { one: '# Termin bleibt außen vor', other: '# Termine bleiben außen vor' }),
    nothing: 'Von den gewählten Terminen kann im Moment keiner abgerechnet werden.',
    confirm: 'Bitte bestätigen Sie',
    confirmations: {
      lineAmountHigh:
        'Mindestens eine Zeile liegt über der Grenze der Einrichtung. Ich habe die Beträge geprüft.',
      draftLinesMany: 'Mindestens ein Entwurf hat ungewöhnlich viele Zeilen. Ich habe sie geprüft.',
      draftsMany: 'Es sind ungewöhnlich viele Entwürfe. Ich will alle erstellen.',
      bookingOld:
        'Einige Termine sind älter, als die Einrichtung erwartet. Ich will sie abrechnen.',
      likelyDuplicate:
        'Einige Termine sehen doppelt aus: gleiche Person, Leistung und Zeit. Ich will jeden davon abrechnen.',
    },
    confirmFirst: 'Haken Sie jede Bestätigung ab, um fortzufahren.',
    create: (n) => `${entwuerfe(n)} erstellen`,
    starting: 'Wird gestartet …',
    again: 'Erneut prüfen',
    retrySame: 'Ein neuer Versuch ist sicher: Derselbe Klick erstellt Entwürfe nie doppelt.',
    expired: 'Diese Prüfung ist abgelaufen. Prüfen Sie erneut, um den jetzigen Stand zu sehen.',
  },
  reasons: {
    needsAttention: 'Ist zu klären',
    inProgress: 'Wird bereits abgerechnet',
    checking: 'Wir klären noch, ob er auf einem Entwurf steht',
    inDraft: 'Steht bereits auf einem Entwurf',
    posted: 'Ist bereits abgerechnet',
    credited: 'Die Rechnung wurde gutgeschrieben',
    skipped: 'Ist ausgelassen',
    vanished: 'Nicht mehr in Bookings',
    changedSincePreview: 'Hat sich seit der Prüfung geändert',
    notFound: 'Gibt es nicht mehr',
  },
  list: {
    label: 'Rechnungsläufe, neueste zuerst',
    emptyTitle: 'Noch kein Rechnungslauf',
    emptyText: 'Wenn Sie Rechnungsentwürfe erstellen, liegt hier von jedem Lauf ein Beleg.',
    toBookings: 'Zu den nicht abgerechneten Terminen',
    found: 'In Business Central gefunden',
    by: (name) => `von ${name}`,
    open: (when) => `Beleg vom ${when} öffnen`,
  },
  states: {
    running: 'Läuft',
    waiting: 'Wartet',
    stopping: 'Wird angehalten',
    finished: 'Abgeschlossen',
    withProblems: 'Mit Problemen abgeschlossen',
  },
  progress: {
    label: 'Fortschritt des Rechnungslaufs',
    running: (done, of) => `${done} von ${of} Entwürfen fertig`,
    keepsGoing: 'Sie können Teams schließen. Der Lauf geht weiter, und der Beleg wartet hier.',
    checking: (n) =>
      count(n, {
        one: 'Business Central hat für # Entwurf nicht geantwortet. Wir finden zuerst heraus, ob es ihn gibt; nichts wird doppelt erstellt.',
        other:
          'Business Central hat für # Entwürfe nicht geantwortet. Wir finden zuerst heraus, ob es sie gibt; nichts wird doppelt erstellt.',
      }),
    waitingFor: {
      writing: {
        title: 'Das Schreiben ist für diese Verbindung angehalten',
        text: 'Jemand mit Verwaltungsrecht hat das Schreiben in Business Central angehalten. Wird das aufgehoben, geht der Lauf von selbst weiter.',
      },
      signIn: {
        title: 'Der Lauf wartet auf Ihre Anmeldung',
        text: 'Ihre Anmeldung ist während des Laufs abgelaufen. Melden Sie sich an, dann geht es dort weiter, wo er stehen geblieben ist.',
      },
      consent: {
        title: 'Der Lauf wartet auf eine Genehmigung',
        text: 'Die Administration muss den Zugriff erneut genehmigen. Danach geht der Lauf von selbst weiter.',
      },
      businessCentral: {
        title: 'Der Lauf wartet auf Business Central',
        text: 'Business Central antwortet im Moment nicht. Der Lauf geht von selbst weiter, sobald es wieder antwortet.',
      },
    },
  },
  receipt: {
    title: (when) => `Rechnungslauf vom ${when}`,
    startedBy: (name) => `Gestartet von ${name}`,
    back: 'Alle Rechnungsläufe',
    created: 'Erstellt',
    rejected: 'Nicht erstellt',
    checking: 'In Prüfung',
    total: 'Geprüfte Summe',
    allDone: (n) =>
      count(n, {
        one: '# Rechnungsentwurf liegt in Business Central.',
        other: '# Rechnungsentwürfe liegen in Business Central.',
      }),
    someFailed: (n) =>
      count(n, {
        one: '# Entwurf wurde nicht erstellt. Seine Termine sind wieder frei: Beheben Sie den Grund unten und rechnen Sie sie erneut ab.',
        other:
          '# Entwürfe wurden nicht erstellt. Ihre Termine sind wieder frei: Beheben Sie die Gründe unten und rechnen Sie sie erneut ab.',
      }),
    noneDone: 'Es wurde kein Entwurf erstellt.',
    draftsLabel: 'Entwürfe dieses Laufs',
    open: (number) => `${number} in Business Central öffnen`,
    net: 'ohne MwSt.',
    gross: 'inkl. MwSt.',
    differs: (reviewed) => `Geprüft: ${reviewed}`,
    leftOut: (n) =>
      count(n, {
        one: '# Termin blieb außen vor, weil er sich nach der Prüfung geändert hat',
        other: '# Termine blieben außen vor, weil sie sich nach der Prüfung geändert haben',
      }),
    checkAgainAt: (when) => `Wir sehen um ${when} wieder nach.`,
    said: (text) => `Meldung von Business Central: „${text}“`,
    toBookings: 'Zurück zu den Terminen',
  },
  draftStates: {
    planned: 'Wartet',
    sending: 'Wird erstellt',
    checking: 'Wird geprüft',
    drafted: 'Entwurf erstellt',
    rejected: 'Nicht erstellt',
    changed: 'In Business Central geändert',
    deleted: 'In Business Central gelöscht',
    undone: 'Rückgängig gemacht',
    posted: 'Gebucht',
    credited: 'Gutgeschrieben',
  },
  rejections: {
    customerBlocked:
      'Der Debitor ist gesperrt. Heben Sie die Sperre in Business Central auf und rechnen Sie erneut ab.',
    customerNotReady:
      'Der Debitor ist unvollständig: Buchungsgruppen oder Zahlungsbedingungen fehlen. Ergänzen Sie sie in Business Central und rechnen Sie erneut ab.',
    customerMissing:
      'Den Debitor gibt es nicht mehr. Aktualisieren Sie und wählen Sie einen anderen.',
    itemBlocked:
      'Der Artikel ist gesperrt. Heben Sie die Sperre in Business Central auf, oder verknüpfen Sie die Leistung mit einem anderen Artikel.',
    itemNotReady:
      'Der Artikel ist unvollständig: Buchungsgruppen oder eine Einheit fehlen. Ergänzen Sie sie in Business Central und rechnen Sie erneut ab.',
    itemMissing:
      'Den Artikel gibt es nicht mehr. Verknüpfen Sie die Leistung mit einem anderen Artikel.',
    postingSetupMissing:
      'Für diesen Debitor und Artikel fehlt die Buchungsmatrix. Wenden Sie sich an die Stelle, die in Business Central die Buchungsgruppen pflegt.',
    currencyRateMissing:
      'Ein Wechselkurs fehlt. Ergänzen Sie ihn in Business Central und rechnen Sie erneut ab.',
    unitOfMeasureMissing:
      'Der Artikel hat keine Einheit. Ergänzen Sie sie in Business Central und rechnen Sie erneut ab.',
    permissionMissing:
      'Sie dürfen in diesem Mandanten keine Verkaufsrechnungen erstellen. Wenden Sie sich an Ihre Business-Central-Administration.',
    numberSeriesExhausted:
      'Die Nummernserie für Verkaufsrechnungen ist aufgebraucht. Erweitern Sie sie in Business Central und rechnen Sie erneut ab.',
    dimensionMissing:
      'Eine Dimension ist Pflicht und fehlt. Legen Sie in Business Central eine Vorgabe beim Debitor oder Artikel an, dann erneut fakturieren.',
    postingDateClosed:
      'Das Buchungsdatum liegt in einer geschlossenen Periode. Öffnen Sie diese in Business Central, dann erneut fakturieren.',
    creditLimitExceeded:
      'Der Debitor hat sein Kreditlimit überschritten. Erhöhen Sie es in Business Central, oder fakturieren Sie später.',
    textTooLong:
      'Ein Text ist länger, als Business Central erlaubt. Kürzen Sie die Beschreibungsvorlage unter „Sync-Einrichtung“, dann erneut fakturieren.',
    taxRateUnknown:
      'Der MwSt.-Satz war nötig und nicht bekannt. Geben Sie ihn unter „Einrichtung“ bei der Leistung ein und rechnen Sie erneut ab.',
    totalDiffers:
      'Business Central kam auf eine andere Summe, als Sie geprüft haben; der Entwurf wurde zurückgenommen. Prüfen Sie Preise und MwSt. und dann erneut.',
    linesAdded:
      'Business Central hat eigene Zeilen hinzugefügt. Ihre Einrichtung erlaubt das; bitte sehen Sie sie vor dem Buchen an.',
    incomplete:
      'Business Central hat mehrmals nur einen Teil der Zeilen behalten, daher wurde der Entwurf zurückgenommen. Später erneut fakturieren.',
    linesMoved:
      'Der Beleg wurde gelöscht, aber seine Zeilen stehen auf einer anderen Rechnung. Seine Termine bleiben fakturiert.',
    notRecognised:
      'In Business Central gefunden, aber einige Zeilen lassen sich keinem Termin zuordnen. Bitte vergleichen Sie den Beleg.',
    alreadyInvoiced:
      'Einige dieser Termine stehen bereits auf einer Rechnung in Business Central. Nichts wurde gesendet; prüfen Sie die übrigen erneut.',
    cannotBeHandled:
      'Dieser Entwurf ließ sich mehrmals nicht bearbeiten und wird seltener versucht. Die anderen gingen weiter.',
    customerPaused:
      'Der Debitor wurde pausiert, bevor dieser Entwurf gesendet wurde. Nichts wurde angelegt.',
    onTwoInvoices:
      'Einige seiner Termine stehen auch auf einer anderen Rechnung. Vergleichen Sie beide in Business Central.',
    copied:
      'Jemand hat diesen Beleg samt Kennung kopiert. Wir lassen die Kopie in Ruhe; bitte sehen Sie sie an.',
    foundTwice:
      'Es gibt zwei Rechnungen mit derselben Kennung. Wir ändern keine davon; bitte sehen Sie in Business Central nach.',
    stoppedByUser: 'Jemand hat den Lauf vor diesem Entwurf angehalten.',
    refused: 'Business Central hat den Entwurf abgelehnt.',
  },
};
