// https://learn.microsoft.com/graph/api/resources/bookingbusiness
import { GraphError } from './graphError.ts';
import { contextOf, type GraphAnswer, type GraphCall } from './graphCall.ts';
import { emptyAddress, workingHours } from './graphPlaces.ts';
import { entityAnswer, listAnswer, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingBusiness } from './records.ts';

/**
 * Every business of the tenant, also those that the caller may not open; never more than a limit, never a second page.
 * https://learn.microsoft.com/graph/api/bookingbusiness-list
 */
export function listBookingBusinesses(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const { world } = call.context;
  const query = call.request.url.searchParams.get('query')?.toLowerCase() ?? '';
  const value = world.bookingBusinesses
    .filter(({ tenantId }) => tenantId === call.caller.tenantId)
    .filter(({ displayName }) => displayName.toLowerCase().includes(query))
    .slice(0, call.limits.businesses)
    .map(({ id, displayName }) => ({ id, displayName }));
  return listAnswer(call, {
    context: 'https://graph.microsoft.com/v1.0/solutions/$metadata#bookingBusinesses',
    value,
    total: value.length,
  });
}

/** https://learn.microsoft.com/graph/api/bookingbusiness-get */
export function getBookingBusiness(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  return entityAnswer(call, {
    context: 'https://graph.microsoft.com/v1.0/solutions/$metadata#bookingBusinesses/$entity',
    record: wireBusiness(business),
  });
}

/** Roles whose holders may use the API: https://devblogs.microsoft.com/microsoft365dev/ (Bookings API, 2022). */
const rolesThatOpen = ['administrator', 'scheduler', 'teamMember', 'viewer'];

/**
 * The business of the path, if the caller may open it. Without a role its mailbox looks as if it had no such folder:
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/14841
 */
export function openBusiness({ ids, caller, context: { world } }: GraphCall): BookingBusiness {
  const address = ids[0]?.toLowerCase();
  const business = world.bookingBusinesses.find(
    ({ id, tenantId }) => tenantId === caller.tenantId && id.toLowerCase() === address,
  );
  if (!business) {
    const message = 'The SMTP address has no mailbox associated with it.';
    throw new GraphError(404, 'ErrorNonExistentMailbox', { message });
  }
  const mayOpen =
    caller.userId === null ||
    world.bookingRoles.find(
      ({ businessId, userId, role }) =>
        businessId === business.id && userId === caller.userId && rolesThatOpen.includes(role),
    ) !== undefined;
  if (!mayOpen) {
    const message = 'The specified folder could not be found in the store.';
    throw new GraphError(404, 'ErrorFolderNotFound', { message });
  }
  return business;
}

/** Context URL of a collection of a business. */
export function collectionContext(business: BookingBusiness, collection: string): string {
  return contextOf(business.id, collection);
}

function wireBusiness(business: BookingBusiness): GraphAnswer {
  return {
    id: business.id,
    displayName: business.displayName,
    businessType: business.businessType,
    phone: business.phone,
    email: business.email,
    webSiteUrl: '',
    languageTag: business.languageTag,
    defaultCurrencyIso: business.defaultCurrencyIso,
    isPublished: true,
    publicUrl: `https://outlook.office365.com/owa/calendar/${business.id}/bookings/`,
    address: emptyAddress,
    businessHours: workingHours,
    schedulingPolicy,
    bookingPageSettings: {
      accessControl: 'unrestricted',
      bookingPageColorCode: '#0078d4',
      businessTimeZone: business.businessTimeZone,
      customerConsentMessage: '',
      enforceOneTimePassword: false,
      isBusinessLogoDisplayEnabled: false,
      isCustomerConsentEnabled: false,
      isSearchEngineIndexabilityDisabled: false,
      isTimeSlotTimeZoneSetToBusinessTimeZone: true,
      privacyPolicyWebUrl: '',
      termsAndConditionsWebUrl: '',
    },
  };
}

const schedulingPolicy = {
  timeSlotInterval: 'PT15M',
  minimumLeadTime: 'P1D',
  maximumAdvance: 'P365D',
  sendConfirmationsToOwner: true,
  allowStaffSelection: true,
  isMeetingInviteToCustomersEnabled: false,
  generalAvailability: { availabilityType: 'bookWhenStaffAreFree', businessHours: [] },
  customAvailabilities: [],
};
