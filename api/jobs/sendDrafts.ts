// Sends planned drafts: the intent is on record before the call, and the answer decides what comes next.
import type { InvoiceRunId } from '../domain/ids.ts';
import type { PlannedLine } from '../domain/planInvoices.ts';
import { rejectionOf } from '../domain/rejection.ts';
import type { NewSalesInvoice, SalesInvoice, WriteOutcome } from '../domain/salesInvoice.ts';
import { nextLookUpAt } from '../domain/settleWindow.ts';
import { AccessError } from '../http/accessError.ts';
import {
  listSalesInvoiceDrafts,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import { acceptSalesInvoice } from './acceptSalesInvoice.ts';
import { moveDraft, placeOf, type DraftWork } from './draftWork.ts';
import { throwFirst } from './throwFirst.ts';

/** Small enough to end well within Business Central's 8 minutes for one request. */
const draftsPerBatch = 10;

/** Where the service does not say how long to wait. */
const standardPauseMs = 10_000;

/** An intent older than this is not carried out: by then others may have taken its silence for an absence. */
const intentLastsMs = 60_000;

/** Sends all that is planned, until the service asks to wait: then the drafts say when to come back. */
export async function sendDrafts(runId: InvoiceRunId, work: DraftWork): Promise<void> {
  for (;;) {
    const drafts = await listSalesInvoiceDrafts(work.db, runId);
    const planned = drafts.filter(({ state }) => state === 'planned');
    // What the service said to one of them it said to all.
    if (planned.some(({ checkAgainAt }) => checkAgainAt !== null && checkAgainAt > work.now())) {
      return;
    }
    const batch = planned.slice(0, draftsPerBatch);
    if (batch.length === 0 || !(await sendBatch(batch, work))) return;
  }
}

/** False where another worker took them all; its answers move them on. */
async function sendBatch(batch: SalesInvoiceDraftRecord[], work: DraftWork): Promise<boolean> {
  const intended: SalesInvoiceDraftRecord[] = [];
  for (const draft of batch) {
    const sent = {
      ...draft,
      state: 'sending' as const,
      attempt: draft.attempt + 1,
      sentAt: work.now(),
    };
    const { attempt, sentAt } = sent;
    const fields = { attempt, sentAt, unknownSince: null, checkAgainAt: null };
    const moved = await moveDraft(draft, work, {
      to: 'sending',
      kind: 'draftSending',
      fields,
      details: { attempt },
    });
    if (moved) intended.push(sent);
  }
  const [first] = intended;
  if (!first) return false;
  const outcomes = isFresh(first, work)
    ? await create(intended, placeOf(first), work)
    : intended.map(() => ({ outcome: 'notDone' as const, retryAfterMs: null }));
  await settleAll(intended, outcomes, work);
  return true;
}

/** False where this process, or its machine, stood still between the intent and its sending. */
function isFresh({ sentAt }: SalesInvoiceDraftRecord, { now }: DraftWork): boolean {
  return sentAt !== null && Date.parse(now()) - Date.parse(sentAt) < intentLastsMs;
}

/** Every answer counts, also where one of them cannot be dealt with. */
async function settleAll(
  drafts: readonly SalesInvoiceDraftRecord[],
  outcomes: readonly WriteOutcome<SalesInvoice>[],
  work: DraftWork,
): Promise<void> {
  const failures: unknown[] = [];
  for (const [index, draft] of drafts.entries()) {
    const outcome = outcomes[index] ?? { outcome: 'unknown' as const, why: 'no answer' };
    try {
      await settle(draft, outcome, work);
    } catch (error) {
      failures.push(error);
    }
  }
  throwFirst(failures);
}

/**
 * Where the user has no access nothing was done: the drafts are planned again before the run waits. After any other
 * failure nobody knows, and they stay in `sending`, to be looked up.
 */
async function create(
  drafts: SalesInvoiceDraftRecord[],
  place: ReturnType<typeof placeOf>,
  work: DraftWork,
): Promise<WriteOutcome<SalesInvoice>[]> {
  try {
    return await work.businessCentral.createSalesInvoices(place, drafts.map(newSalesInvoice));
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    for (const draft of drafts)
      await moveDraft(draft, work, { to: 'planned', kind: 'draftNotSent' });
    throw error;
  }
}

export function newSalesInvoice(draft: SalesInvoiceDraftRecord): NewSalesInvoice {
  const { customer, marker, markerField, currencyCode, lines } = draft;
  return {
    customerId: customer.id,
    marker,
    markerField,
    currencyCode,
    lines: lines.map(newLine),
  };
}

function newLine(line: PlannedLine): NewSalesInvoice['lines'][number] {
  const { item, description, quantity, unitPrice, serviceDate: shipmentDate } = line;
  return { itemId: item.id, description, quantity, unitPrice, shipmentDate };
}

async function settle(
  draft: SalesInvoiceDraftRecord,
  outcome: WriteOutcome<SalesInvoice>,
  work: DraftWork,
): Promise<void> {
  switch (outcome.outcome) {
    case 'done':
      await acceptSalesInvoice(draft, outcome.made, work);
      return;
    case 'refused':
      await moveDraft(draft, work, {
        to: 'rejected',
        kind: 'draftRejected',
        fields: { problem: { code: rejectionOf(outcome), said: outcome.said } },
        details: { status: outcome.status, code: outcome.code },
      });
      return;
    case 'notDone': {
      const pauseMs = outcome.retryAfterMs ?? standardPauseMs;
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
