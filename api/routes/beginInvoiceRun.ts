// From a reviewed plan to a run on record: drafts, claims, journal and job in one transaction.
import type { ConfirmationCode } from '../contract/bookings.ts';
import { asId, type InvoicePreviewId, type InvoiceRunId } from '../domain/ids.ts';
import type { InvoicingPlan } from '../domain/planInvoices.ts';
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
import type { CallInSetup } from './call.ts';
import { confirmationEntries, draftRecords, startEntries } from './newInvoiceRun.ts';
import type { PlannedAgain } from './planReviewed.ts';
import { presentGone, presentLeftOut, totalsOf } from './presentPlan.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'newId' | 'queue'>;

export type Beginning = {
  setup: SyncSetupRecord;
  previewId: InvoicePreviewId;
  retryOf: InvoiceRunId | null;
  idempotencyKey: string;
  requestHash: string;
  /** Plans what was reviewed, with everything as it is at this moment. */
  plan: () => Promise<PlannedAgain>;
  /** What whoever begins confirms; `before` was confirmed in the run that this one repeats. */
  confirmed: { now: readonly ConfirmationCode[]; before: readonly ConfirmationCode[] };
};

type Beginner = Pick<CallInSetup, 'caller' | 'now'>;

/** Colleagues may claim some of the same bookings at the same moment; each time fewer are left to argue about. */
const maxAttempts = 5;

/**
 * Plans again and keeps only what is as reviewed. A booking that somebody else claimed meanwhile is left out,
 * the others go on. Answers the run that already has the key, where a double click was faster.
 */
export async function beginInvoiceRun(
  beginning: Beginning,
  by: Beginner,
  parts: Parts,
): Promise<InvoiceRunRecord> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const planned = await beginning.plan();
    if (planned.plan.drafts.length === 0) return await earlierRun(beginning, by, parts.db);
    requireConfirmations(planned.plan, beginning);
    const run = newRun(beginning, planned, { by, newId: parts.newId });
    const stored = await store({ run, plan: planned.plan, beginning }, by, parts);
    if (stored) return stored;
  }
  throw new ApiError('bookingClaimed', 'Colleagues are invoicing the same bookings. Look again.');
}

/** Nothing is left to invoice: a double click did it, or else somebody else. */
async function earlierRun(
  { idempotencyKey }: Beginning,
  { caller: { tenantId, userId } }: Beginner,
  db: Db,
): Promise<InvoiceRunRecord> {
  const earlier = await findInvoiceRunByKey(db, { tenantId, userId }, idempotencyKey);
  if (earlier) return earlier;
  throw new ApiError(
    'nothingToInvoice',
    'Nothing is left to invoice: everything that was reviewed changed since.',
  );
}

function requireConfirmations(plan: InvoicingPlan, { confirmed }: Beginning): void {
  const known = new Set([...confirmed.now, ...confirmed.before]);
  const missing = plan.confirmations.filter((code) => !known.has(code));
  if (missing.length === 0) return;
  throw new ApiError('confirmationRequired', 'Something unusual has to be confirmed first.', {
    confirmations: plan.confirmations,
  });
}

type Making = { by: Beginner; newId: () => string };

function newRun(
  beginning: Beginning,
  { plan, gone }: PlannedAgain,
  { by, newId }: Making,
): InvoiceRunRecord {
  const { setup, previewId, idempotencyKey, requestHash, retryOf } = beginning;
  const { bookings, sums } = totalsOf(plan.drafts);
  return {
    id: asId<'invoiceRun'>(newId()),
    tenantId: setup.tenantId,
    syncSetupId: setup.id,
    state: 'running',
    waitingFor: null,
    startedAt: by.now,
    finishedAt: null,
    startedBy: { userId: by.caller.userId, displayName: by.caller.displayName },
    idempotencyKey,
    requestHash,
    previewId,
    leftOut: [...plan.leftOut.map(presentLeftOut), ...gone.map(presentGone)],
    totals: { bookings, sums },
    retryOf,
    confirmations: plan.confirmations,
    origin: 'started',
  };
}

type Storing = { run: InvoiceRunRecord; plan: InvoicingPlan; beginning: Beginning };

/** `undefined` where a booking was claimed or skipped in between: then nothing is stored, and the plan is made again. */
async function store(
  { run, plan, beginning: { setup, idempotencyKey, confirmed } }: Storing,
  { now }: Beginner,
  { db, newId, queue }: Parts,
): Promise<InvoiceRunRecord | undefined> {
  const drafts = draftRecords(plan.drafts, { run, setup, now, newId });
  try {
    return await db.transaction().execute(async (transaction) => {
      await decideInTurn(transaction, run);
      if ((await insertInvoiceRun(transaction, run)) === 'keyUsed') throw new KeyUsed();
      await insertSalesInvoiceDrafts(transaction, drafts);
      for (const draft of drafts) {
        const refused = await claimBookings(transaction, claimsOf(draft, now));
        if (refused.length > 0) throw new Decided();
      }
      const ids = drafts.flatMap(({ lines }) => lines.flatMap((line) => line.bookingIds));
      if ((await listSkipped(transaction, run, ids)).length > 0) throw new Decided();
      await appendJournal(transaction, run.tenantId, [
        ...startEntries(run, drafts),
        ...confirmationEntries(run, plan.drafts, { setup, confirmed: confirmed.now }),
      ]);
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
