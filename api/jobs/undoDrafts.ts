// Deletes drafts on request, as far as nobody touched them. Whether a deletion was done is found out before anything else.
import { groupBy } from '../domain/groupBy.ts';
import type { InvoiceRunId, UserId } from '../domain/ids.ts';
import type { SalesInvoice } from '../domain/salesInvoice.ts';
import { AccessError } from '../http/accessError.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import {
  listSalesInvoiceDrafts,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import { isDue } from '../domain/settleWindow.ts';
import { comeBack } from './comeBack.ts';
import { placeOf } from './draftWork.ts';
import type { JobParts } from './jobParts.ts';
import { endUndo, postponeUndo, undoDraft, type UndoWork } from './undoDraft.ts';

type Parts = Pick<JobParts, 'db' | 'businessCentralFor' | 'queue' | 'now'>;

/** As many as are read in one batch. */
const draftsAtOnce = 20;

/** Fulfils the wishes of a run that are due, and comes back for those that have to wait. */
export async function undoDrafts(runId: InvoiceRunId, parts: Parts): Promise<void> {
  const { db, now, queue } = parts;
  const due = (await listSalesInvoiceDrafts(db, runId)).filter(
    ({ undo }) => undo?.result === 'pending' && isDue(undo.tryAgainAt, now()),
  );
  for (const [userId, drafts] of groupBy(due, ({ undo }) => undo?.requestedBy)) {
    if (userId !== undefined) await undoFor(userId, drafts, parts);
  }
  const left = await listSalesInvoiceDrafts(db, runId);
  const pending = left.filter(({ undo }) => undo?.result === 'pending');
  await comeBack(
    runId,
    pending.map(({ undo }) => undo?.tryAgainAt ?? now()),
    { queue, now },
  );
}

async function undoFor(
  userId: UserId,
  drafts: SalesInvoiceDraftRecord[],
  { db, businessCentralFor, now }: Parts,
): Promise<void> {
  const { tenantId } = drafts[0] ?? {};
  if (tenantId === undefined) return;
  const businessCentral = businessCentralFor({ tenantId, userId, assertion: null });
  const work: UndoWork = { db, businessCentral, actor: userId, now };
  for (let start = 0; start < drafts.length; start += draftsAtOnce) {
    const some = drafts.slice(start, start + draftsAtOnce);
    const found = await read(some, work);
    if (found) await Promise.all(some.map((draft) => undoDraft(draft, found.get(draft.id), work)));
  }
}

type Found = Map<SalesInvoiceDraftRecord['id'], SalesInvoice | 'absent'>;

/** `undefined` where nothing can be read now. Without access what is not begun ends; the rest has to be found out. */
async function read(
  drafts: readonly SalesInvoiceDraftRecord[],
  work: UndoWork,
): Promise<Found | undefined> {
  const [first] = drafts;
  if (!first) return undefined;
  const ids = drafts.flatMap(({ salesInvoice }) => salesInvoice?.id ?? []);
  try {
    const documents = await work.businessCentral.getSalesInvoices(placeOf(first), ids);
    return new Map(
      drafts.flatMap(({ id, salesInvoice }) => {
        const document = salesInvoice && documents.get(salesInvoice.id);
        return document ? [[id, document] as const] : [];
      }),
    );
  } catch (error) {
    if (!(error instanceof AccessError) && !(error instanceof UpstreamError)) throw error;
    const isOver = (draft: SalesInvoiceDraftRecord): boolean =>
      error instanceof AccessError && !draft.undo?.deletingSince;
    for (const draft of drafts) {
      if (isOver(draft)) await endUndo(draft, { result: 'noAccess' }, work);
      else await postponeUndo(draft, work);
    }
    return undefined;
  }
}
