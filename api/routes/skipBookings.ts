import { asId } from '../domain/ids.ts';
import { listBookings } from '../state/bookings.ts';
import { skipBookings as writeSkips } from '../state/decisions.ts';
import { appendJournal } from '../state/journal.ts';
import { journalEntry } from './journalEntry.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

export function skipBookings(parts: Parts): Handler<'skipBookings'> {
  return async (call) => {
    const { db } = parts;
    const setup = await openSyncSetup(call, parts);
    const ids = call.body.bookingIds.map((id) => asId<'booking'>(id));
    const known = await listBookings(db, setup, { ids });
    if (known.length < new Set(ids).size) throw notFound('booking');
    return db.transaction().execute(async (transaction) => {
      const { reason, note } = call.body;
      const result = await writeSkips(transaction, setup, {
        bookingIds: known.map((booking) => booking.id),
        reason,
        note,
        by: call.caller.displayName,
        at: call.now,
      });
      await appendJournal(transaction, setup.tenantId, [
        journalEntry(call, {
          kind: 'bookingsSkipped',
          syncSetupId: setup.id,
          details: { bookingIds: result.skipped, reason },
        }),
      ]);
      return result;
    });
  };
}
