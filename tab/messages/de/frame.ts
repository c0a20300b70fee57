import type { Messages } from '../en.ts';

export const frame: Messages['frame'] = {
  appName: 'Bookings Invoicing',
  views: {
    label: 'Ansichten',
    bookings: 'Nicht abgerechnete Termine',
    runs: 'Rechnungsläufe',
    setup: 'Einrichtung',
  },
  chooseSetup: 'Kalender und Mandant',
  loading: 'Wird geladen …',
  outsideTeams: {
    title: 'Öffnen Sie Bookings Invoicing in Teams',
    text: 'Diese App arbeitet in Microsoft Teams, wo Sie bereits angemeldet sind.',
    action: 'In Teams öffnen',
    byHand:
      'Wählen Sie in Teams „Apps“, suchen Sie nach „Bookings Invoicing“ und öffnen Sie die App dort.',
  },
  noAnswer: {
    title: 'Teams hat nicht geantwortet',
    text: 'Die Seite ist offen, aber Teams hat nicht mitgeteilt, wer Sie sind. Meist gibt sich das: Versuchen Sie es noch einmal, oder schließen und öffnen Sie die App in Teams.',
  },
  tryAgain: 'Noch einmal versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
  back: 'Zurück',
  requestId: (id) => `Kennung für den Support: ${id}`,
  services: { bookings: 'Microsoft Bookings', businessCentral: 'Business Central' },
  consent: {
    title: (service) => `Ihre Organisation hat den Zugriff auf ${service} noch nicht genehmigt`,
    text: (service) =>
      `Bookings Invoicing liest ${service} nur mit Ihren eigenen Rechten. Jemand aus der Administration muss das einmal für alle genehmigen. Leiten Sie diese Seite weiter, oder genehmigen Sie es selbst, falls Sie das Recht dazu haben.`,
    action: 'Genehmigung anfordern',
    after: 'Genehmigung liegt vor, erneut prüfen',
  },
  interaction: {
    title: 'Bitte bestätigen Sie, dass Sie es sind',
    text: (service) =>
      `Ihre Organisation verlangt eine weitere Anmeldung, bevor sich ${service} öffnet.`,
    action: 'Anmelden',
    failed:
      'Die Anmeldung wurde nicht abgeschlossen. Versuchen Sie es noch einmal, oder schließen und öffnen Sie die App in Teams.',
  },
  denied: {
    bookings: {
      title: 'Sie haben keinen Zugriff auf Microsoft Bookings',
      text: 'Um Termine zu sehen, brauchen Sie eine Rolle im Bookings-Kalender: Administrator, Terminplaner oder Betrachter. Bitten Sie die Administration des Kalenders, Sie aufzunehmen, und prüfen Sie dann erneut.',
    },
    businessCentral: {
      title: 'Sie haben keinen Zugriff auf Business Central',
      text: 'Zum Abrechnen brauchen Sie eine Lizenz für Business Central und das Recht, Debitoren und Artikel zu lesen und Verkaufsrechnungen zu erstellen. Wenden Sie sich an Ihre Business-Central-Administration und prüfen Sie dann erneut.',
    },
  },
  unavailable: (service) =>
    `${service} antwortet im Moment nicht. Sie sehen, was zuletzt gelesen wurde; das Erstellen von Entwürfen muss unter Umständen warten.`,
  checkAgain: 'Erneut prüfen',
  readOnly: {
    viewer:
      'Sie können alles ansehen, aber nichts ändern. Zum Erstellen von Entwürfen brauchen Sie die Rolle „Invoicer“; wenden Sie sich an die Stelle, die diese App in Ihrer Organisation verwaltet.',
    invoicer: 'Einrichtungen können Personen mit der Rolle „Manager“ ändern.',
  },
};
