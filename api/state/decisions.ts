// What people decided about single bookings. It belongs to the booking, so that it outlives a setup.
import type { Decimal } from 'decimal.js';
import { sql } from 'kysely';
import type { BookingId, TenantId, UserId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import { insertAll } from './insertAll.ts';

type InTenant = { tenantId: TenantId };

/** An amount for the whole booking; `null` takes it back. */
export async function setEnteredAmount(
  db: Db,
  { tenantId }: InTenant,
  entered: { bookingId: BookingId; amount: Decimal | null; by: UserId; at: string },
): Promise<void> {
  const { bookingId, amount, by, at } = entered;
  if (amount === null) {
    await db
      .deleteFrom('entered_amounts')
      .where('tenant_id', '=', tenantId)
      .where('booking_id', '=', bookingId)
      .execute();
    return;
  }
  const values = { amount: amount.toFixed(), entered_by: by, entered_at: at };
  await db
    .insertInto('entered_amounts')
    .values({ tenant_id: tenantId, booking_id: bookingId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'booking_id']).doUpdateSet(values))
    .execute();
}

export type NewSkips = {
  bookingIds: readonly BookingId[];
  reason: string;
  note: string;
  /** Name of whoever skips, as it is shown. */
  by: string;
  at: string;
};

/**
 * Inside a transaction, first of all. Skips and claims of an organisation come one after the other: none of two people
 * who want the opposite for a booking at the same moment is told that it is done.
 */
export async function decideInTurn(db: Db, { tenantId }: InTenant): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`decisions ${tenantId}`}, 0))`.execute(
    db,
  );
}

/** Of some bookings those that are skipped. */
export async function listSkipped(
  db: Db,
  { tenantId }: InTenant,
  bookingIds: readonly BookingId[],
): Promise<BookingId[]> {
  const rows = await db
    .selectFrom('skips')
    .select('booking_id')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`booking_id = any(${[...bookingIds]})`)
    .execute();
  return rows.map((row) => row.booking_id);
}

/** Inside a transaction. What is on an invoice, or being put on one, cannot be skipped. */
export async function skipBookings(
  db: Db,
  { tenantId }: InTenant,
  { bookingIds, reason, note, by, at }: NewSkips,
): Promise<{ skipped: BookingId[]; refused: BookingId[] }> {
  await decideInTurn(db, { tenantId });
  const claimed = await db
    .selectFrom('claims')
    .select('booking_id')
    .where('tenant_id', '=', tenantId)
    .where('released_at', 'is', null)
    .where(sql<boolean>`booking_id = any(${[...bookingIds]})`)
    .execute();
  const refused = new Set(claimed.map((row) => row.booking_id));
  const skipped = [...new Set(bookingIds)].filter((id) => !refused.has(id));
  const values = { reason, note, skipped_by: by, skipped_at: at };
  await insertAll(skipped, (some) =>
    db
      .insertInto('skips')
      .values(some.map((booking_id) => ({ tenant_id: tenantId, booking_id, ...values })))
      .onConflict((conflict) => conflict.columns(['tenant_id', 'booking_id']).doUpdateSet(values))
      .execute(),
  );
  return { skipped, refused: [...refused] };
}

/** False where the booking was not skipped. */
export async function unskipBooking(
  db: Db,
  { tenantId }: InTenant,
  bookingId: BookingId,
): Promise<boolean> {
  const deleted = await db
    .deleteFrom('skips')
    .where('tenant_id', '=', tenantId)
    .where('booking_id', '=', bookingId)
    .returning('booking_id')
    .execute();
  return deleted.length > 0;
}
