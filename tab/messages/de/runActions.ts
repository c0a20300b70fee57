import { counting } from '../counting.ts';
import type { Messages } from '../en.ts';

const count = counting('de');

export const runActions: Messages['runActions'] = {
  stop: {
    action: 'Anhalten…',
    title: 'Diesen Lauf anhalten?',
    text: (waiting) => [
      count(waiting, {
        one: '# Entwurf ist noch nicht gesendet. Er wird nicht erstellt, und seine Termine können wieder abgerechnet werden.',
        other:
          '# Entwürfe sind noch nicht gesendet. Sie werden nicht erstellt, und ihre Termine können wieder abgerechnet werden.',
      }),
      'Entwürfe, die in Business Central liegen, bleiben dort. Wo Business Central noch nicht geantwortet hat, finden wir das zuerst heraus.',
    ],
    confirm: 'Lauf anhalten',
    done: 'Der Lauf wird angehalten.',
    stopping:
      'Wird angehalten. Wir finden heraus, was aus den Entwürfen wurde, die unterwegs waren.',
  },
  retry: (n) =>
    count(n, { one: '# Entwurf erneut versuchen', other: '# Entwürfe erneut versuchen' }),
  undo: {
    action: (n) => count(n, { one: '# Entwurf zurücknehmen…', other: '# Entwürfe zurücknehmen…' }),
    title: (n) =>
      count(n, {
        one: '# Rechnungsentwurf wieder löschen?',
        other: '# Rechnungsentwürfe wieder löschen?',
      }),
    text: [
      'Die Rechnungsentwürfe werden in Business Central gelöscht, und ihre Termine können wieder abgerechnet werden.',
      'Was inzwischen jemand bearbeitet, freigegeben oder gebucht hat, bleibt stehen. Der Beleg sagt zu jedem Entwurf, was daraus wurde.',
    ],
    confirm: (n) => count(n, { one: '# Entwurf löschen', other: '# Entwürfe löschen' }),
    begun: 'Die Entwürfe werden gelöscht.',
    running: (n) =>
      count(n, { one: '# Entwurf wird gelöscht', other: '# Entwürfe werden gelöscht' }),
  },
  undoResults: {
    pending: 'Wird in Business Central gelöscht.',
    undone: 'In Business Central gelöscht. Seine Termine können wieder abgerechnet werden.',
    changed: 'Nicht gelöscht: Jemand hat ihn in Business Central geändert, seit er erstellt wurde.',
    posted: 'Nicht gelöscht: Er ist gebucht.',
    credited: 'Nicht gelöscht: Er wurde gebucht und gutgeschrieben.',
    gone: 'Jemand hatte ihn in Business Central schon gelöscht.',
    noAccess:
      'Nicht gelöscht: Sie dürfen ihn in Business Central nicht löschen. Jemand anderes kann ihn zurücknehmen.',
    refused: 'Nicht gelöscht: Business Central hat es abgelehnt.',
  },
  removed: (n) =>
    count(n, {
      one: '# Rechnungsentwurf dieses Laufs liegt nicht mehr in Business Central. Seine Termine können wieder abgerechnet werden.',
      other:
        '# Rechnungsentwürfe dieses Laufs liegen nicht mehr in Business Central. Ihre Termine können wieder abgerechnet werden.',
    }),
  retryOf: 'Dieser Lauf versucht erneut, was in einem früheren nicht erstellt wurde.',
  openEarlier: 'Früheren Lauf öffnen',
  retriedBy: 'Was nicht erstellt wurde, wurde in einem späteren Lauf erneut versucht.',
  openLater: 'Späteren Lauf öffnen',
  download: 'Als CSV herunterladen',
};
