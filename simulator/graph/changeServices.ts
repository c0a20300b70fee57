// What is written about services.
import { z } from 'zod';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { invalidRequest } from './graphError.ts';
import { minutesOf } from './graphTimes.ts';
import { openForChange } from './openBusiness.ts';
import type { BookingService } from './records.ts';
import { bookingPriceTypes } from './schema/enumTypes.ts';
import { readWrittenProperties, type Written } from './schema/readWrittenProperties.ts';
import { splitWritten } from './schema/splitWritten.ts';
import { findService, serviceAnswer } from './services.ts';

/** https://learn.microsoft.com/graph/api/bookingbusiness-post-services */
export function createService(call: GraphCall): GraphAnswer {
  const business = openForChange(call, 'settings');
  const written = readWrittenProperties(call, { type: 'bookingService', purpose: 'create' });
  const { world, now, random } = call.context;
  const at = now.toISOString();
  const service: BookingService = {
    id: random.guid(),
    businessId: business.id,
    displayName: '',
    description: '',
    defaultDurationMinutes: 60,
    defaultPrice: 0,
    defaultPriceType: 'notSet',
    maximumAttendeesCount: 1,
    staffMemberIds: [],
    createdAt: at,
    updatedAt: at,
  };
  const made = world.bookingServices.put({ ...service, ...fieldsOf(written, service) });
  return serviceAnswer(call, business, made);
}

/** https://learn.microsoft.com/graph/api/bookingservice-update */
export function updateService(call: GraphCall): undefined {
  const service = open(call);
  const written = readWrittenProperties(call, { type: 'bookingService', purpose: 'update' });
  call.context.world.bookingServices.patch(service.id, {
    ...fieldsOf(written, service),
    updatedAt: call.context.now.toISOString(),
  });
}

/** Appointments keep the id and the name of a service that is gone. */
export function deleteService(call: GraphCall): undefined {
  call.context.world.bookingServices.remove(open(call).id);
}

function open(call: GraphCall): BookingService {
  return findService(call, openForChange(call, 'settings'));
}

function fieldsOf(
  { defaultDuration, ...written }: Written,
  { stated }: BookingService,
): Partial<BookingService> {
  const fields = splitWritten(written, Own, stated);
  if (typeof defaultDuration !== 'string') return fields;
  return { ...fields, defaultDurationMinutes: positiveMinutes(defaultDuration) };
}

const Own = z.object({
  displayName: z.string().exactOptional(),
  /** Empty rather than null when it is read. */
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? '')
    .exactOptional(),
  defaultPrice: z.number().exactOptional(),
  defaultPriceType: z.enum(bookingPriceTypes).exactOptional(),
  maximumAttendeesCount: z.int().exactOptional(),
  staffMemberIds: z.array(z.string()).exactOptional(),
});

function positiveMinutes(duration: string): number {
  const minutes = minutesOf(duration);
  if (minutes > 0) return minutes;
  throw invalidRequest("The value of 'defaultDuration' must be a positive duration.");
}
