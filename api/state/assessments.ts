// Everything a setup mirrors, brought together for the pure core.
import { assessBooking, type Assessment } from '../domain/assessBooking.ts';
import type { Booking } from '../domain/booking.ts';
import type { Customer, CustomerContact } from '../domain/customer.ts';
import { normalEmail } from '../domain/booking.ts';
import type { CustomerId } from '../domain/ids.ts';
import type { InvoicingContext } from '../domain/invoicingContext.ts';
import { countLikeness } from '../domain/likeness.ts';
import { listPausedCustomers } from './customerPauses.ts';
import { listBookings } from './bookings.ts';
import type { Db } from './database.ts';
import { listCustomerLinks, listServiceLinks } from './links.ts';
import { listCustomerContacts, listCustomers, listItems } from './masterData.ts';
import type { SyncSetupRecord } from './syncSetups.ts';
import { listPricesIncludeTax, listTaxPercents } from './taxFacts.ts';

export type SetupAssessments = { context: InvoicingContext; assessments: Assessment[] };

/** All bookings of a setup as they stand at an instant. Those not over yet, or before the start date, are left out. */
export async function readAssessments(
  db: Db,
  setup: SyncSetupRecord,
  now: string,
): Promise<SetupAssessments> {
  const bookings = await listBookings(db, setup);
  const context = await readContext(db, setup, { bookings, now });
  const assessments = bookings.flatMap((booking) => assessBooking(booking, context) ?? []);
  return { context, assessments };
}

async function readContext(
  db: Db,
  setup: SyncSetupRecord,
  { bookings, now }: { bookings: Booking[]; now: string },
): Promise<InvoicingContext> {
  const customers = await listCustomers(db, setup);
  const contacts = await listCustomerContacts(db, setup);
  const items = await listItems(db, setup);
  const customerLinks = await listCustomerLinks(db, setup);
  const serviceLinks = await listServiceLinks(db, setup);
  return {
    now,
    startDate: setup.startDate,
    timeZone: setup.bookingBusiness.timeZone,
    currencyCode: setup.bookingBusiness.currencyCode,
    localCurrencyCode: setup.company.currencyCode,
    settings: setup.settings,
    customerLinks: new Map(customerLinks.map((link) => [link.key, link.customerId])),
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    pausedCustomers: await listPausedCustomers(db, setup),
    customersByEmail: byEmail(customers, contacts),
    serviceLinks: new Map(serviceLinks.map((link) => [link.serviceId, link])),
    items: new Map(items.map((item) => [item.id, item])),
    pricesIncludeTax: await listPricesIncludeTax(db, setup),
    taxPercents: await listTaxPercents(db, setup),
    likeness: countLikeness(bookings),
  };
}

/** A customer may have several addresses in one field; each counts. */
function byEmail(
  customers: readonly Customer[],
  contacts: readonly CustomerContact[],
): Map<string, CustomerId[]> {
  const found = new Map<string, Set<CustomerId>>();
  const add = (email: string, id: CustomerId): void => {
    for (const address of normalEmail(email).split(/[;,\s]+/)) {
      if (address === '') continue;
      found.set(address, (found.get(address) ?? new Set<CustomerId>()).add(id));
    }
  };
  for (const { id, email } of customers) add(email, id);
  for (const { email, customerIds } of contacts) for (const id of customerIds) add(email, id);
  return new Map([...found].map(([address, ids]) => [address, [...ids]]));
}
