import { IANAZone } from 'luxon';
import { findIana } from 'windows-iana';
import type { BookingBusiness } from '../records.ts';

/** Name of the zone as calendars compute with it; administrators may have entered the Windows name. */
export function zoneOf({ businessTimeZone }: BookingBusiness): string {
  if (IANAZone.isValidZone(businessTimeZone)) return businessTimeZone;
  return findIana(businessTimeZone)[0] ?? 'UTC';
}
