// Which card of Bookings belongs to which customer, and which customers are being made.
import { z } from 'zod';
import type { Baseline } from '../domain/comparePair.ts';
import type { CustomerPair } from '../domain/planCustomerSync.ts';
import type { Db } from './database.ts';
import type { SetupKey } from './syncSetups.ts';

const Traces = z.object({ bookings: z.string(), businessCentral: z.string() });
const StoredBaseline = z.object({
  displayName: Traces,
  email: Traces,
  phone: Traces,
}) satisfies z.ZodType<Baseline>;

export async function listCustomerPairs(db: Db, setup: SetupKey): Promise<CustomerPair[]> {
  const rows = await db
    .selectFrom('customer_pairs')
    .selectAll()
    .where('sync_setup_id', '=', setup.id)
    .execute();
  return rows.map((row) => ({
    cardId: row.card_id,
    customerId: row.customer_id,
    baseline: StoredBaseline.parse(row.baseline),
  }));
}

/** Ends the making of the customer, if it was being made. */
export async function putCustomerPair(
  db: Db,
  setup: SetupKey,
  { cardId, customerId, baseline }: CustomerPair,
): Promise<void> {
  const values = { customer_id: customerId, baseline: JSON.stringify(baseline) };
  await db
    .insertInto('customer_pairs')
    .values({ sync_setup_id: setup.id, card_id: cardId, ...values })
    .onConflict((conflict) => conflict.columns(['sync_setup_id', 'card_id']).doUpdateSet(values))
    .execute();
  await endCustomerCreation(db, setup, cardId);
}

/** Committed before the call that makes the customer. */
export async function beginCustomerCreation(
  db: Db,
  setup: SetupKey,
  { cardId, now }: { cardId: string; now: string },
): Promise<void> {
  await db
    .insertInto('customer_creations')
    .values({ sync_setup_id: setup.id, card_id: cardId, sent_at: now })
    .onConflict((conflict) =>
      conflict.columns(['sync_setup_id', 'card_id']).doUpdateSet({ sent_at: now }),
    )
    .execute();
}

export async function endCustomerCreation(db: Db, setup: SetupKey, cardId: string): Promise<void> {
  await db
    .deleteFrom('customer_creations')
    .where('sync_setup_id', '=', setup.id)
    .where('card_id', '=', cardId)
    .execute();
}

/** Cards whose customer was sent for after an instant, and of which nobody knows whether it was made. */
export async function listCustomersInDoubt(
  db: Db,
  setup: SetupKey,
  sentAfter: string,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('customer_creations')
    .select('card_id')
    .where('sync_setup_id', '=', setup.id)
    .where('sent_at', '>', sentAfter)
    .execute();
  return new Set(rows.map(({ card_id }) => card_id));
}
