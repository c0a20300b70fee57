import { DateTime } from 'luxon';
import { z } from 'zod';
import { ianaTimeZone } from './timeZone.ts';

/**
 * Graph's dateTimeTimeZone as an instant in UTC. Bookings writes seven decimals and a `Z` inside the text; elsewhere
 * in Graph the text is a local time in the zone beside it.
 * https://learn.microsoft.com/graph/api/resources/datetimetimezone
 */
export const DateTimeTimeZone = z
  .object({ dateTime: z.string(), timeZone: z.string().nullish() })
  .transform(({ dateTime, timeZone }, context) => {
    const zone = timeZone ? ianaTimeZone(timeZone) : 'UTC';
    // Seven decimals are more than an instant here can hold.
    const text = dateTime.replace(/(\.\d{3})\d+/, '$1');
    const instant = zone === null ? null : DateTime.fromISO(text, { zone });
    if (instant?.isValid) return instant.toUTC().toISO();
    context.addIssue({ code: 'custom', message: 'Not a time' });
    return z.NEVER;
  });
