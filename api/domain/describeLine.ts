// The text of a salesInvoiceLine, from the setup's template.
import { durationMinutes, type Booking } from './booking.ts';
import { dateInWords, localDate, localTime } from './localTime.ts';

/** Length of `description` on a sales line in Business Central, in UTF-16 units. */
export const descriptionLength = 100;

export type Description = { text: string; isCut: boolean };

export type DescriptionRules = { template: string; language: string; timeZone: string };

/** Stands for a variable without a value until the separators around it are gone. */
const nothing = '\u0000';

/**
 * Fills the template for one booking, or for several that share a line: then with first and last date. Empty where
 * nothing that the template names is known.
 */
export function describeLine(bookings: readonly Booking[], rules: DescriptionRules): Description {
  const filled = printable(rules.template).replace(
    /\{(\w+)\}/g,
    (_, name: string) => printable(value(name, bookings, rules)).trim() || nothing,
  );
  const text = withoutGaps(filled).replace(/\s+/g, ' ').trim();
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
      return `${minutes(bookings)} min`;
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

function minutes(bookings: readonly Booking[]): number {
  return Math.round(bookings.reduce((total, booking) => total + durationMinutes(booking), 0));
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}

/** Control characters, halves of pairs and marks that turn the direction of writing have no place on an invoice. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\p{Cs}\p{Bidi_Control}]+/gu, '');
}

/** `Massage, , Anna` and `Massage ()` become `Massage, Anna` and `Massage`. */
function withoutGaps(text: string): string {
  return text
    .replaceAll(`(${nothing})`, nothing)
    .replace(/^(?:\0[\s,;:–-]*)+/u, '')
    .replace(/[\s,;:–-]*\0/gu, '');
}

/** By characters as people see them, so that no half of one is left. */
function cut(text: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (kept.length + segment.length > descriptionLength - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
