// Everything that a plan for customers is made from, as it stands on both sides.
import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import type { CustomerSyncSettings } from '../contract/customerSync.ts';
import type { CustomerSyncInput } from '../domain/planCustomerSync.ts';
import { settleWindowMs } from '../domain/settleWindow.ts';
import type { Bookings } from '../graph/bookings.ts';
import { listCustomerPairs, listCustomersInDoubt } from '../state/customerPairs.ts';
import type { Db } from '../state/database.ts';
import { listCustomerLinks } from '../state/links.ts';
import { companyOf, type SyncSetupRecord } from '../state/syncSetups.ts';

type Parts = { db: Db; bookings: Bookings; businessCentral: BusinessCentral; now: string };

export async function readCustomerSync(
  setup: SyncSetupRecord,
  { direction }: Pick<CustomerSyncSettings, 'direction'>,
  { db, bookings, businessCentral, now }: Parts,
): Promise<CustomerSyncInput> {
  const place = companyOf(setup);
  const sentAfter = new Date(Date.parse(now) - settleWindowMs).toISOString();
  // Before the services are asked: whoever is found to be in doubt is then not missing from a list that was too early.
  const inDoubt = await listCustomersInDoubt(db, setup, sentAfter);
  const [cards, customers, contacts, links, pairs] = await Promise.all([
    bookings.listCustomerCards(setup.bookingBusiness.id),
    businessCentral.listSyncedCustomers(place),
    businessCentral.listCustomerContacts(place),
    listCustomerLinks(db, setup),
    listCustomerPairs(db, setup),
  ]);
  return {
    cards,
    customers,
    contacts,
    customerLinks: new Map(links.map(({ key, customerId }) => [key, customerId])),
    pairs,
    inDoubt,
    flow: { toBusinessCentral: direction === 'toBusinessCentral', toBookings: false },
  };
}
