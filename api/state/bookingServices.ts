import type { BookingService } from '../domain/bookingAppointment.ts';
import { Exact } from '../domain/money.ts';
import type { Db } from './database.ts';
import { insertAll } from './insertAll.ts';
import type { SetupKey } from './syncSetups.ts';

/** Services that Bookings no longer lists stay, as old appointments were booked under them. */
export async function saveServices(
  db: Db,
  setup: SetupKey,
  services: readonly BookingService[],
): Promise<void> {
  const rows = services.map(({ id, displayName, priceType, price }) => ({
    sync_setup_id: setup.id,
    id,
    display_name: displayName,
    price_type: priceType,
    price: price.toFixed(),
  }));
  await insertAll(rows, (some) =>
    db
      .insertInto('booking_services')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['sync_setup_id', 'id']).doUpdateSet((row) => ({
          display_name: row.ref('excluded.display_name'),
          price_type: row.ref('excluded.price_type'),
          price: row.ref('excluded.price'),
        })),
      )
      .execute(),
  );
}

export async function listServices(db: Db, setup: SetupKey): Promise<BookingService[]> {
  const rows = await db
    .selectFrom('booking_services')
    .selectAll()
    .where('sync_setup_id', '=', setup.id)
    .orderBy('display_name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    displayName: row.display_name,
    priceType: row.price_type,
    price: new Exact(row.price),
  }));
}
