export type Formats = ReturnType<typeof createFormats>;

/** Dates, times and money as people of a locale write them. */
export function createFormats(locale: string) {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const date = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' });
  const dateWithYear = new Intl.DateTimeFormat(locale, {
    ...day,
    year: 'numeric',
    timeZone: 'UTC',
  });
  const longDate = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const shortTime = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const shortTimeUtc = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const shortInstant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 5 });
  const currencies = new Map<string, Intl.NumberFormat>();

  return {
    locale,
    /** `2026-11-23` as a day; the year is left out where it is `currentYear`. */
    day: (text: string, currentYear = '') =>
      (text.startsWith(currentYear || '-') ? date : dateWithYear).format(midnight(text)),
    longDay: (text: string) => longDate.format(midnight(text)),
    /** `14:30`, a time of day without a zone. */
    timeOfDay: (text: string) => shortTimeUtc.format(new Date(`1970-01-01T${text}Z`)),
    /** Time of an instant in the person's own zone. */
    time: (instant: string) => shortTime.format(new Date(instant)),
    /** Date and time of an instant in the person's own zone. */
    instant: (instant: string) => shortInstant.format(new Date(instant)),
    /** Today only the time, else with the date. */
    recent: (instant: string) =>
      new Date(instant).toDateString() === new Date().toDateString()
        ? shortTime.format(new Date(instant))
        : shortInstant.format(new Date(instant)),
    number: (value: string | number) => number.format(Number(value)),
    money: (amount: string, currencyCode: string) => currency(currencyCode).format(Number(amount)),
    minutes: (minutes: number) => duration(minutes, locale),
  };

  function currency(currencyCode: string): Intl.NumberFormat {
    const known = currencies.get(currencyCode);
    if (known) return known;
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency: currencyCode });
    currencies.set(currencyCode, format);
    return format;
  }
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** `45 min`, `1 hr 30 min`, in the short words of the language. */
function duration(minutes: number, locale: string): string {
  const unit = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(
      value,
    );
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return unit(rest, 'minute');
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
}
