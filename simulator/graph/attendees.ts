// The people of an appointment, as a client sent them.
import { z } from 'zod';
import { unknownError } from './graphError.ts';
import type { GraphCall } from './graphCall.ts';
import type { BookingAttendee, BookingBusiness } from './records.ts';

export const SentCustomer = z.object({
  customerId: z.string().nullable(),
  name: z.string().nullable(),
  emailAddress: z.string().nullable(),
  phone: z.string().nullable(),
  notes: z.string().nullable(),
  customQuestionAnswers: z.array(z.record(z.string(), z.unknown())),
});
export type SentCustomer = z.output<typeof SentCustomer>;

type Where = { call: GraphCall; business: BookingBusiness; isGroup: boolean };

/** More of them are answered with 500: https://learn.microsoft.com/answers/questions/5875448 */
const mostCustomers = 4;

/**
 * Name, address and phone are taken as they come: the service does not look them up by the customerId. In a group an
 * unknown customerId is dropped without a word.
 * https://learn.microsoft.com/graph/api/bookingbusiness-post-appointments
 */
export function readAttendees(sent: SentCustomer[], where: Where): BookingAttendee[] {
  const { call, business, isGroup } = where;
  const { world, switches } = call.context;
  if (switches.graph.refusesFifthCustomer && sent.length > mostCustomers) throw unknownError();
  return sent
    .filter(({ customerId }) => {
      const card = world.bookingCustomers.get(customerId?.toLowerCase() ?? '');
      return !isGroup || !customerId || card?.businessId === business.id;
    })
    .map(({ customerId, name, emailAddress, phone, notes, customQuestionAnswers }) => ({
      customerId: customerId?.toLowerCase() || newCustomerId({ name, emailAddress, phone }, where),
      name: name ?? '',
      emailAddress,
      phone,
      notes,
      ...(customQuestionAnswers.length > 0 && { customQuestionAnswers }),
    }));
}

/** Documented is that a card is made; seen was a GUID that has none. */
function newCustomerId(
  { name, emailAddress, phone }: Pick<SentCustomer, 'name' | 'emailAddress' | 'phone'>,
  { call: { context }, business }: Where,
): string {
  const id = context.random.guid();
  if (context.switches.graph.bookingMakesNoCard) return id;
  const at = context.now.toISOString();
  const times = { createdAt: at, updatedAt: at };
  const person = { displayName: name ?? '', emailAddress, phone };
  return context.world.bookingCustomers.put({ id, businessId: business.id, ...person, ...times })
    .id;
}
