import { IANAZone } from 'luxon';
import { findIana } from 'windows-iana';

/**
 * IANA name of a time zone as Exchange and Bookings name it: a Windows name or an IANA one; `null` where nobody knows
 * it. A Windows zone covers several places; the first one stands for it.
 */
export function ianaTimeZone(name: string | null | undefined): string | null {
  const text = name?.trim();
  if (!text) return null;
  const known = findIana(text)[0] ?? text;
  return IANAZone.isValidZone(known) ? known : null;
}
