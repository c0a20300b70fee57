// Finds out what became of drafts whose sending was not answered, before anything else is done with them.
import type { InvoiceRunId } from '../domain/ids.ts';
import { isDue, nextLookUpAt } from '../domain/settleWindow.ts';
import type { SalesInvoice } from '../domain/salesInvoice.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import {
  listSalesInvoiceDrafts,
  setDraftFields,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import { acceptSalesInvoice, keepAsChanged } from './acceptSalesInvoice.ts';
import { moveDraft, placeOf, type DraftWork } from './draftWork.ts';
import { throwFirst } from './throwFirst.ts';

/** When the look-up itself was not answered, or this process has not watched for long enough. */
const lookUpPauseMs = 30_000;

/** Looks up every draft of a run whose time has come. */
export async function lookUpDrafts(runId: InvoiceRunId, work: DraftWork): Promise<void> {
  const failures: unknown[] = [];
  for (const draft of await listSalesInvoiceDrafts(work.db, runId)) {
    if (draft.state !== 'checking') continue;
    work.settleWatch.begin(draft);
    if (!isDue(draft.checkAgainAt, work.now())) continue;
    await lookUp(draft, work).catch((error: unknown) => failures.push(error));
  }
  throwFirst(failures);
}

async function lookUp(draft: SalesInvoiceDraftRecord, work: DraftWork): Promise<void> {
  const askedAt = work.now();
  const wasOver = work.settleWatch.isOver(draft);
  const found = await find(draft, work);
  if (found === 'unknown') {
    await setDraftFields(work.db, draft.id, { checkAgainAt: pausedUntil(work) });
    return;
  }
  const [first, second] = found;
  if (first) await countTry(draft, work);
  if (first && second) await keepAsChanged(draft, first, { work, problem: foundTwice(draft) });
  else if (first) await acceptSalesInvoice(draft, first, work);
  else await absent(draft, { askedAt, wasOver, work });
}

function pausedUntil({ now }: DraftWork): string {
  return new Date(Date.parse(now()) + lookUpPauseMs).toISOString();
}

async function find(
  draft: SalesInvoiceDraftRecord,
  { businessCentral }: DraftWork,
): Promise<SalesInvoice[] | 'unknown'> {
  const { markerField, marker } = draft;
  try {
    return await businessCentral.findSalesInvoices(placeOf(draft), { markerField, marker });
  } catch (error) {
    if (error instanceof UpstreamError) return 'unknown';
    throw error;
  }
}

/** So often something is tried at the usual distances before it has to stand back. */
export const triesAtOnce = 5;
const longestPauseMs = 6 * 60 * 60_000;

/**
 * On record before it is dealt with, so that a draft that brings the process down is counted too. It is come back to
 * less and less often, while the others go on, and people see it; once it is settled this is forgotten.
 */
async function countTry(draft: SalesInvoiceDraftRecord, work: DraftWork): Promise<void> {
  const failures = draft.failures + 1;
  const pauseMs = Math.min(lookUpPauseMs * 4 ** (failures - 1), longestPauseMs);
  const checkAgainAt = new Date(Date.parse(work.now()) + pauseMs).toISOString();
  const isPoisonous = failures >= triesAtOnce;
  const problem = { code: 'cannotBeHandled' as const, said: '' };
  await setDraftFields(work.db, draft.id, {
    failures,
    checkAgainAt,
    ...(isPoisonous && { problem }),
  });
}

type Asking = { askedAt: string; wasOver: boolean; work: DraftWork };

/** Only where it was asked for after the window was over does absence mean that it was not done. */
async function absent(
  draft: SalesInvoiceDraftRecord,
  { askedAt, wasOver, work }: Asking,
): Promise<void> {
  if (!wasOver) {
    const next = nextLookUpAt(draft.unknownSince ?? draft.sentAt ?? askedAt, askedAt);
    const checkAgainAt = next ?? pausedUntil(work);
    await setDraftFields(work.db, draft.id, { checkAgainAt });
    return;
  }
  await moveDraft(draft, work, {
    to: 'planned',
    kind: 'draftAbsent',
    fields: { unknownSince: null, checkAgainAt: null },
  });
}

function foundTwice({ marker }: SalesInvoiceDraftRecord) {
  return {
    code: 'foundTwice' as const,
    said: `Business Central has several sales invoices with the reference ${marker}.`,
  };
}
