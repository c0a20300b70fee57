// Liveness, and what can be said only at the end: nothing is in doubt, nothing is lost, and both sides tell the same.
import type { Booking } from '../../../api/contract/bookings.ts';
import type { InvoiceRun } from '../../../api/contract/invoiceRuns.ts';
import { asId } from '../../../api/domain/ids.ts';
import { verifyJournal } from '../../../api/state/verifyJournal.ts';
import { organisation } from '../../../simulator/seed/organisation.ts';
import type { World } from '../../../simulator/world.ts';
import type { SimulatedDb } from '../sharedDatabase.ts';
import { startDate } from '../stage.ts';
import type { Auditor } from './auditor.ts';
import { billing } from './judgements.ts';

export type End = {
  bookings: Booking[];
  runs: InvoiceRun[];
  world: World;
  db: SimulatedDb;
  now: number;
};

export type Ending = { wrongs: string[]; stillChecking: number; lost: number };

const open = ['planned', 'sending', 'checking'];

export async function conclude(auditor: Auditor, end: End): Promise<Ending> {
  const { documents, ledger } = auditor;
  const drafts = [...ledger.drafts.values()];
  const unsettled = drafts.filter(({ state }) => open.includes(state));
  const lost = [...lostBookings(auditor, end), ...missingBookings(end)];
  const standing = new Set(
    documents
      .list()
      .filter(({ gone }) => !gone)
      .map(({ marker }) => marker),
  );
  const unlike = drafts.filter(
    ({ marker, state }) =>
      ['drafted', 'changed', 'posted', 'credited'].includes(state) !== standing.has(marker),
  );
  const runs = end.runs.filter(({ state }) => state !== 'finished');
  const chain = await verifyJournal(end.db, asId<'tenant'>(organisation.tenantId));
  return {
    stillChecking: unsettled.length,
    lost: lost.length,
    wrongs: [
      ...unsettled.map(({ marker, state }) => `liveness: ${marker} is still ${state}`),
      ...runs.map(({ id, state }) => `liveness: run ${id} is still ${state}`),
      ...lost,
      ...unlike.map(
        ({ marker, state }) =>
          `I4: ${marker} is ${state}, and ${standing.has(marker) ? 'stands' : 'does not stand'}`,
      ),
      ...chain.damages.map(({ seq, kind }) => `I7: the journal is broken at ${seq}: ${kind}`),
    ],
  };
}

/** I2: a booking is shown as what became of it. */
function lostBookings({ documents, ledger }: Auditor, { bookings }: End): string[] {
  const billed = billing(documents, ledger);
  const rejected = new Set(
    [...ledger.drafts.values()]
      .filter(({ state }) => state === 'rejected')
      .flatMap(({ lines }) => lines.flatMap(({ bookingIds }) => bookingIds)),
  );
  return bookings.flatMap(({ id, state }) => {
    const isBilled = billed.has(id);
    const saysBilled = state === 'inDraft' || state === 'posted';
    const isOpen = state === 'ready' || state === 'inProgress' || state === 'checking';
    // Business Central refuses it, and its people are told why.
    if (state === 'ready' && rejected.has(id) && !isBilled) return [];
    if (isOpen) return [`I2: booking ${id} is ${state} after all is done`];
    return saysBilled === isBilled
      ? []
      : [`I2: booking ${id} is ${state}, and ${isBilled ? 'billed' : 'not billed'}`];
  });
}

/** I2: every completed appointment is shown, with every attendee. */
function missingBookings({ bookings, world, now }: End): string[] {
  const [business] = world.bookingBusinesses.list();
  const completed = world.bookingAppointments.filter(
    ({ businessId, endAt, startAt }) =>
      businessId === business?.id &&
      Date.parse(endAt) < now - settledMs &&
      startAt > `${startDate}T23`,
  );
  const expected = completed.reduce((sum, { attendees }) => sum + Math.max(1, attendees.length), 0);
  const shown = bookings.filter(
    ({ state, startAt }) => state !== 'vanished' && startAt > `${startDate}T23`,
  ).length;
  return shown < expected ? [`I2: ${expected} bookings are completed, ${shown} are shown`] : [];
}

/** The grace, and the time since the last sync. */
const settledMs = 60 * 60_000;
