// From a reviewed plan to a run on record: drafts, claims, journal and job in one transaction.
import type { Assessment } from '../domain/assessBooking.ts';
import { asId, type BookingId, type InvoicePreviewId } from '../domain/ids.ts';
import type { Booking } from '../domain/booking.ts';
import { planInvoices, type InvoicingPlan } from '../domain/planInvoices.ts';
import { keepReviewed } from '../domain/reviewedPlan.ts';
import { readAssessments } from '../state/assessments.ts';
import { listBookings } from '../state/bookings.ts';
import { claimBookings, type NewClaims } from '../state/claims.ts';
import { sqlExecutor, type Db } from '../state/database.ts';
import { decideInTurn, listSkipped } from '../state/decisions.ts';
import {
  findInvoiceRunByKey,
  insertInvoiceRun,
  type InvoiceRunRecord,
} from '../state/invoiceRuns.ts';
import { appendJournal } from '../state/journal.ts';
import {
  insertSalesInvoiceDrafts,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import { ApiError } from './apiError.ts';
import type { Call } from './call.ts';
import { draftRecords, startEntries } from './newInvoiceRun.ts';
import { presentGone, presentLeftOut, totalsOf } from './presentPlan.ts';
import type { PreviewContent } from './previewContent.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'newId' | 'queue'>;

export type Beginning = {
  setup: SyncSetupRecord;
  content: PreviewContent;
  previewId: InvoicePreviewId;
  idempotencyKey: string;
  requestHash: string;
};

/** Colleagues may claim some of the same bookings at the same moment; each time fewer are left to argue about. */
const maxAttempts = 5;

/**
 * Plans again and keeps only what is as reviewed. A booking that somebody else claimed meanwhile is left out,
 * the others go on. Answers the run that already has the key, where a double click was faster.
 */
export async function beginInvoiceRun(
  beginning: Beginning,
  call: Call<'startInvoiceRun'>,
  parts: Parts,
): Promise<InvoiceRunRecord> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const { plan, gone } = await planAgain(beginning, call, parts.db);
    if (plan.drafts.length === 0) return await earlierRun(beginning, call, parts.db);
    requireConfirmations(plan, call.body.confirmations);
    const run = newRun(beginning, { plan, gone, call, parts });
    const stored = await store({ run, plan, beginning }, call, parts);
    if (stored) return stored;
  }
  throw new ApiError('bookingClaimed', 'Colleagues are invoicing the same bookings. Look again.');
}

/** Nothing is left to invoice: a double click did it, or else somebody else. */
async function earlierRun(
  { idempotencyKey }: Beginning,
  { caller: { tenantId, userId } }: Call<'startInvoiceRun'>,
  db: Db,
): Promise<InvoiceRunRecord> {
  const earlier = await findInvoiceRunByKey(db, { tenantId, userId }, idempotencyKey);
  if (earlier) return earlier;
  throw new ApiError(
    'nothingToInvoice',
    'Nothing is left to invoice: everything that was reviewed changed since.',
  );
}

/** `gone` are reviewed bookings that are none to invoice any more, as when somebody moved them to next week. */
type PlannedAgain = { plan: InvoicingPlan; gone: Booking[] };

async function planAgain(
  { setup, content }: Beginning,
  { now }: Call<'startInvoiceRun'>,
  db: Db,
): Promise<PlannedAgain> {
  const { assessments, context } = await readAssessments(db, setup, now);
  const wanted = new Set<string>(content.bookingIds);
  const chosen = new Map<BookingId, Assessment>(
    assessments.flatMap((one) => (wanted.has(one.booking.id) ? [[one.booking.id, one]] : [])),
  );
  const plan = planInvoices([...chosen.values()], context);
  const kept = keepReviewed(plan, new Set(content.signatures), { chosen, context });
  const ids = content.bookingIds.map((id) => asId<'booking'>(id)).filter((id) => !chosen.has(id));
  return { plan: kept, gone: ids.length > 0 ? await listBookings(db, setup, { ids }) : [] };
}

function requireConfirmations(plan: InvoicingPlan, confirmed: readonly string[]): void {
  const missing = plan.confirmations.filter((code) => !confirmed.includes(code));
  if (missing.length === 0) return;
  throw new ApiError('confirmationRequired', 'Something unusual has to be confirmed first.', {
    confirmations: plan.confirmations,
  });
}

type Making = PlannedAgain & { call: Call<'startInvoiceRun'>; parts: Parts };

function newRun(beginning: Beginning, { plan, gone, call, parts }: Making): InvoiceRunRecord {
  const { setup, previewId, idempotencyKey, requestHash } = beginning;
  const { bookings, sums } = totalsOf(plan.drafts);
  return {
    id: asId<'invoiceRun'>(parts.newId()),
    tenantId: setup.tenantId,
    syncSetupId: setup.id,
    state: 'running',
    waitingFor: null,
    startedAt: call.now,
    finishedAt: null,
    startedBy: { userId: call.caller.userId, displayName: call.caller.displayName },
    idempotencyKey,
    requestHash,
    previewId,
    leftOut: [...plan.leftOut.map(presentLeftOut), ...gone.map(presentGone)],
    totals: { bookings, sums },
  };
}

type Storing = { run: InvoiceRunRecord; plan: InvoicingPlan; beginning: Beginning };

/** `undefined` where a booking was claimed or skipped in between: then nothing is stored, and the plan is made again. */
async function store(
  { run, plan, beginning: { setup, idempotencyKey } }: Storing,
  call: Call<'startInvoiceRun'>,
  { db, newId, queue }: Parts,
): Promise<InvoiceRunRecord | undefined> {
  const drafts = draftRecords(plan.drafts, { run, setup, now: call.now, newId });
  try {
    return await db.transaction().execute(async (transaction) => {
      await decideInTurn(transaction, run);
      if ((await insertInvoiceRun(transaction, run)) === 'keyUsed') throw new KeyUsed();
      await insertSalesInvoiceDrafts(transaction, drafts);
      for (const draft of drafts) {
        const refused = await claimBookings(transaction, claimsOf(draft, call.now));
        if (refused.length > 0) throw new Decided();
      }
      const ids = drafts.flatMap(({ lines }) => lines.flatMap((line) => line.bookingIds));
      if ((await listSkipped(transaction, run, ids)).length > 0) throw new Decided();
      await appendJournal(transaction, run.tenantId, startEntries(run, drafts));
      await queue.enqueueInvoiceRun(run.id, { within: sqlExecutor(transaction) });
      return run;
    });
  } catch (error) {
    if (error instanceof Decided) return undefined;
    if (!(error instanceof KeyUsed)) throw error;
    const { tenantId, startedBy } = run;
    return findInvoiceRunByKey(db, { tenantId, userId: startedBy.userId }, idempotencyKey);
  }
}

/** Roll the transaction back: both are ordinary races, decided by the database. */
class Decided extends Error {}
class KeyUsed extends Error {}

function claimsOf({ id, tenantId, lines }: SalesInvoiceDraftRecord, now: string): NewClaims {
  const bookings = lines.flatMap((line, lineIndex) =>
    line.bookingIds.map((bookingId) => ({ bookingId, lineIndex })),
  );
  return { tenantId, draftId: id, bookings, now };
}
