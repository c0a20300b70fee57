// Claims tie bookings to live drafts. The partial unique index makes a second live claim impossible.
import { sql } from 'kysely';
import type { BookingId, SalesInvoiceDraftId, TenantId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import { insertAll } from './insertAll.ts';

export type NewClaims = {
  tenantId: TenantId;
  draftId: SalesInvoiceDraftId;
  bookings: readonly { bookingId: BookingId; lineIndex: number }[];
  now: string;
};

/** Inside a transaction. Answers the bookings that another draft holds; they are not claimed. */
export async function claimBookings(
  db: Db,
  { tenantId, draftId, bookings, now }: NewClaims,
): Promise<BookingId[]> {
  const claimed = new Set<BookingId>();
  await insertAll(bookings, async (some) => {
    const rows = await db
      .insertInto('claims')
      .values(
        some.map(({ bookingId, lineIndex }) => ({
          tenant_id: tenantId,
          booking_id: bookingId,
          draft_id: draftId,
          line_index: lineIndex,
          claimed_at: now,
          released_at: null,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'booking_id'])
          .where(sql<boolean>`released_at is null`)
          .doNothing(),
      )
      .returning('booking_id')
      .execute();
    for (const { booking_id } of rows) claimed.add(booking_id);
  });
  return bookings.flatMap(({ bookingId }) => (claimed.has(bookingId) ? [] : [bookingId]));
}

/** Bookings of each draft that it does not hold any more. */
export async function listReleasedBookings(
  db: Db,
  draftIds: readonly SalesInvoiceDraftId[],
): Promise<Map<SalesInvoiceDraftId, Set<BookingId>>> {
  const rows = await db
    .selectFrom('claims')
    .select(['draft_id', 'booking_id'])
    .where(sql<boolean>`draft_id = any(${[...draftIds]}::uuid[])`)
    .where('released_at', 'is not', null)
    .execute();
  const released = new Map<SalesInvoiceDraftId, Set<BookingId>>();
  for (const { draft_id, booking_id } of rows) {
    released.set(draft_id, (released.get(draft_id) ?? new Set<BookingId>()).add(booking_id));
  }
  return released;
}

/** Frees some bookings of a draft, whose lines somebody removed. Answers those that were held. */
export async function releaseClaims(
  db: Db,
  draftId: SalesInvoiceDraftId,
  { bookingIds, now }: { bookingIds: readonly BookingId[]; now: string },
): Promise<BookingId[]> {
  const rows = await db
    .updateTable('claims')
    .set({ released_at: now })
    .where('draft_id', '=', draftId)
    .where('released_at', 'is', null)
    .where(sql<boolean>`booking_id = any(${[...bookingIds]})`)
    .returning('booking_id')
    .execute();
  return rows.map((row) => row.booking_id);
}
