// https://learn.microsoft.com/graph/api/resources/bookingservice
import { collectionContext, openBusiness } from './openBusiness.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import { locationNamed } from './graphPlaces.ts';
import type { GraphSwitches } from './graphSwitches.ts';
import { durationOf, timestamps } from './graphTimes.ts';
import { entityAnswer, listAnswer, readTop, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingBusiness, BookingService } from './records.ts';

/** Reminders are told only by id. */
export function listServices(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  const services = call.context.world.bookingServices.filter(
    ({ businessId }) => businessId === business.id,
  );
  const top = readTop(call.request.url.searchParams.get('$top'));
  const switches = call.context.switches.graph;
  return listAnswer(call, {
    context: collectionContext(business, 'services'),
    value: services
      .slice(0, top)
      .map((service) => ({ ...wireService(service, business, switches), defaultReminders: [] })),
    total: services.length,
  });
}

export function getService(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  return serviceAnswer(call, business, findService(call, business));
}

export function serviceAnswer(
  call: GraphCall,
  business: BookingBusiness,
  service: BookingService,
): GraphAnswer {
  return entityAnswer(call, {
    context: collectionContext(business, 'services/$entity'),
    record: wireService(service, business, call.context.switches.graph),
  });
}

/** The service of the path. Throws the 404 where the business has none of that id. */
export function findService(
  { ids, context: { world } }: GraphCall,
  business: BookingBusiness,
): BookingService {
  const service = world.bookingServices.get(ids[1]?.toLowerCase() ?? '');
  if (service?.businessId !== business.id) throw itemNotFound();
  return service;
}

function wireService(
  service: BookingService,
  business: BookingBusiness,
  switches: GraphSwitches,
): GraphAnswer {
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
    ...timestamps(service, switches),
    schedulingPolicy: null,
    defaultLocation: locationNamed(business.displayName),
    customQuestions: [],
    defaultReminders: [{ offset: 'P1D', recipients: 'customer', message: '' }],
    ...service.stated,
  };
}
