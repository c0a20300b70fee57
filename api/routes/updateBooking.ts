import { Exact } from '../domain/money.ts';
import type { BookingId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import { readAssessments, type SetupAssessments } from '../state/assessments.ts';
import { setEnteredAmount } from '../state/decisions.ts';
import { appendJournal } from '../state/journal.ts';
import { journalEntry } from './journalEntry.ts';
import { ApiError, notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentBooking } from './presentBooking.ts';
import { presentingFor } from './presenting.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor' | 'salesInvoiceLink'>;

/** Enters an amount by hand, or takes it back. A booking that is on an invoice keeps what it was invoiced with. */
export function updateBooking(parts: Parts): Handler<'updateBooking'> {
  return async (call) => {
    const { db } = parts;
    const setup = await openSyncSetup(call, parts);
    const id = asId<'booking'>(call.params.bookingId);
    const before = findBooking(await readAssessments(db, setup, call.now), id);
    if (before.booking.claim) {
      throw new ApiError('bookingClaimed', 'This booking is on an invoice already.');
    }
    const amount = call.body.amount === null ? null : new Exact(call.body.amount);
    await db.transaction().execute(async (transaction) => {
      const by = call.caller.userId;
      await setEnteredAmount(transaction, setup, { bookingId: id, amount, by, at: call.now });
      await appendJournal(transaction, setup.tenantId, [
        journalEntry(call, {
          kind: 'amountEntered',
          syncSetupId: setup.id,
          details: { bookingId: id, amount: call.body.amount },
        }),
      ]);
    });
    const after = await readAssessments(db, setup, call.now);
    const presenting = presentingFor(setup, after.context, parts.salesInvoiceLink);
    return presentBooking(findBooking(after, id), presenting);
  };
}

function findBooking({ assessments }: SetupAssessments, id: BookingId) {
  const found = assessments.find(({ booking }) => booking.id === id);
  if (!found) throw notFound('booking');
  return found;
}
