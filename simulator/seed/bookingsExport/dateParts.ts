// "Date Time" of the export: a local time of the booking page in the locale of whoever exported.
/** The numbers of a date before anyone knows which of them is the day. */
export type DateParts = {
  /** Where the year stands; a date that begins with it goes on with the month. */
  year: 'first' | 'last';
  first: number;
  second: number;
  third: number;
  separator: string;
  minuteOfDay: number;
  hasMeridiem: boolean;
};

/** `undefined` where the text is no date with a time. */
export function readDateParts(text: string): DateParts | undefined {
  const match = pattern.exec(text.replaceAll(/[\s\u200e\u200f]+/gu, ' ').trim());
  if (!match?.groups) return undefined;
  const { a = '', b = '', c = '', separator = '', hour, minute, meridiem } = match.groups;
  const year = a.length === 4 ? 'first' : 'last';
  const hasForm = year === 'first' ? c.length <= 2 : a.length <= 2 && c.length === 4;
  if (!hasForm) return undefined;
  const minuteOfDay = minuteOf(Number(hour), Number(minute), meridiem?.charAt(0).toLowerCase());
  if (minuteOfDay === undefined) return undefined;
  return {
    year,
    first: Number(a),
    second: Number(b),
    third: Number(c),
    separator,
    minuteOfDay,
    hasMeridiem: meridiem !== undefined,
  };
}

/** `2/3/2026 7:50:00 AM`, `02.03.2026 07:50`, `2026-03-02 07:50`, and what lies between. */
const pattern =
  /^(?<a>\d{1,4})(?<separator>[/.-])(?<b>\d{1,2})\k<separator>(?<c>\d{1,4}),?[ T](?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.]\d{2})?(?: ?(?<meridiem>[AaPp]\.?[Mm]\.?))?$/;

function minuteOf(hour: number, minute: number, meridiem: string | undefined): number | undefined {
  if (minute > 59) return undefined;
  if (meridiem === undefined) return hour > 23 ? undefined : hour * 60 + minute;
  if (hour < 1 || hour > 12) return undefined;
  return ((hour % 12) + (meridiem === 'p' ? 12 : 0)) * 60 + minute;
}
