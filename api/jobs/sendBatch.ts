// One batch of drafts on its way: intents first, then the call, then what each answer means.
import { rejectionOf } from '../domain/rejection.ts';
import { maxLinesAtOnce, type SalesInvoice, type WriteOutcome } from '../domain/salesInvoice.ts';
import { nextLookUpAt, settleWindowMs } from '../domain/settleWindow.ts';
import { AccessError } from '../http/accessError.ts';
import { learnRefusesSeveralLines } from '../state/companyFacts.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import { isWritingStopped } from '../state/syncSetups.ts';
import { acceptSalesInvoice } from './acceptSalesInvoice.ts';
import { moveDraft, placeOf, type DraftWork } from './draftWork.ts';
import { newSalesInvoice } from './newSalesInvoice.ts';
import { addLines } from './sendLines.ts';
import { throwFirst } from './throwFirst.ts';

/** Where the service does not say how long to wait. */
const standardPauseMs = 10_000;

/** An intent older than this is not carried out: by then others may have taken its silence for an absence. */
const intentLastsMs = 60_000;

type Intended = { drafts: SalesInvoiceDraftRecord[]; isFresh: () => boolean };
type Outcome = WriteOutcome<SalesInvoice>;

/** `taken` where another worker took them all; its answers move them on. */
export async function sendBatch(
  batch: readonly SalesInvoiceDraftRecord[],
  work: DraftWork,
): Promise<'sent' | 'taken' | 'asksToWait'> {
  const intended = await intend(batch, work);
  if (intended.drafts.length === 0) return 'taken';
  const outcomes = await send(intended, work);
  await settleAll(intended.drafts, outcomes, work);
  return outcomes.some(({ outcome }) => outcome === 'notDone') ? 'asksToWait' : 'sent';
}

async function intend(
  batch: readonly SalesInvoiceDraftRecord[],
  work: DraftWork,
): Promise<Intended> {
  const begunAt = work.elapsedMs();
  const sentAt = work.now();
  const drafts: SalesInvoiceDraftRecord[] = [];
  for (const draft of batch) {
    const attempt = draft.attempt + 1;
    const { inParts } = draft;
    const moved = await moveDraft({ ...draft, state: 'planned' }, work, {
      to: 'sending',
      kind: 'draftSending',
      fields: { attempt, sentAt, unknownSince: null, checkAgainAt: null, inParts },
      details: { attempt },
    });
    if (moved) drafts.push({ ...draft, state: 'sending', attempt, sentAt });
  }
  // False where this process, or its machine, stood still or waited between the intent and its sending.
  const isFresh = (): boolean => work.elapsedMs() - begunAt < intentLastsMs;
  return { drafts, isFresh };
}

/**
 * A user without access is told before anything is sent, and the drafts are planned again before the run waits. After
 * any other failure nobody knows, and they stay in `sending`, to be looked up.
 */
async function send({ drafts, isFresh }: Intended, work: DraftWork): Promise<Outcome[]> {
  const [first] = drafts;
  if (!first) return [];
  const invoices = drafts.map((draft) => {
    const invoice = newSalesInvoice(draft);
    return draft.inParts ? { ...invoice, lines: [] } : invoice;
  });
  const { businessCentral } = work;
  const mayStill = async (): Promise<boolean> =>
    isFresh() && !(await isWritingStopped(work.db, first.syncSetupId));
  try {
    const made = await businessCentral.createSalesInvoices(placeOf(first), invoices, { mayStill });
    return first.inParts ? await addLines(drafts, made, work) : made;
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    for (const draft of drafts)
      await moveDraft(draft, work, { to: 'planned', kind: 'draftNotSent' });
    throw error;
  }
}

/** Every answer counts, also where one of them cannot be dealt with. */
async function settleAll(
  drafts: readonly SalesInvoiceDraftRecord[],
  outcomes: readonly Outcome[],
  work: DraftWork,
): Promise<void> {
  const failures: unknown[] = [];
  for (const [index, draft] of drafts.entries()) {
    const outcome = outcomes[index] ?? { outcome: 'unknown', why: 'No answer' };
    await settle(draft, outcome, work).catch((error: unknown) => failures.push(error));
  }
  throwFirst(failures);
}

async function settle(
  draft: SalesInvoiceDraftRecord,
  outcome: Outcome,
  work: DraftWork,
): Promise<void> {
  switch (outcome.outcome) {
    case 'done':
      await learnWay(draft, work);
      await acceptSalesInvoice(draft, outcome.made, work);
      return;
    case 'refused':
      await refuse(draft, outcome, work);
      return;
    case 'notDone': {
      const pauseMs = Math.min(outcome.retryAfterMs ?? standardPauseMs, settleWindowMs);
      const checkAgainAt = new Date(Date.parse(work.now()) + pauseMs).toISOString();
      const fields = { unknownSince: null, checkAgainAt };
      await moveDraft(draft, work, { to: 'planned', kind: 'draftNotSent', fields });
      return;
    }
    default: {
      const unknownSince = draft.sentAt ?? work.now();
      await moveDraft(draft, work, {
        to: 'checking',
        kind: 'draftUnanswered',
        fields: { unknownSince, checkAgainAt: nextLookUpAt(unknownSince, work.now()) },
        details: { why: outcome.why },
      });
    }
  }
}

/** Whether the company takes several lines at once is remembered, so that its refusal is met once. */
async function learnWay(draft: SalesInvoiceDraftRecord, { db }: DraftWork): Promise<void> {
  const { lines, inParts, attempt } = draft;
  if (lines.length === 1 || lines.length > maxLinesAtOnce) return;
  if (!inParts) await learnRefusesSeveralLines(db, draft, false);
  else if (attempt > 1) await learnRefusesSeveralLines(db, draft, true);
}

/**
 * No sentence is documented by which a company refuses several lines at once. So where a reason is not known, the
 * lines are sent one by one after the header before the refusal is believed.
 */
async function refuse(
  draft: SalesInvoiceDraftRecord,
  outcome: Extract<Outcome, { outcome: 'refused' }>,
  work: DraftWork,
): Promise<void> {
  const { status, code, said } = outcome;
  const problem = { code: rejectionOf(outcome), said };
  const mayBeTheLines = status === 400 && problem.code === 'refused' && draft.lines.length > 1;
  if (mayBeTheLines && !draft.inParts && code !== 'cannotBeWritten') {
    const fields = { inParts: true };
    await moveDraft(draft, work, { to: 'planned', kind: 'draftRefusedWhole', fields });
    return;
  }
  await moveDraft(draft, work, {
    to: 'rejected',
    kind: 'draftRejected',
    fields: { problem },
    details: { status, code },
  });
}
