// Instants seen from the business's time zone. The server's own zone never matters.
import { DateTime } from 'luxon';

/** Calendar day of an instant in a named zone: `2026-11-23`. */
export function localDate(instant: string, timeZone: string): string {
  return inZone(instant, timeZone).toISODate();
}

/** Time of day of an instant in a named zone: `09:30`. */
export function localTime(instant: string, timeZone: string): string {
  return inZone(instant, timeZone).toFormat('HH:mm');
}

/** The instant at which a calendar day begins in a named zone. */
export function startOfDay(date: string, timeZone: string): string {
  return valid(DateTime.fromISO(date, { zone: timeZone }).startOf('day'))
    .toUTC()
    .toISO();
}

/**
 * A calendar day as people of a language write it: `05.11.2026` in German. English speakers do not agree on the
 * order of day and month, so there the month has its name: `5 Nov 2026`.
 */
export function dateInWords(date: string, language: string): string {
  const day = inZone(date, 'utc');
  return language === 'en'
    ? day.setLocale('en-GB').toLocaleString({ day: 'numeric', month: 'short', year: 'numeric' })
    : day.setLocale(language).toLocaleString({ day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** The calendar day so many months before an instant's day in a named zone. */
export function monthsBefore(instant: string, months: number, timeZone: string): string {
  return valid(inZone(instant, timeZone).minus({ months })).toISODate();
}

function inZone(instant: string, timeZone: string): DateTime<true> {
  return valid(DateTime.fromISO(instant, { zone: timeZone }));
}

function valid(time: DateTime): DateTime<true> {
  if (!isValid(time)) throw new RangeError(`Cannot read a time: ${time.invalidReason}`);
  return time;
}

function isValid(time: DateTime): time is DateTime<true> {
  return time.isValid;
}
