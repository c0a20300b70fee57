// Date formulas: https://learn.microsoft.com/dynamics365/business-central/ui-enter-date-ranges#using-date-formulas
import { DateTime, type WeekdayNumbers } from 'luxon';
import { SimulatorError } from '../../simulatorError.ts';

/** The day that a formula like `14D` or `CM+1M` leads to; the day itself for an empty one. */
export function applyDateFormula(formula: string, day: string): string {
  const terms = formula.replaceAll(/[<>\s]/g, '').toUpperCase();
  if (!/^([+-]?(C[DWMQY]|\d+[DWMQY]|D\d+|WD\d+))*$/.test(terms)) {
    throw new SimulatorError(`Cannot read the date formula "${formula}"`);
  }
  const date = DateTime.fromISO(day, { zone: 'utc' });
  const steps = terms.match(/[+-]?(C[DWMQY]|\d+[DWMQY]|D\d+|WD\d+)/g) ?? [];
  return steps.reduce(applyTerm, date).toISODate() ?? day;
}

const units = { D: 'day', W: 'week', M: 'month', Q: 'quarter', Y: 'year' } as const;

function applyTerm(date: DateTime, term: string): DateTime {
  const sign = term.startsWith('-') ? -1 : 1;
  const [, current, count, unit, dayOfMonth, dayOfWeek] =
    /^[+-]?(?:C([DWMQY])|(\d+)([DWMQY])|D(\d+)|WD(\d+))$/.exec(term) ?? [];
  if (current !== undefined) return edgeOf(date, unitOf(current), sign);
  if (count !== undefined) {
    return date.plus({ [unitOf(unit)]: sign * Number(count) });
  }
  return dayOfMonth === undefined
    ? nextTo(date, sign, (period) =>
        date.plus({ weeks: period }).set({ weekday: weekdayOf(dayOfWeek) }),
      )
    : nextTo(date, sign, (period) =>
        date.plus({ months: period }).set({ day: Number(dayOfMonth) }),
      );
}

function weekdayOf(digit = '1'): WeekdayNumbers {
  const weekdays: WeekdayNumbers[] = [1, 2, 3, 4, 5, 6, 7];
  return weekdays[Number(digit) - 1] ?? 1;
}

function unitOf(letter = 'D'): (typeof units)[keyof typeof units] {
  return Object.entries(units).find(([key]) => key === letter)?.[1] ?? 'day';
}

/** `CM` is the last day of the month, `-CM` the first. */
function edgeOf(date: DateTime, unit: (typeof units)[keyof typeof units], sign: number): DateTime {
  return sign > 0 ? date.endOf(unit).startOf('day') : date.startOf(unit);
}

/** `D10` is the next 10th of a month, `-D10` the last one; `WD1` the next Monday. */
function nextTo(date: DateTime, sign: number, inPeriod: (period: number) => DateTime): DateTime {
  const near = inPeriod(0);
  const isBeyond = sign > 0 ? near > date : near < date;
  return isBeyond ? near : inPeriod(sign);
}
