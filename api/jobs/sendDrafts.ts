// Sends planned drafts: the intent is on record before the call, and the answer decides what comes next.
import type { InvoiceRunId } from '../domain/ids.ts';
import type { PlannedLine } from '../domain/planInvoices.ts';
import { rejectionOf } from '../domain/rejection.ts';
import type { NewSalesInvoice, SalesInvoice, WriteOutcome } from '../domain/salesInvoice.ts';
import { nextLookUpAt } from '../domain/settleWindow.ts';
import {
  listSalesInvoiceDrafts,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import { acceptSalesInvoice } from './acceptSalesInvoice.ts';
import { moveDraft, placeOf, type DraftWork } from './draftWork.ts';

/** Small enough to end well within Business Central's 8 minutes for one request. */
const draftsPerBatch = 10;

/** Where the service does not say how long to wait. */
const standardPauseMs = 10_000;

/** Sends all that is planned. Answers when to go on where the service asked to wait, else `null`. */
export async function sendDrafts(runId: InvoiceRunId, work: DraftWork): Promise<string | null> {
  for (;;) {
    const drafts = await listSalesInvoiceDrafts(work.db, runId);
    const batch = drafts.filter(({ state }) => state === 'planned').slice(0, draftsPerBatch);
    if (batch.length === 0) return null;
    const pauseMs = await sendBatch(batch, work);
    if (pauseMs !== null) return new Date(Date.parse(work.now()) + pauseMs).toISOString();
  }
}

async function sendBatch(
  batch: SalesInvoiceDraftRecord[],
  work: DraftWork,
): Promise<number | null> {
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
  // Another worker took them all; its answers move them on.
  if (!first) return standardPauseMs;
  const outcomes = await create(intended, placeOf(first), work);
  return settleAll(intended, outcomes, work);
}

/** Every answer counts, also where one of them cannot be dealt with. */
async function settleAll(
  drafts: readonly SalesInvoiceDraftRecord[],
  outcomes: readonly WriteOutcome<SalesInvoice>[],
  work: DraftWork,
): Promise<number | null> {
  const pauses: number[] = [];
  const failures: unknown[] = [];
  for (const [index, draft] of drafts.entries()) {
    const outcome = outcomes[index] ?? { outcome: 'unknown' as const, why: 'no answer' };
    try {
      const pause = await settle(draft, outcome, work);
      if (pause !== null) pauses.push(pause);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return pauses.length > 0 ? Math.max(...pauses) : null;
}

/** Where the token fails nothing was sent: the drafts are planned again before the run waits. */
async function create(
  drafts: SalesInvoiceDraftRecord[],
  place: ReturnType<typeof placeOf>,
  work: DraftWork,
): Promise<WriteOutcome<SalesInvoice>[]> {
  try {
    return await work.businessCentral.createSalesInvoices(place, drafts.map(newSalesInvoice));
  } catch (error) {
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

/** How long to wait before anything else is sent, or `null` to go on. */
async function settle(
  draft: SalesInvoiceDraftRecord,
  outcome: WriteOutcome<SalesInvoice>,
  work: DraftWork,
): Promise<number | null> {
  switch (outcome.outcome) {
    case 'done':
      await acceptSalesInvoice(draft, outcome.made, work);
      return null;
    case 'refused':
      await moveDraft(draft, work, {
        to: 'rejected',
        kind: 'draftRejected',
        fields: { problem: { code: rejectionOf(outcome), said: outcome.said } },
        details: { status: outcome.status, code: outcome.code },
      });
      return null;
    case 'notDone':
      await moveDraft(draft, work, { to: 'planned', kind: 'draftNotSent' });
      return outcome.retryAfterMs ?? standardPauseMs;
    default: {
      const unknownSince = draft.sentAt ?? work.now();
      await moveDraft(draft, work, {
        to: 'checking',
        kind: 'draftUnanswered',
        fields: { unknownSince, checkAgainAt: nextLookUpAt(unknownSince, work.now()) },
        details: { why: outcome.why },
      });
      return null;
    }
  }
}
