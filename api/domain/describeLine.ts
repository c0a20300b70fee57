// The text of a salesInvoiceLine, from the setup's template.
import { durationMinutes, type Booking } from './booking.ts';
import { dateInWords, localDate, localTime } from './localTime.ts';

/** Length of `description` on a sales line in Business Central. */
export const descriptionLength = 100;

export type Description = { text: string; isCut: boolean };

export type DescriptionRules = { template: string; language: string; timeZone: string };

/** Fills the template for one booking, or for several that share a line: then with first and last date. */
export function describeLine(bookings: readonly Booking[], rules: DescriptionRules): Description {
  const filled = rules.template.replace(/\{(\w+)\}/g, (_, name: string) =>
    value(name, bookings, rules),
  );
  const text = filled
    .replace(/\s+/g, ' ')
    .replace(/[\s,;:–-]+$/u, '')
    .trim();
  return text.length <= descriptionLength
    ? { text, isCut: false }
    : { text: cut(text), isCut: true };
}

function value(name: string, bookings: readonly Booking[], rules: DescriptionRules): string {
  switch (name) {
    case 'service':
      return distinct(bookings.map((booking) => booking.serviceName));
    case 'date':
      return dates(bookings, rules);
    case 'time':
      return bookings.length === 1
        ? distinct(bookings.map((booking) => localTime(booking.startAt, rules.timeZone)))
        : '';
    case 'duration':
      return `${bookings.reduce((total, booking) => total + durationMinutes(booking), 0)} min`;
    case 'staff':
      return distinct(bookings.flatMap((booking) => booking.staffNames));
    case 'customer':
      return distinct(bookings.map((booking) => booking.attendee.displayName));
    default:
      return '';
  }
}

function dates(bookings: readonly Booking[], { language, timeZone }: DescriptionRules): string {
  const days = bookings.map((booking) => localDate(booking.startAt, timeZone)).toSorted();
  const first = days.at(0) ?? '';
  const last = days.at(-1) ?? '';
  if (first === last) return dateInWords(first, language);
  return `${dateInWords(first, language)} – ${dateInWords(last, language)} (${bookings.length})`;
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}

/** By whole characters, so that no half of a pair is left. */
function cut(text: string): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > descriptionLength - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
