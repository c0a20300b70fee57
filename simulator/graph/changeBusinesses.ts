// What is written about booking businesses.
import { z } from 'zod';
import { businessAnswer } from './bookingBusinesses.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { openForChange } from './openBusiness.ts';
import type { BookingBusiness } from './records.ts';
import { readWrittenProperties, type Written } from './schema/readWrittenProperties.ts';
import { splitWritten } from './schema/splitWritten.ts';

/**
 * Makes a booking mailbox named after the business, which whoever made it administers.
 * https://learn.microsoft.com/graph/api/bookingbusiness-post-bookingbusinesses
 */
export function createBookingBusiness(call: GraphCall): GraphAnswer {
  const written = readWrittenProperties(call, { type: 'bookingBusiness', purpose: 'create' });
  const { world, random, now } = call.context;
  const { tenantId, userId } = call.caller;
  const id = freeAddress(String(written['displayName']), call);
  const at = now.toISOString();
  const business: BookingBusiness = {
    id,
    tenantId,
    mailboxGuid: random.guid(),
    displayName: '',
    businessType: '',
    defaultCurrencyIso: 'USD',
    languageTag: 'en-US',
    businessTimeZone: 'UTC',
    email: id.toLowerCase(),
    phone: '',
    isUnpublished: true,
    createdAt: at,
    updatedAt: at,
  };
  const made = world.bookingBusinesses.put({ ...business, ...fieldsOf(written, business) });
  if (userId !== null) {
    world.bookingRoles.put({ id: random.guid(), businessId: id, userId, role: 'administrator' });
  }
  return businessAnswer(call, made);
}

/** The mailbox keeps its address, whatever the name becomes. https://learn.microsoft.com/graph/api/bookingbusiness-update */
export function updateBookingBusiness(call: GraphCall): undefined {
  const business = openForChange(call, 'settings');
  const written = readWrittenProperties(call, { type: 'bookingBusiness', purpose: 'update' });
  change(business, call, fieldsOf(written, business));
}

/** https://learn.microsoft.com/graph/api/bookingbusiness-publish */
export function publishBookingBusiness(call: GraphCall): undefined {
  change(openForChange(call, 'settings'), call, { isUnpublished: false });
}

/** https://learn.microsoft.com/graph/api/bookingbusiness-unpublish */
export function unpublishBookingBusiness(call: GraphCall): undefined {
  change(openForChange(call, 'settings'), call, { isUnpublished: true });
}

function change(
  { id }: BookingBusiness,
  { context: { world, now } }: GraphCall,
  fields: Partial<BookingBusiness>,
): void {
  world.bookingBusinesses.patch(id, { ...fields, updatedAt: now.toISOString() });
}

function fieldsOf(written: Written, { stated }: BookingBusiness): Partial<BookingBusiness> {
  const fields = splitWritten(written, Own, stated);
  const businessTimeZone = PageSettings.parse(written).bookingPageSettings?.businessTimeZone;
  return businessTimeZone ? { ...fields, businessTimeZone } : fields;
}

/** Empty rather than null when it is read. */
const text = z
  .string()
  .nullable()
  .transform((value) => value ?? '')
  .exactOptional();

const Own = z.object({
  displayName: text,
  businessType: text,
  defaultCurrencyIso: text,
  languageTag: text,
  email: text,
  phone: text,
});

const PageSettings = z.object({
  bookingPageSettings: z.object({ businessTimeZone: z.string() }).nullish(),
});

/** The letters of the name before the domain of the tenant, and a number where that is taken. */
function freeAddress(displayName: string, { caller, context: { world } }: GraphCall): string {
  const letters = displayName.normalize('NFD').replaceAll(/[^\w]/g, '') || 'Bookings';
  const domain = world.tenants.get(caller.tenantId)?.domain ?? '';
  for (let number = 0; ; number += 1) {
    const address = `${letters}${number === 0 ? '' : number}@${domain}`;
    const isTaken = world.bookingBusinesses.find(
      ({ id }) => id.toLowerCase() === address.toLowerCase(),
    );
    if (!isTaken) return address;
  }
}
