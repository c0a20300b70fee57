// What Bookings and Business Central both know of a person, and how the two compare it.
import { createHash } from 'node:crypto';
import { normalEmail } from './booking.ts';

export const personFieldNames = ['displayName', 'email', 'phone'] as const;
export type PersonField = (typeof personFieldNames)[number];
export type PersonFields = Record<PersonField, string>;

/** Lengths of a customer: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_customer */
export const longestEmail = 80;
const longestName = 100;
const longestPhone = 30;

/** A value as Business Central takes it; empty where it takes nothing of the kind. */
export function asCustomerHasIt(field: PersonField, value: string): string {
  const text = value.trim();
  switch (field) {
    case 'displayName':
      return text.replace(/\s+/g, ' ').slice(0, longestName).trim();
    case 'email':
      return text.length <= longestEmail ? text : '';
    case 'phone':
      // Business Central refuses numbers with letters in them.
      return text.length <= longestPhone && !/\p{L}/u.test(text) ? text : '';
    default:
      return field satisfies never;
  }
}

/** Whether both sides say the same, but for the case of addresses, blanks, and what Business Central cannot take. */
export function isSame(field: PersonField, bookings: string, businessCentral: string): boolean {
  return comparable(field, bookings) === comparable(field, businessCentral);
}

function comparable(field: PersonField, value: string): string {
  const text = asCustomerHasIt(field, value);
  return field === 'email' ? normalEmail(text) : text;
}

/** Tells a changed value from an unchanged one without keeping it. */
export function traceOf(field: PersonField, value: string): string {
  const known = field === 'email' ? normalEmail(value) : value.trim();
  return createHash('sha256').update(`${field} ${known}`).digest('base64url').slice(0, 22);
}
