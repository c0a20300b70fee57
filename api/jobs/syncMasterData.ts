// Mirrors the customers and items of a company, which decide who pays and what is sold.
import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import type { Db } from '../state/database.ts';
import { replaceCustomerContacts, replaceCustomers, replaceItems } from '../state/masterData.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import type { SyncProgress } from './syncProgress.ts';

type Parts = { db: Db; businessCentral: BusinessCentral; progress: SyncProgress };

export async function syncMasterData(
  setup: SyncSetupRecord,
  { db, businessCentral, progress }: Parts,
): Promise<void> {
  const place = { environment: setup.environment, companyId: setup.company.id };
  await progress.expect(2);
  const customers = await businessCentral.listCustomers(place);
  const contacts = await businessCentral.listCustomerContacts(place);
  await replaceCustomers(db, setup, customers);
  await replaceCustomerContacts(db, setup, contacts);
  await progress.step({ customersRead: customers.length });
  const items = await businessCentral.listItems(place);
  await replaceItems(db, setup, items);
  await progress.step({ itemsRead: items.length });
}
