// The mirror of a company's customers, their contacts, and its items.
import type { Customer, CustomerContact, Item } from '../domain/customer.ts';
import type { CustomerId } from '../domain/ids.ts';
import { groupBy } from '../domain/groupBy.ts';
import { Exact } from '../domain/money.ts';
import type { Db } from './database.ts';
import { inTransaction } from './inTransaction.ts';
import { insertAll } from './insertAll.ts';
import type { SetupKey } from './syncSetups.ts';

/** The customers as they are now; who is gone from Business Central is gone from the mirror. */
export function replaceCustomers(
  db: Db,
  setup: SetupKey,
  customers: readonly Customer[],
): Promise<void> {
  const rows = customers.map((customer) => ({
    sync_setup_id: setup.id,
    id: customer.id,
    number: customer.number,
    display_name: customer.displayName,
    type: customer.type,
    email: customer.email,
    city: customer.city,
    blocked: customer.blocked,
    currency_code: customer.currencyCode,
  }));
  return inTransaction(db, async (transaction) => {
    await transaction.deleteFrom('customers').where('sync_setup_id', '=', setup.id).execute();
    await insertAll(rows, (some) => transaction.insertInto('customers').values(some).execute());
  });
}

export async function listCustomers(db: Db, setup: SetupKey): Promise<Customer[]> {
  const rows = await db
    .selectFrom('customers')
    .selectAll()
    .where('sync_setup_id', '=', setup.id)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    displayName: row.display_name,
    type: row.type,
    email: row.email,
    city: row.city,
    blocked: row.blocked,
    currencyCode: row.currency_code,
  }));
}

export function replaceCustomerContacts(
  db: Db,
  setup: SetupKey,
  contacts: readonly CustomerContact[],
): Promise<void> {
  const rows = contacts.flatMap(({ email, customerIds }) =>
    customerIds.map((customer_id) => ({ sync_setup_id: setup.id, email, customer_id })),
  );
  return inTransaction(db, async (transaction) => {
    await transaction
      .deleteFrom('customer_contacts')
      .where('sync_setup_id', '=', setup.id)
      .execute();
    await insertAll(rows, (some) =>
      transaction
        .insertInto('customer_contacts')
        .values(some)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  });
}

export async function listCustomerContacts(db: Db, setup: SetupKey): Promise<CustomerContact[]> {
  const rows = await db
    .selectFrom('customer_contacts')
    .select(['email', 'customer_id'])
    .where('sync_setup_id', '=', setup.id)
    .execute();
  const byEmail = groupBy(rows, ({ email }) => email);
  return [...byEmail].map(([email, own]) => ({
    email,
    customerIds: own.map((row): CustomerId => row.customer_id),
  }));
}

export function replaceItems(db: Db, setup: SetupKey, items: readonly Item[]): Promise<void> {
  const rows = items.map((item) => ({
    sync_setup_id: setup.id,
    id: item.id,
    number: item.number,
    display_name: item.displayName,
    type: item.type,
    unit_price: item.unitPrice.toFixed(),
    price_includes_tax: item.priceIncludesTax,
    blocked: item.blocked,
  }));
  return inTransaction(db, async (transaction) => {
    await transaction.deleteFrom('items').where('sync_setup_id', '=', setup.id).execute();
    await insertAll(rows, (some) => transaction.insertInto('items').values(some).execute());
  });
}

export async function listItems(db: Db, setup: SetupKey): Promise<Item[]> {
  const rows = await db
    .selectFrom('items')
    .selectAll()
    .where('sync_setup_id', '=', setup.id)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    displayName: row.display_name,
    type: row.type,
    unitPrice: new Exact(row.unit_price),
    priceIncludesTax: row.price_includes_tax,
    blocked: row.blocked,
  }));
}
