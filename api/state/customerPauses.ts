// Customers to whom nothing is invoiced until a person says so.
import { sql } from 'kysely';
import type { CustomerId, UserId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import type { SetupKey } from './syncSetups.ts';

export type PauseReason = 'byHand' | 'notRecognised';

export type CustomerPause = { reason: PauseReason; by: UserId; at: string };

export async function listPausedCustomers(db: Db, setup: SetupKey): Promise<Set<CustomerId>> {
  const rows = await db
    .selectFrom('customer_pauses')
    .select('customer_id')
    .where('sync_setup_id', '=', setup.id)
    .where('resumed_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.customer_id));
}

/** What a person resumed only a person pauses again. True where the customer was not paused before, and is now. */
export async function pauseCustomer(
  db: Db,
  setup: SetupKey,
  { customerId, pause: { reason, by, at } }: { customerId: CustomerId; pause: CustomerPause },
): Promise<boolean> {
  const anew = { reason, paused_at: at, paused_by: by, resumed_at: null, resumed_by: null };
  const rows = await db
    .insertInto('customer_pauses')
    .values({ sync_setup_id: setup.id, customer_id: customerId, ...anew })
    .onConflict((conflict) =>
      conflict
        .columns(['sync_setup_id', 'customer_id'])
        .doUpdateSet(anew)
        .where(sql<boolean>`customer_pauses.resumed_at is not null and ${reason === 'byHand'}`),
    )
    .returning('customer_id')
    .execute();
  return rows.length > 0;
}

export async function resumeCustomer(
  db: Db,
  setup: SetupKey,
  { customerId, by, at }: { customerId: CustomerId; by: UserId; at: string },
): Promise<boolean> {
  const rows = await db
    .updateTable('customer_pauses')
    .set({ resumed_at: at, resumed_by: by })
    .where('sync_setup_id', '=', setup.id)
    .where('customer_id', '=', customerId)
    .where('resumed_at', 'is', null)
    .returning('customer_id')
    .execute();
  return rows.length > 0;
}
