// What people, or the matching, said belongs together.
import { LinkOrigin, ServiceRules } from '../contract/links.ts';
import type { BookingServiceId, CustomerId, ItemId, UserId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import type { SetupKey } from './syncSetups.ts';

type Linked = { origin: LinkOrigin; linkedAt: string; linkedBy: UserId };

/** `key` is a `customerLinkKey`. */
export type CustomerLinkRecord = Linked & { key: string; customerId: CustomerId };

export type ServiceLinkRecord = Linked & {
  serviceId: BookingServiceId;
  itemId: ItemId;
  rules: ServiceRules;
};

export async function putCustomerLink(
  db: Db,
  setup: SetupKey,
  link: CustomerLinkRecord,
): Promise<void> {
  const values = { customer_id: link.customerId, ...linkedValues(link) };
  await db
    .insertInto('customer_links')
    .values({ sync_setup_id: setup.id, key: link.key, ...values })
    .onConflict((conflict) => conflict.columns(['sync_setup_id', 'key']).doUpdateSet(values))
    .execute();
}

/** False where there was none. */
export async function deleteCustomerLink(db: Db, setup: SetupKey, key: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('customer_links')
    .where('sync_setup_id', '=', setup.id)
    .where('key', '=', key)
    .returning('key')
    .execute();
  return deleted.length > 0;
}

export async function listCustomerLinks(db: Db, setup: SetupKey): Promise<CustomerLinkRecord[]> {
  const rows = await db
    .selectFrom('customer_links')
    .selectAll()
    .where('sync_setup_id', '=', setup.id)
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    key: row.key,
    customerId: row.customer_id,
    ...linkedFields(row),
  }));
}

export async function putServiceLink(
  db: Db,
  setup: SetupKey,
  link: ServiceLinkRecord,
): Promise<void> {
  const rules = JSON.stringify(link.rules);
  const values = { item_id: link.itemId, rules, ...linkedValues(link) };
  await db
    .insertInto('service_links')
    .values({ sync_setup_id: setup.id, service_id: link.serviceId, ...values })
    .onConflict((conflict) => conflict.columns(['sync_setup_id', 'service_id']).doUpdateSet(values))
    .execute();
}

/** False where there was none. */
export async function deleteServiceLink(
  db: Db,
  setup: SetupKey,
  serviceId: BookingServiceId,
): Promise<boolean> {
  const deleted = await db
    .deleteFrom('service_links')
    .where('sync_setup_id', '=', setup.id)
    .where('service_id', '=', serviceId)
    .returning('service_id')
    .execute();
  return deleted.length > 0;
}

export async function listServiceLinks(db: Db, setup: SetupKey): Promise<ServiceLinkRecord[]> {
  const rows = await db
    .selectFrom('service_links')
    .selectAll()
    .where('sync_setup_id', '=', setup.id)
    .execute();
  return rows.map((row) => ({
    serviceId: row.service_id,
    itemId: row.item_id,
    rules: ServiceRules.parse(row.rules),
    ...linkedFields(row),
  }));
}

function linkedValues({ origin, linkedAt, linkedBy }: Linked) {
  return { origin, linked_at: linkedAt, linked_by: linkedBy };
}

function linkedFields(row: { origin: string; linked_at: string; linked_by: UserId }): Linked {
  const { linked_at: linkedAt, linked_by: linkedBy } = row;
  return { origin: LinkOrigin.parse(row.origin), linkedAt, linkedBy };
}
