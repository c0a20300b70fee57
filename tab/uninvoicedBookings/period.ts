import type { Period, Place } from '../place.ts';

export type Range = { from?: string; to?: string };

/** First and last service date of a period, both inclusive, as seen on `today`. */
export function rangeOf(place: Pick<Place, 'period' | 'from' | 'to'>, today: Date): Range {
  const ranges: Record<Period, () => Range> = {
    any: () => ({}),
    thisMonth: () => ({ from: monthStart(today, 0), to: dayBefore(today, 1) }),
    lastMonth: () => ({ from: monthStart(today, -1), to: dayBefore(today, 0) }),
    older: () => ({ to: dayBefore(today, -1) }),
    custom: () => ({
      ...(place.from ? { from: place.from } : {}),
      ...(place.to ? { to: place.to } : {}),
    }),
  };
  return ranges[place.period]();
}

/** First day of the month so many months from `day`. */
export function monthStart(day: Date, months: number): string {
  return printDay(new Date(Date.UTC(day.getFullYear(), day.getMonth() + months, 1)));
}

function dayBefore(day: Date, months: number): string {
  return printDay(new Date(Date.UTC(day.getFullYear(), day.getMonth() + months, 0)));
}

function printDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
