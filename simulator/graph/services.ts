// https://learn.microsoft.com/graph/api/resources/bookingservice
import { collectionContext, openBusiness } from './bookingBusinesses.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import { locationNamed } from './graphPlaces.ts';
import { dateTimeOffset, durationOf } from './graphTimes.ts';
import { entityAnswer, listAnswer, readTop, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingBusiness, BookingService } from './records.ts';

export function listServices(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  const services = call.context.world.bookingServices.filter(
    ({ businessId }) => businessId === business.id,
  );
  const top = readTop(call.request.url.searchParams.get('$top'));
  return listAnswer(call, {
    context: collectionContext(business, 'services'),
    value: services
      .slice(0, top)
      .map((service) => ({ ...wireService(service, business), defaultReminders: [] })),
    total: services.length,
  });
}

export function getService(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  const service = call.context.world.bookingServices.get(call.ids[1]?.toLowerCase() ?? '');
  if (service?.businessId !== business.id) throw itemNotFound();
  return entityAnswer(call, {
    context: collectionContext(business, 'services/$entity'),
    record: {
      ...wireService(service, business),
      defaultReminders: [{ offset: 'P1D', recipients: 'customer', message: '' }],
    },
  });
}

function wireService(service: BookingService, business: BookingBusiness): GraphAnswer {
  return {
    id: service.id,
    displayName: service.displayName,
    defaultDuration: durationOf(service.defaultDurationMinutes),
    defaultPrice: service.defaultPrice,
    defaultPriceType: service.defaultPriceType,
    description: service.description,
    languageTag: business.languageTag,
    isHiddenFromCustomers: false,
    notes: '',
    additionalInformation: '',
    preBuffer: durationOf(0),
    postBuffer: durationOf(0),
    staffMemberIds: service.staffMemberIds,
    isLocationOnline: false,
    smsNotificationsEnabled: false,
    isAnonymousJoinEnabled: false,
    isCustomerAllowedToManageBooking: true,
    maximumAttendeesCount: service.maximumAttendeesCount,
    webUrl: `https://outlook.office365.com/owa/calendar/${business.id}/bookings/s/${service.id}`,
    createdDateTime: dateTimeOffset(service.createdAt),
    lastUpdatedDateTime: dateTimeOffset(service.updatedAt),
    schedulingPolicy: null,
    defaultLocation: locationNamed(business.displayName),
    customQuestions: [],
  };
}
