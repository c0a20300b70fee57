// Times and durations as Graph writes them.
import type { World } from '../world.ts';
import type { GraphSwitches } from './graphSwitches.ts';

/** `dateTimeTimeZone` of an appointment: seven decimals and a Z in the text, whose zone stands beside it as well. */
export function dateTimeTimeZone(instant: string) {
  return { dateTime: dateTimeOffset(instant), timeZone: 'UTC' };
}

/** Exchange counts in steps of 100 nanoseconds. */
export function dateTimeOffset(instant: string): string {
  return new Date(instant).toISOString().replace('Z', '0000Z');
}

/** When a record was made and last changed, unless the service keeps that to itself. */
export function timestamps(
  { createdAt, updatedAt }: { createdAt: string; updatedAt: string },
  { omitsTimestamps }: GraphSwitches,
): Record<string, string> {
  if (omitsTimestamps) return {};
  return {
    createdDateTime: dateTimeOffset(createdAt),
    lastUpdatedDateTime: dateTimeOffset(updatedAt),
  };
}

/** What has no times of its own is as old as its world. */
export function sinceTheBeginning(
  { createdAt, updatedAt }: { createdAt?: string; updatedAt?: string },
  world: World,
): { createdAt: string; updatedAt: string } {
  const began = world.settings.get('settings')?.createdAt ?? new Date(0).toISOString();
  const since = createdAt ?? began;
  return { createdAt: since, updatedAt: updatedAt ?? since };
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

const durationParts =
  /^P(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>[\d.]+)S)?)?$/;

/** Minutes of a duration that is not negative; NaN for one that is. */
export function minutesOf(duration: string): number {
  const groups = durationParts.exec(duration)?.groups;
  if (!groups) return NaN;
  const { days = '0', hours = '0', minutes = '0', seconds = '0' } = groups;
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}
