import { createLimit } from '../http/limits.ts';
import type { Handler } from './call.ts';
import type { RouteParts } from './routeParts.ts';

/** Each business is a mailbox of its own for Graph, and an organisation may have hundreds. */
const atOnce = 8;

/** Every business of the organisation; those that the user cannot open say so. */
export function listBookingBusinesses({
  bookingsFor,
}: Pick<RouteParts, 'bookingsFor'>): Handler<'listBookingBusinesses'> {
  return async ({ user }) => {
    const bookings = bookingsFor(user);
    const listed = await bookings.listBookingBusinesses();
    const limit = createLimit({ atOnce });
    const bookingBusinesses = await Promise.all(
      listed.map(async ({ id, displayName }) => {
        const business = await limit.run('', () => bookings.getBookingBusiness(id));
        const closed = { id, displayName, canOpen: false, currencyCode: null, timeZone: null };
        if (business === 'denied' || business === 'absent') return closed;
        const { currencyCode, timeZone } = business;
        return { id, displayName: business.displayName, canOpen: true, currencyCode, timeZone };
      }),
    );
    return { bookingBusinesses };
  };
}
