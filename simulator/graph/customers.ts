// Customer cards. Their ids here are not the ones by which appointments name them.
// https://learn.microsoft.com/graph/api/resources/bookingcustomer
import { collectionContext, openBusiness } from './bookingBusinesses.ts';
import { customerCardId } from './exchangeIds.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import { dateTimeOffset } from './graphTimes.ts';
import { entityAnswer, listAnswer, pageOf, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingBusiness, BookingCustomer } from './records.ts';

export function listCustomers(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call, ['$skiptoken']);
  const business = openBusiness(call);
  const customers = cardsOf(business, call);
  const page = pageOf({ records: customers, size: call.limits.customersPage, call });
  return listAnswer(call, {
    context: collectionContext(business, 'customers'),
    value: page.records.map((customer) => wireCustomer(customer, business)),
    nextLink: page.nextLink,
    total: customers.length,
  });
}

/** A GUID, as appointments have it, finds nothing: https://learn.microsoft.com/graph/api/bookingcustomer-get */
export function getCustomer(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  const customer = cardsOf(business, call).find(
    ({ id }) => customerCardId(business.mailboxGuid, id) === call.ids[1],
  );
  if (!customer) throw itemNotFound();
  return entityAnswer(call, {
    context: collectionContext(business, 'customers/$entity'),
    record: wireCustomer(customer, business),
  });
}

function cardsOf(business: BookingBusiness, { context }: GraphCall): BookingCustomer[] {
  return context.world.bookingCustomers.filter(({ businessId }) => businessId === business.id);
}

function wireCustomer(customer: BookingCustomer, business: BookingBusiness): GraphAnswer {
  const { phone } = customer;
  return {
    '@odata.type': '#microsoft.graph.bookingCustomer',
    id: customerCardId(business.mailboxGuid, customer.id),
    displayName: customer.displayName,
    emailAddress: customer.emailAddress,
    createdDateTime: dateTimeOffset(customer.createdAt),
    lastUpdatedDateTime: dateTimeOffset(customer.updatedAt),
    addresses: [],
    phones: phone === null ? [] : [{ number: phone, type: 'mobile', region: null, language: null }],
  };
}
