import type { ListedBookingBusiness } from '../graph/bookingBusiness.ts';
import { createLimit } from '../http/limits.ts';
import type { Handler } from './call.ts';
import type { RouteParts } from './routeParts.ts';

/** Each business is a mailbox of its own for Graph, and an organisation may have hundreds. */
const atOnce = 8;

/** So many are opened to see whether the user may; whoever looks for another one searches. */
const opened = 100;

/** Businesses of the organisation, all or by a part of their names; those that the user cannot open say so. */
export function listBookingBusinesses({
  bookingsFor,
}: Pick<RouteParts, 'bookingsFor'>): Handler<'listBookingBusinesses'> {
  return async ({ user, query }) => {
    const bookings = bookingsFor(user);
    const listed = await bookings.listBookingBusinesses(query.q);
    if (listed === 'tooMany') return { bookingBusinesses: [], hasMore: true };
    const limit = createLimit({ atOnce });
    const open = async ({ id, displayName }: ListedBookingBusiness) => {
      const business = await limit.run('', () => bookings.getBookingBusiness(id));
      const closed = { id, displayName, canOpen: false, currencyCode: null, timeZone: null };
      if (business === 'denied' || business === 'absent') return closed;
      const { currencyCode, timeZone } = business;
      return { id, displayName: business.displayName, canOpen: true, currencyCode, timeZone };
    };
    const bookingBusinesses = await Promise.all(listed.slice(0, opened).map(open));
    return { bookingBusinesses, hasMore: listed.length > opened };
  };
}
