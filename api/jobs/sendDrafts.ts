// Sends planned drafts: the intent is on record before the call, and the answer decides what comes next.
import type { InvoiceRunId } from '../domain/ids.ts';
import { AccessError } from '../http/accessError.ts';
import { findRefusesSeveralLines } from '../state/companyFacts.ts';
import { listPausedCustomers } from '../state/customerPauses.ts';
import {
  listSalesInvoiceDrafts,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import { batchesOf } from '../domain/draftBatches.ts';
import { isDue } from '../domain/settleWindow.ts';
import { moveDraft, type DraftWork } from './draftWork.ts';
import { triesAtOnce } from './lookUpDrafts.ts';
import { sendBatch } from './sendBatch.ts';
import { throwFirst } from './throwFirst.ts';

/** Business Central is written to by so many requests of one user at a time; more would only wait there. */
const batchesAtOnce = 4;

/** Sends all that is planned, until the service asks to wait: then the drafts say when to come back. */
export async function sendDrafts(runId: InvoiceRunId, work: DraftWork): Promise<void> {
  for (;;) {
    const drafts = await listSalesInvoiceDrafts(work.db, runId);
    const planned = await withoutGivenUp(drafts, work);
    const [first] = planned;
    if (!first || planned.some((draft) => isToWait(draft, work))) return;
    const refusesSeveralLines = await findRefusesSeveralLines(work.db, first);
    const batches = batchesOf(planned, { refusesSeveralLines });
    if (!(await sendBatches(batches, work))) return;
  }
}

/** Drafts of customers whom somebody paused since are given up, and those that ended this process time and again. */
async function withoutGivenUp(
  drafts: readonly SalesInvoiceDraftRecord[],
  work: DraftWork,
): Promise<SalesInvoiceDraftRecord[]> {
  const planned = drafts.filter(({ state }) => state === 'planned');
  const [first] = planned;
  if (!first) return [];
  const setup = { tenantId: first.tenantId, id: first.syncSetupId };
  const paused = await listPausedCustomers(work.db, setup);
  const kept: SalesInvoiceDraftRecord[] = [];
  for (const draft of planned) {
    if (paused.has(draft.customer.id)) await giveUp(draft, 'customerPaused', work);
    else if (draft.failures >= triesAtOnce) await giveUp(draft, 'cannotBeHandled', work);
    else kept.push(draft);
  }
  return kept;
}

async function giveUp(
  draft: SalesInvoiceDraftRecord,
  code: 'customerPaused' | 'cannotBeHandled',
  work: DraftWork,
): Promise<void> {
  const fields = { problem: { code, said: '' } };
  await moveDraft(draft, work, { to: 'rejected', kind: 'draftRejected', fields });
}

/** What the service said to one of them it said to all. */
function isToWait({ checkAgainAt }: SalesInvoiceDraftRecord, { now }: DraftWork): boolean {
  return !isDue(checkAgainAt, now());
}

/** Several at a time. False where there is nothing to go on with: other workers took them, or the service is to rest. */
async function sendBatches(
  batches: readonly SalesInvoiceDraftRecord[][],
  work: DraftWork,
): Promise<boolean> {
  const waiting = [...batches];
  const failures: unknown[] = [];
  let isGoingOn = false;
  const sendInTurn = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      const outcome = await sendBatch(batch, work).catch((error: unknown) => {
        failures.push(error);
        return error instanceof AccessError ? ('asksToWait' as const) : ('sent' as const);
      });
      if (outcome === 'sent') isGoingOn = true;
      // Whatever is not on its way yet stays planned.
      if (outcome === 'asksToWait') waiting.length = 0;
    }
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, sendInTurn));
  throwFirst(failures);
  return isGoingOn;
}
