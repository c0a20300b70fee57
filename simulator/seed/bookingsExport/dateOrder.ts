// Whether 02/03 is 2 March or February 3 depends on who exported: the whole file tells, or a default that is named.
import type { DateParts } from './dateParts.ts';

export type DateOrder = 'dayFirst' | 'monthFirst';

export type DateOrderDecision = { dateOrder: DateOrder; note: string };

/** `asked` wins. Dates that begin with the year take no part. */
export function decideDateOrder(
  dates: readonly DateParts[],
  asked: DateOrder | undefined,
): DateOrderDecision {
  if (asked) return { dateOrder: asked, note: `Dates were read ${words[asked]}, as asked.` };
  const open = dates.filter((date) => date.year === 'last');
  const dayFirst = open.filter(({ first, second }) => first > 12 && second <= 12).length;
  const monthFirst = open.filter(({ first, second }) => first <= 12 && second > 12).length;
  if (open.length === 0) {
    return { dateOrder: 'dayFirst', note: 'Dates begin with the year, so their order is certain.' };
  }
  if (dayFirst > 0 && monthFirst === 0) {
    return certain('dayFirst', `${dayFirst} of ${open.length} can be read in no other way`);
  }
  if (monthFirst > 0 && dayFirst === 0) {
    return certain('monthFirst', `${monthFirst} of ${open.length} can be read in no other way`);
  }
  if (dayFirst > 0) {
    const more = dayFirst >= monthFirst ? 'dayFirst' : 'monthFirst';
    return likely(more, `${dayFirst} dates have the day first, ${monthFirst} the month`);
  }
  return byLooks(open);
}

/** No day is over 12: the order of the lines, then the way of writing may tell. */
function byLooks(dates: readonly DateParts[]): DateOrderDecision {
  const dayFirst = inOrder(dates, 'dayFirst');
  if (dayFirst !== inOrder(dates, 'monthFirst')) {
    const dateOrder = dayFirst ? 'dayFirst' : 'monthFirst';
    return likely(dateOrder, 'the lines stand in order of time only that way');
  }
  if (dates.every(({ separator }) => separator === '.')) {
    return likely('dayFirst', 'dates with points have the day first');
  }
  if (dates.some(({ hasMeridiem }) => hasMeridiem)) {
    return likely('monthFirst', 'no date is certain, but times have AM or PM, as in the US');
  }
  return likely('dayFirst', 'nothing in the file tells, and most of the world writes it so');
}

function inOrder(dates: readonly DateParts[], order: DateOrder): boolean {
  const keys = dates.map(({ first, second, third, minuteOfDay }) => {
    const [day, month] = order === 'dayFirst' ? [first, second] : [second, first];
    return ((third * 12 + month) * 31 + day) * 1440 + minuteOfDay;
  });
  return keys.every((key, index) => key >= (keys[index - 1] ?? key));
}

const words: Record<DateOrder, string> = {
  dayFirst: 'with the day first',
  monthFirst: 'with the month first',
};

function certain(dateOrder: DateOrder, reason: string): DateOrderDecision {
  return { dateOrder, note: `Dates were read ${words[dateOrder]}: ${reason}.` };
}

function likely(dateOrder: DateOrder, reason: string): DateOrderDecision {
  const other: DateOrder = dateOrder === 'dayFirst' ? 'monthFirst' : 'dayFirst';
  const wayOut = `If that is wrong, start with --date-order ${other}.`;
  return { dateOrder, note: `Dates were read ${words[dateOrder]}: ${reason}. ${wayOut}` };
}
