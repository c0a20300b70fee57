import type { InvoiceRunId } from '../domain/ids.ts';
import { invariant } from '../domain/invariant.ts';
import { findInvoiceRun } from '../state/invoiceRuns.ts';
import { listMovedDrafts } from '../state/journal.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import type { InvoiceRunStep } from './invoiceRunEvents.ts';
import { presentStoredRun } from './presentStoredRun.ts';
import type { RouteParts } from './routeParts.ts';

type Following = { setup: SyncSetupRecord; runId: InvoiceRunId; since: number };

/**
 * How a run stands. The number comes first: what is written between the two reads is told once more next time, and
 * nothing is missed.
 */
export async function readInvoiceRunStep(
  { setup, runId, since }: Following,
  parts: Pick<RouteParts, 'db' | 'salesInvoiceLink'>,
): Promise<InvoiceRunStep> {
  const { seq, draftIds } = await listMovedDrafts(parts.db, {
    tenantId: setup.tenantId,
    runId,
    since,
  });
  const run = await findInvoiceRun(parts.db, setup, runId);
  invariant(run !== undefined, 'A run is never deleted');
  const {
    drafts,
    leftOut: _,
    retriedBy: __,
    ...summary
  } = await presentStoredRun(run, setup, parts);
  const isUndoing = drafts.some(({ undo }) => undo?.result === 'pending');
  const moved = since === 0 ? drafts : drafts.filter(({ id }) => draftIds.has(id));
  return {
    seq,
    event: { run: summary, drafts: moved },
    isOver: run.state === 'finished' && !isUndoing,
  };
}
