// Mirrors the customers and items of a company, which decide who pays and what is sold, and learns from its newest
// invoices how VAT stands in their prices.
import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import type { Db } from '../state/database.ts';
import { replaceCustomerContacts, replaceCustomers, replaceItems } from '../state/masterData.ts';
import { companyOf, type SyncSetupRecord } from '../state/syncSetups.ts';
import { learnTaxFrom } from './learnTax.ts';
import type { SyncProgress } from './syncProgress.ts';

/** Covers the last weeks of most companies in one request; drafts made here teach the rest. */
const learnedFrom = 500;

type Parts = { db: Db; businessCentral: BusinessCentral; progress: SyncProgress };

export async function syncMasterData(
  setup: SyncSetupRecord,
  { db, businessCentral, progress }: Parts,
): Promise<void> {
  const place = companyOf(setup);
  await progress.expect(3);
  const customers = await businessCentral.listCustomers(place);
  const contacts = await businessCentral.listCustomerContacts(place);
  await replaceCustomers(db, setup, customers);
  await replaceCustomerContacts(db, setup, contacts);
  await progress.step({ customersRead: customers.length });
  const items = await businessCentral.listItems(place);
  await replaceItems(db, setup, items);
  await progress.step({ itemsRead: items.length });
  const invoices = await businessCentral.listRecentSalesInvoices(place, learnedFrom);
  await learnTaxFrom(invoices.toReversed(), { setup, db });
  await progress.step();
}
