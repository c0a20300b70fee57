import type { BookingStaffMember } from '../domain/bookingAppointment.ts';
import type { Db } from './database.ts';
import { insertAll } from './insertAll.ts';
import type { SetupKey } from './syncSetups.ts';

/** People who left stay, as their names stand on old appointments. */
export async function saveStaffMembers(
  db: Db,
  setup: SetupKey,
  staffMembers: readonly BookingStaffMember[],
): Promise<void> {
  const rows = staffMembers.map(({ id, displayName }) => ({
    sync_setup_id: setup.id,
    id,
    display_name: displayName,
  }));
  await insertAll(rows, (some) =>
    db
      .insertInto('booking_staff_members')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['sync_setup_id', 'id'])
          .doUpdateSet((row) => ({ display_name: row.ref('excluded.display_name') })),
      )
      .execute(),
  );
}
