// What documents told about VAT: whether a customer's prices include it, and at which rate an item is sold to them.
import type { Decimal } from 'decimal.js';
import type { CustomerId, ItemId } from '../domain/ids.ts';
import { taxKey } from '../domain/invoicingContext.ts';
import { Exact } from '../domain/money.ts';
import type { Db } from './database.ts';
import { insertAll } from './insertAll.ts';
import type { SetupKey } from './syncSetups.ts';

export async function learnPricesIncludeTax(
  db: Db,
  setup: SetupKey,
  facts: readonly { customerId: CustomerId; pricesIncludeTax: boolean }[],
): Promise<void> {
  const rows = facts.map(({ customerId, pricesIncludeTax }) => ({
    sync_setup_id: setup.id,
    customer_id: customerId,
    prices_include_tax: pricesIncludeTax,
  }));
  await insertAll(rows, (some) =>
    db
      .insertInto('customer_tax_facts')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['sync_setup_id', 'customer_id'])
          .doUpdateSet((row) => ({ prices_include_tax: row.ref('excluded.prices_include_tax') })),
      )
      .execute(),
  );
}

export async function listPricesIncludeTax(
  db: Db,
  setup: SetupKey,
): Promise<Map<CustomerId, boolean>> {
  const rows = await db
    .selectFrom('customer_tax_facts')
    .select(['customer_id', 'prices_include_tax'])
    .where('sync_setup_id', '=', setup.id)
    .execute();
  return new Map(rows.map((row) => [row.customer_id, row.prices_include_tax]));
}

export async function learnTaxPercents(
  db: Db,
  setup: SetupKey,
  facts: readonly { customerId: CustomerId; itemId: ItemId; percent: Decimal }[],
): Promise<void> {
  const rows = facts.map(({ customerId, itemId, percent }) => ({
    sync_setup_id: setup.id,
    customer_id: customerId,
    item_id: itemId,
    percent: percent.toFixed(),
  }));
  await insertAll(rows, (some) =>
    db
      .insertInto('line_tax_facts')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['sync_setup_id', 'customer_id', 'item_id'])
          .doUpdateSet((row) => ({ percent: row.ref('excluded.percent') })),
      )
      .execute(),
  );
}

/** By `taxKey`. */
export async function listTaxPercents(db: Db, setup: SetupKey): Promise<Map<string, Decimal>> {
  const rows = await db
    .selectFrom('line_tax_facts')
    .select(['customer_id', 'item_id', 'percent'])
    .where('sync_setup_id', '=', setup.id)
    .execute();
  return new Map(rows.map((row) => [taxKey(row.customer_id, row.item_id), new Exact(row.percent)]));
}
