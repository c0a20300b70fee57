// A dateTimeTimeZone that a client sent.
// https://learn.microsoft.com/graph/api/resources/datetimetimezone
import { DateTime, IANAZone } from 'luxon';
import { findIana } from 'windows-iana';
import { z } from 'zod';
import { GraphError, invalidRequest } from './graphError.ts';

export const WrittenTime = z.object({ dateTime: z.string(), timeZone: z.string().nullable() });
export type WrittenTime = z.output<typeof WrittenTime>;

/** As an instant in UTC. The text is a local time in the zone beside it, unless it carries an offset itself. */
export function readWrittenTime({ dateTime, timeZone }: WrittenTime): string {
  // Seven decimals are more than an instant here can hold.
  const text = dateTime.replace(/(\.\d{3})\d+/, '$1');
  const instant = DateTime.fromISO(text, { zone: zoneNamed(timeZone ?? 'UTC') });
  if (!instant.isValid)
    throw invalidRequest(`The value '${dateTime}' is not a valid date and time.`);
  return instant.toUTC().toISO();
}

function zoneNamed(name: string): string {
  const iana = findIana(name)[0] ?? name;
  if (IANAZone.isValidZone(iana)) return iana;
  throw new GraphError(400, 'TimeZoneNotSupportedException', {
    message: `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
  });
}
