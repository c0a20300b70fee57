import type { Messages } from '../en.ts';

export const errors: Messages['errors'] = {
  unreachable: {
    title: 'Der Server ist nicht erreichbar',
    advice: 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Es ging nichts verloren.',
  },
  timedOut: {
    title: 'Das dauert zu lange',
    advice: 'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es gleich noch einmal.',
  },
  signInFailed: {
    title: 'Teams konnte Sie nicht anmelden',
    advice:
      'Versuchen Sie es noch einmal. Bleibt es dabei, melden Sie sich in Teams ab und wieder an.',
  },
  unreadable: {
    title: 'Die Antwort war nicht lesbar',
    advice:
      'Etwas zwischen Ihnen und dem Server hat die Antwort verändert. Versuchen Sie es noch einmal oder laden Sie die App neu.',
  },
  tokenMissing: {
    title: 'Sie sind nicht angemeldet',
    advice: 'Schließen Sie die App in Teams und öffnen Sie sie wieder.',
  },
  tokenInvalid: {
    title: 'Ihre Anmeldung wurde nicht angenommen',
    advice:
      'Melden Sie sich in Teams ab und wieder an. Bleibt es dabei, wenden Sie sich an Ihre Administration.',
  },
  tokenExpired: {
    title: 'Ihre Anmeldung ist abgelaufen',
    advice: 'Versuchen Sie es noch einmal, um sie zu erneuern.',
  },
  tenantNotAllowed: {
    title: 'Ihre Organisation ist für diese App nicht eingerichtet',
    advice:
      'Bitten Sie die Stelle, die Bookings Invoicing verwaltet, Ihre Organisation zuzulassen.',
  },
  tokenNotForUser: {
    title: 'Nur Personen können diese App benutzen',
    advice: 'Öffnen Sie sie in Teams mit Ihrem eigenen Konto.',
  },
  scopeMissing: {
    title: 'Der App fehlt eine Berechtigung',
    advice: 'Bitten Sie Ihre Administration, Bookings Invoicing erneut zu genehmigen.',
  },
  roleMissing: {
    title: 'Das dürfen Sie nicht',
    advice: 'Bitten Sie die Stelle, die diese App verwaltet, um eine weitere Rolle.',
  },
  consentRequired: {
    title: 'Eine Genehmigung fehlt',
    advice: 'Die Administration muss die App für Ihre Organisation genehmigen.',
  },
  interactionRequired: {
    title: 'Bitte bestätigen Sie, dass Sie es sind',
    advice: 'Ihre Organisation verlangt eine weitere Anmeldung.',
  },
  bookingsAccessDenied: {
    title: 'Sie haben keinen Zugriff auf diesen Bookings-Kalender',
    advice: 'Bitten Sie die Administration des Kalenders um eine Rolle darin.',
  },
  businessCentralAccessDenied: {
    title: 'Sie haben keinen Zugriff auf diesen Mandanten in Business Central',
    advice: 'Bitten Sie Ihre Business-Central-Administration um Lizenz und Rechte.',
  },
  notFound: {
    title: 'Das gibt es nicht mehr',
    advice: 'Vielleicht hat es jemand entfernt. Gehen Sie zurück und aktualisieren Sie.',
  },
  invalidRequest: {
    title: 'Etwas ist nicht richtig ausgefüllt',
    advice: 'Prüfen Sie Ihre Eingaben.',
  },
  idempotencyKeyMissing: {
    title: 'Das konnte nicht gestartet werden',
    advice: 'Laden Sie die App neu und versuchen Sie es noch einmal.',
  },
  idempotencyKeyReused: {
    title: 'Das wurde bereits mit anderen Terminen gestartet',
    advice:
      'Sehen Sie unter „Rechnungsläufe“ nach, was erstellt wurde, und prüfen Sie dann erneut.',
  },
  preconditionRequired: {
    title: 'Das konnte nicht gespeichert werden',
    advice: 'Laden Sie die App neu und versuchen Sie es noch einmal.',
  },
  preconditionFailed: {
    title: 'Jemand anderes hat das inzwischen geändert',
    advice:
      'Sie sehen jetzt den neuen Stand. Wiederholen Sie Ihre Änderung, falls sie noch nötig ist.',
  },
  bookingBusinessInUse: {
    title: 'Dieser Kalender ist bereits eingerichtet',
    advice:
      'Ein Bookings-Kalender gehört zu genau einer Einrichtung, damit kein Termin doppelt abgerechnet wird.',
  },
  itemNotService: {
    title: 'Dieser Artikel hat nicht die Art „Dienstleistung“',
    advice: 'Wählen Sie einen Artikel, der in Business Central die Art „Dienstleistung“ hat.',
  },
  previewExpired: {
    title: 'Diese Prüfung ist zu alt',
    advice: 'Prüfen Sie erneut: Preise oder Termine können sich geändert haben.',
  },
  previewChanged: {
    title: 'Seit Ihrer Prüfung hat sich etwas geändert',
    advice: 'Es wurde nichts erstellt. Prüfen Sie erneut, um den Unterschied zu sehen.',
  },
  confirmationRequired: {
    title: 'Eine Bestätigung fehlt',
    advice: 'Prüfen Sie erneut und haken Sie jeden Punkt ab, nach dem gefragt wird.',
  },
  nothingToInvoice: {
    title: 'Es ist nichts mehr abzurechnen',
    advice:
      'Die gewählten Termine stehen auf einer Rechnung, sind ausgelassen oder noch zu klären.',
  },
  bookingClaimed: {
    title: 'Dieser Termin wird gerade abgerechnet',
    advice: 'Er steht auf einem Entwurf und kann hier nicht geändert werden.',
  },
  invoiceRunNotFinished: {
    title: 'Der Rechnungslauf ist noch nicht fertig',
    advice: 'Warten Sie, bis er abgeschlossen ist.',
  },
  bookingsUnavailable: {
    title: 'Microsoft Bookings antwortet nicht',
    advice: 'Versuchen Sie es in einigen Minuten noch einmal.',
  },
  businessCentralUnavailable: {
    title: 'Business Central antwortet nicht',
    advice: 'Versuchen Sie es in einigen Minuten noch einmal.',
  },
  identityUnavailable: {
    title: 'Die Anmeldung von Microsoft antwortet nicht',
    advice: 'Versuchen Sie es in einigen Minuten noch einmal.',
  },
  tooManyRequests: {
    title: 'Zu viel auf einmal',
    advice: 'Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  },
  internal: {
    title: 'Bei uns ist etwas schiefgegangen',
    advice:
      'Versuchen Sie es noch einmal. Bleibt es dabei, geben Sie die Kennung an den Support weiter.',
  },
};
