import { z } from 'zod';
import type { BookingBusiness } from '../domain/bookingAppointment.ts';
import { asId, type BookingBusinessId } from '../domain/ids.ts';
import { ianaTimeZone } from './timeZone.ts';

export type ListedBookingBusiness = { id: BookingBusinessId; displayName: string };

const id = z
  .string()
  .min(1)
  .transform((text) => asId<'bookingBusiness'>(text));
const displayName = z.string().nullish();

/** A list tells no more than this. https://learn.microsoft.com/graph/api/bookingbusiness-list */
export const ListedBusiness = z
  .object({ id, displayName })
  .transform((business): ListedBookingBusiness => ({
    id: business.id,
    displayName: business.displayName ?? business.id,
  }));

/** https://learn.microsoft.com/graph/api/resources/bookingbusiness */
export const Business = z
  .object({
    id,
    displayName,
    defaultCurrencyIso: z.string().nullish(),
    bookingPageSettings: z.object({ businessTimeZone: z.string().nullish() }).nullish(),
  })
  .transform((business): BookingBusiness => ({
    id: business.id,
    displayName: business.displayName ?? business.id,
    currencyCode: currencyCode(business.defaultCurrencyIso),
    timeZone: ianaTimeZone(business.bookingPageSettings?.businessTimeZone),
  }));

function currencyCode(text: string | null | undefined): string | null {
  const code = text?.trim().toUpperCase() ?? '';
  return /^[A-Z]{3}$/.test(code) ? code : null;
}
