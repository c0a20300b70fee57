// A date of the export as an instant, once the order of its numbers is decided.
import { DateTime } from 'luxon';
import type { DateOrder } from './dateOrder.ts';
import type { DateParts } from './dateParts.ts';

export type LocalDateTime = { start: DateTime } | { problem: string };

/** The instant of a date in a zone, if there is such a day and such a time on it. */
export function toDateTime(
  parts: DateParts,
  { dateOrder, zone }: { dateOrder: DateOrder; zone: string },
): LocalDateTime {
  const { first, second, third, minuteOfDay } = parts;
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
  const [year, month, day] =
    parts.year === 'first'
      ? [first, second, third]
      : dateOrder === 'dayFirst'
        ? [third, second, first]
        : [third, first, second];
  if (year < 2000 || year > 2100) return { problem: `has the year ${year}` };
  const start = DateTime.fromObject({ year, month, day, hour, minute }, { zone });
  if (!start.isValid) {
    const order = dateOrder === 'dayFirst' ? 'with the day first' : 'with the month first';
    return { problem: `has a date that does not exist when read ${order}` };
  }
  // Where the clocks skip an hour, luxon moves the time on.
  return start.hour === hour
    ? { start }
    : { problem: 'has a time that did not exist: the clocks were put forward over it' };
}
