// https://learn.microsoft.com/graph/api/resources/bookingbusiness
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { GraphError } from './graphError.ts';
import {
  bookingPageSettings,
  emptyAddress,
  schedulingPolicy,
  workingHours,
} from './graphPlaces.ts';
import { sinceTheBeginning, timestamps } from './graphTimes.ts';
import { openBusiness } from './openBusiness.ts';
import { entityAnswer, listAnswer, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingBusiness } from './records.ts';

/**
 * Every business of the tenant, also those that the caller may not open; never more than a limit, never a second page.
 * https://learn.microsoft.com/graph/api/bookingbusiness-list
 */
export function listBookingBusinesses(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const query = call.request.url.searchParams.get('query')?.toLowerCase() ?? '';
  const found = call.context.world.bookingBusinesses
    .filter(({ tenantId }) => tenantId === call.caller.tenantId)
    .filter(({ displayName }) => displayName.toLowerCase().includes(query));
  refuseTooMany(found.length, call);
  const value = found
    .slice(0, call.limits.businesses)
    .map(({ id, displayName }) => ({ id, displayName }));
  return listAnswer(call, {
    context: 'https://graph.microsoft.com/v1.0/solutions/$metadata#bookingBusinesses',
    value,
    total: value.length,
  });
}

/**
 * People who do not administer a large tenant have to say what they look for. Nobody here administers the directory.
 * https://learn.microsoft.com/graph/known-issues (Bookings: ErrorExceededFindCountLimit)
 */
function refuseTooMany(found: number, { caller, limits }: GraphCall): void {
  if (caller.userId === null || found <= limits.businessesForPeople) return;
  const message =
    'The GetBookingMailboxes request returned too many results. Please specify a query to limit the results.';
  throw new GraphError(400, 'ErrorExceededFindCountLimit', { message });
}

/** https://learn.microsoft.com/graph/api/bookingbusiness-get */
export function getBookingBusiness(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  return businessAnswer(call, openBusiness(call));
}

export function businessAnswer(call: GraphCall, business: BookingBusiness): GraphAnswer {
  return entityAnswer(call, {
    context: 'https://graph.microsoft.com/v1.0/solutions/$metadata#bookingBusinesses/$entity',
    record: wireBusiness(business, call),
  });
}

function wireBusiness(business: BookingBusiness, { context }: GraphCall): GraphAnswer {
  const isPublished = business.isUnpublished !== true;
  const page = `https://outlook.office365.com/owa/calendar/${business.id}/bookings/`;
  return {
    id: business.id,
    displayName: business.displayName,
    businessType: business.businessType,
    phone: business.phone,
    email: business.email,
    webSiteUrl: '',
    languageTag: business.languageTag,
    defaultCurrencyIso: business.defaultCurrencyIso,
    isPublished,
    publicUrl: isPublished ? page : null,
    ...timestamps(sinceTheBeginning(business, context.world), context.switches.graph),
    address: emptyAddress,
    businessHours: workingHours,
    schedulingPolicy,
    ...business.stated,
    bookingPageSettings: {
      ...bookingPageSettings,
      ...Object(business.stated?.['bookingPageSettings']),
      businessTimeZone: business.businessTimeZone,
    },
  };
}
