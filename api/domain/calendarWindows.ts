import { DateTime } from 'luxon';

export type CalendarWindow = { from: string; to: string };

/** Bookings refuses windows that are too long; a month is always taken. */
const windowDays = 31;

/** The time from one instant to another in windows of at most a month, oldest first. Instants in UTC. */
export function calendarWindows(from: string, to: string): CalendarWindow[] {
  const end = DateTime.fromISO(to, { zone: 'utc' });
  const windows: CalendarWindow[] = [];
  let start = DateTime.fromISO(from, { zone: 'utc' });
  while (start.isValid && end.isValid && start < end) {
    const next = DateTime.min(start.plus({ days: windowDays }), end);
    windows.push({ from: instant(start), to: instant(next) });
    start = next;
  }
  return windows;
}

function instant(time: DateTime): string {
  return time.toJSDate().toISOString();
}
