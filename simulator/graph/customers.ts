// Customer cards. Their ids here are not the ones by which appointments name them.
// https://learn.microsoft.com/graph/api/resources/bookingcustomer
import { collectionContext, openBusiness } from './openBusiness.ts';
import { customerCardId } from './exchangeIds.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import type { GraphSwitches } from './graphSwitches.ts';
import { timestamps } from './graphTimes.ts';
import { entityAnswer, listAnswer, pageOf, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingBusiness, BookingCustomer } from './records.ts';

export function listCustomers(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call, { isPaged: true });
  const business = openBusiness(call);
  const customers = cardsOf(business, call);
  const page = pageOf({ records: customers, size: call.limits.customersPage, call });
  const switches = call.context.switches.graph;
  return listAnswer(call, {
    context: collectionContext(business, 'customers'),
    value: page.records.map((customer) => wireCustomer(customer, business, switches)),
    nextLink: page.nextLink,
    total: customers.length,
  });
}

export function getCustomer(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  return customerAnswer(call, business, findCustomer(call, business));
}

export function customerAnswer(
  call: GraphCall,
  business: BookingBusiness,
  customer: BookingCustomer,
): GraphAnswer {
  return entityAnswer(call, {
    context: collectionContext(business, 'customers/$entity'),
    record: wireCustomer(customer, business, call.context.switches.graph),
  });
}

/**
 * The card of the path. A GUID, as appointments have it, finds nothing:
 * https://learn.microsoft.com/graph/api/bookingcustomer-get
 */
export function findCustomer(call: GraphCall, business: BookingBusiness): BookingCustomer {
  const switches = call.context.switches.graph;
  const customer = cardsOf(business, call).find(
    (card) => cardId(card, business, switches) === call.ids[1],
  );
  if (!customer) throw itemNotFound();
  return customer;
}

function cardsOf(business: BookingBusiness, { context }: GraphCall): BookingCustomer[] {
  return context.world.bookingCustomers.filter(({ businessId }) => businessId === business.id);
}

function cardId(
  { id }: BookingCustomer,
  { mailboxGuid }: BookingBusiness,
  { cardIdsAreUnrelated }: GraphSwitches,
): string {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = id.split('-');
  const other = [fifth.slice(0, 8), third, second, fourth, `${fifth.slice(8)}${first}`].join('-');
  return customerCardId(mailboxGuid, cardIdsAreUnrelated ? other : id);
}

function wireCustomer(
  customer: BookingCustomer,
  business: BookingBusiness,
  switches: GraphSwitches,
): GraphAnswer {
  const { phone } = customer;
  return {
    '@odata.type': '#microsoft.graph.bookingCustomer',
    id: cardId(customer, business, switches),
    displayName: customer.displayName,
    emailAddress: customer.emailAddress,
    ...timestamps(customer, switches),
    addresses: [],
    phones: phone === null ? [] : [{ number: phone, type: 'mobile', region: null, language: null }],
    ...customer.stated,
  };
}
