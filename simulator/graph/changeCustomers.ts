// What is written about customer cards.
import { z } from 'zod';
import { customerAnswer, findCustomer } from './customers.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { openForChange } from './openBusiness.ts';
import type { BookingCustomer } from './records.ts';
import { readWrittenProperties, type Written } from './schema/readWrittenProperties.ts';
import { splitWritten } from './schema/splitWritten.ts';

/** Two cards may have one address. https://learn.microsoft.com/graph/api/bookingbusiness-post-customers */
export function createCustomer(call: GraphCall): GraphAnswer {
  const business = openForChange(call, 'customers');
  const written = readWrittenProperties(call, { type: 'bookingCustomer', purpose: 'create' });
  const { world, now, random } = call.context;
  const at = now.toISOString();
  const blank = { displayName: '', emailAddress: null, phone: null, createdAt: at, updatedAt: at };
  const card: BookingCustomer = { id: random.guid(), businessId: business.id, ...blank };
  const customer = world.bookingCustomers.put({ ...card, ...fieldsOf(written, card) });
  return customerAnswer(call, business, customer);
}

/**
 * The page shows the customer as the answer, unlike those of other records.
 * https://learn.microsoft.com/graph/api/bookingcustomer-update
 */
export function updateCustomer(call: GraphCall): GraphAnswer | undefined {
  const business = openForChange(call, 'customers');
  const card = findCustomer(call, business);
  const written = readWrittenProperties(call, { type: 'bookingCustomer', purpose: 'update' });
  const { world, now, switches } = call.context;
  const updatedAt = now.toISOString();
  const customer = world.bookingCustomers.patch(card.id, { ...fieldsOf(written, card), updatedAt });
  if (switches.graph.customerUpdatesAnswerNothing) return undefined;
  return customerAnswer(call, business, customer);
}

/** Appointments keep the name and the GUID of a card that is gone. */
export function deleteCustomer(call: GraphCall): undefined {
  const business = openForChange(call, 'customers');
  call.context.world.bookingCustomers.remove(findCustomer(call, business).id);
}

function fieldsOf(written: Written, { stated }: BookingCustomer): Partial<BookingCustomer> {
  const fields = splitWritten(written, Own, stated);
  const { phones } = Phones.parse(written);
  if (phones === undefined) return fields;
  return { ...fields, phone: phones[0]?.number ?? null };
}

const Own = z.object({
  displayName: z.string().exactOptional(),
  emailAddress: z.string().nullable().exactOptional(),
});

const Phones = z.object({
  phones: z.array(z.object({ number: z.string().nullable() })).optional(),
});
