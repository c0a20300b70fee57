// What planning knows beside the bookings: the setup, who pays, what is sold, and what was learned about VAT.
import type { Decimal } from 'decimal.js';
import type { InvoicingSettings } from '../contract/syncSetups.ts';
import type { ServiceRules } from '../contract/links.ts';
import type { Customer, Item } from './customer.ts';
import type { BookingServiceId, CustomerId, ItemId } from './ids.ts';

export type ServiceLink = { itemId: ItemId; rules: ServiceRules };

export type InvoicingContext = {
  /** Instant in UTC. */
  now: string;
  startDate: string;
  /** IANA name of the business's zone. */
  timeZone: string;
  /** Currency of the business, in which all prices of Bookings are. */
  currencyCode: string;
  /** Currency of the company. */
  localCurrencyCode: string;
  settings: InvoicingSettings;
  /** By `customerLinkKey`. */
  customerLinks: ReadonlyMap<string, CustomerId>;
  customers: ReadonlyMap<CustomerId, Customer>;
  /** Nothing is invoiced to these until somebody says so. */
  pausedCustomers: ReadonlySet<CustomerId>;
  /** Customers by address in lower case, their own or that of a Person contact; each customer once. */
  customersByEmail: ReadonlyMap<string, readonly CustomerId[]>;
  serviceLinks: ReadonlyMap<BookingServiceId, ServiceLink>;
  items: ReadonlyMap<ItemId, Item>;
  /** Seen on sales invoices of the customer. */
  pricesIncludeTax: ReadonlyMap<CustomerId, boolean>;
  /** VAT percentage seen on lines, by `taxKey`. */
  taxPercents: ReadonlyMap<string, Decimal>;
  /** How many bookings share attendee, service and start, by `likenessKey`. */
  likeness: ReadonlyMap<string, number>;
};

export function taxKey(customerId: CustomerId, itemId: ItemId): string {
  return `${customerId} ${itemId}`;
}
