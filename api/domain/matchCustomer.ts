// Who pays. Never the first hit: one sure customer, or a person decides.
import type { ProblemCode } from '../contract/bookings.ts';
import { customerLinkKey, normalEmail, type Booking } from './booking.ts';
import type { Customer } from './customer.ts';
import type { CustomerId } from './ids.ts';
import type { InvoicingContext } from './invoicingContext.ts';

export type CustomerMatch =
  | { customer: Customer }
  | { problem: ProblemCode; customer: Customer | null; candidates: Customer[] };

/** A link that somebody made counts first; else exactly one customer with the attendee's e-mail. */
export function matchCustomer(booking: Booking, context: InvoicingContext): CustomerMatch {
  const linked = linkedCustomerId(booking, context);
  if (linked) {
    const customer = context.customers.get(linked);
    return customer ? usable(customer, context) : problem('customerMissing');
  }
  const candidates = candidatesByEmail(booking.attendee.email, context);
  const [first, ...others] = candidates;
  if (!first) return problem('customerNotLinked');
  return others.length === 0 ? usable(first, context) : problem('customerAmbiguous', candidates);
}

function linkedCustomerId(booking: Booking, context: InvoicingContext): CustomerId | undefined {
  const { customerId } = booking.attendee;
  const byCard = customerId && context.customerLinks.get(`id:${customerId.toLowerCase()}`);
  return byCard || context.customerLinks.get(customerLinkKey(booking.attendee));
}

function candidatesByEmail(email: string, context: InvoicingContext): Customer[] {
  const address = normalEmail(email);
  if (address === '') return [];
  const ids = context.customersByEmail.get(address) ?? [];
  return [...new Set(ids)].flatMap((id) => context.customers.get(id) ?? []);
}

function usable(customer: Customer, context: InvoicingContext): CustomerMatch {
  if (context.pausedCustomers.has(customer.id)) {
    return { problem: 'customerPaused', customer, candidates: [] };
  }
  return customer.blocked ? { problem: 'customerBlocked', customer, candidates: [] } : { customer };
}

function problem(code: ProblemCode, candidates: Customer[] = []): CustomerMatch {
  return { problem: code, customer: null, candidates };
}
