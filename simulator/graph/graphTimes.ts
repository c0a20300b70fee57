// Times and durations as Graph writes them.

/** `dateTimeTimeZone` of an appointment: seven decimals and a Z in the text, whose zone stands beside it as well. */
export function dateTimeTimeZone(instant: string) {
  return { dateTime: dateTimeOffset(instant), timeZone: 'UTC' };
}

/** Exchange counts in steps of 100 nanoseconds. */
export function dateTimeOffset(instant: string): string {
  return new Date(instant).toISOString().replace('Z', '0000Z');
}

/** ISO 8601 in its shortest form: `PT45M`, `PT1H`, `P1D`. */
export function durationBetween(startAt: string, endAt: string): string {
  return durationOf((Date.parse(endAt) - Date.parse(startAt)) / 60_000);
}

export function durationOf(minutes: number): string {
  const seconds = Math.round((minutes % 1) * 60);
  const whole = Math.floor(minutes);
  const days = part(Math.floor(whole / 1440), 'D');
  const hours = part(Math.floor((whole % 1440) / 60), 'H');
  const time = `${hours}${part(whole % 60, 'M')}${part(seconds, 'S')}`;
  if (days === '' && time === '') return 'PT0S';
  return `P${days}${time === '' ? '' : `T${time}`}`;
}

function part(amount: number, unit: string): string {
  return amount === 0 ? '' : `${amount}${unit}`;
}
