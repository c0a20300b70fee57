import { z } from 'zod';

/** A decimal number as text, so that no client computes money in binary floats: `-12.50`, `0.00333`. */
export const DecimalText = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,10})?$/, 'Send a decimal number as text, like "120.00"');

/** ISO 4217 code in capitals. */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Send an ISO 4217 currency code, like "EUR"');

/** A sum in one currency. */
export const Money = z.object({ amount: DecimalText, currencyCode: CurrencyCode });
export type Money = z.infer<typeof Money>;

/** A calendar day without a time zone: `2026-11-23`. */
export const DateText = z.iso.date();

/** A point in time, in UTC: `2026-11-23T14:00:00.000Z`. */
export const InstantText = z.iso.datetime({ offset: true });

export const Uuid = z.guid();

/** An opaque id of one booking (one attendee of one bookingAppointment). */
export const BookingId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/, 'Send the id of a booking as this API gave it');
