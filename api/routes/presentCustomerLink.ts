import type { CustomerLink } from '../contract/links.ts';
import type { Customer } from '../domain/customer.ts';
import type { CustomerLinkRecord } from '../state/links.ts';
import { presentCustomer } from './presentBooking.ts';

export function presentCustomerLink(link: CustomerLinkRecord, customer: Customer): CustomerLink {
  const { key, origin, linkedAt } = link;
  return { key, customer: presentCustomer(customer), origin, linkedAt };
}
