import { asId } from '../domain/ids.ts';
import { listBookings } from '../state/bookings.ts';
import { unskipBooking as removeSkip } from '../state/decisions.ts';
import { appendJournal } from '../state/journal.ts';
import { journalEntry } from './journalEntry.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

export function unskipBooking(parts: Parts): Handler<'unskipBooking'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const bookingId = asId<'booking'>(call.params.bookingId);
    const [known] = await listBookings(parts.db, setup, { ids: [bookingId] });
    if (!known) throw notFound('booking');
    await parts.db.transaction().execute(async (transaction) => {
      if (!(await removeSkip(transaction, setup, bookingId))) throw notFound('skipped booking');
      await appendJournal(transaction, setup.tenantId, [
        journalEntry(call, {
          kind: 'bookingUnskipped',
          syncSetupId: setup.id,
          details: { bookingId },
        }),
      ]);
    });
    return undefined;
  };
}
