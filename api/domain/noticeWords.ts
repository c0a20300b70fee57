// The bot's sentences, in the languages of the tab.
import type { NoticeSchedule } from './noticeTime.ts';

export type NoticeWords = {
  language: string;
  title: string;
  welcome: string;
  help: string;
  waiting: (bookings: number, customers: number) => string;
  amount: string;
  oldest: string;
  needsAttention: string;
  business: string;
  review: string;
  open: string;
  remind: string;
  mute: string;
  save: string;
  howOften: string;
  schedules: Record<NoticeSchedule, string>;
  reminded: string;
  saved: (schedule: string) => string;
  stale: string;
};

const en: NoticeWords = {
  language: 'en',
  title: 'Bookings Invoicing',
  welcome:
    'I tell you here when completed bookings wait to be invoiced. Nothing is invoiced without you.',
  help: 'I only bring news of bookings that wait to be invoiced. To review and invoice them, open the tab.',
  waiting: (bookings, customers) =>
    `${bookings === 1 ? '1 booking is' : `${bookings} bookings are`} ready to be invoiced, for ${customers === 1 ? '1 customer' : `${customers} customers`}.`,
  amount: 'Amount',
  oldest: 'Oldest',
  needsAttention: 'Need attention',
  business: 'Calendar',
  review: 'Review',
  open: 'Open the tab',
  remind: 'Remind me tomorrow',
  mute: 'Mute',
  save: 'Save',
  howOften: 'How often shall I write?',
  schedules: {
    daily: 'Once a day, in the morning',
    weekly: 'Once a week, on Monday',
    atOnce: 'At once, by day',
    never: 'Never',
  },
  reminded: 'I will remind you tomorrow morning of what is still waiting then.',
  saved: (schedule) => `Saved. ${schedule}. Write to me to change it.`,
  stale: 'This card was answered before. Nothing was changed.',
};

const de: NoticeWords = {
  language: 'de',
  title: 'Buchungen abrechnen',
  welcome:
    'Hier erfahren Sie, wenn abgeschlossene Buchungen auf ihre Rechnung warten. Ohne Sie wird nichts abgerechnet.',
  help: 'Ich melde nur, welche Buchungen auf ihre Rechnung warten. Zum Prüfen und Abrechnen öffnen Sie die Registerkarte.',
  waiting: (bookings, customers) =>
    `${bookings === 1 ? '1 Buchung kann' : `${bookings} Buchungen können`} abgerechnet werden, für ${customers === 1 ? '1 Debitor' : `${customers} Debitoren`}.`,
  amount: 'Betrag',
  oldest: 'Älteste',
  needsAttention: 'Zu klären',
  business: 'Kalender',
  review: 'Prüfen',
  open: 'Registerkarte öffnen',
  remind: 'Morgen erinnern',
  mute: 'Stummschalten',
  save: 'Speichern',
  howOften: 'Wie oft soll ich schreiben?',
  schedules: {
    daily: 'Einmal am Tag, morgens',
    weekly: 'Einmal in der Woche, am Montag',
    atOnce: 'Sofort, am Tage',
    never: 'Nie',
  },
  reminded: 'Morgen früh erinnere ich Sie an das, was dann noch wartet.',
  saved: (schedule) => `Gespeichert. ${schedule}. Schreiben Sie mir, um es zu ändern.`,
  stale: 'Diese Karte wurde schon beantwortet. Es wurde nichts geändert.',
};

/** The words for a tag like `de-ch`. */
export function noticeWords(locale: string): NoticeWords {
  return locale.toLowerCase().split('-')[0] === 'de' ? de : en;
}
