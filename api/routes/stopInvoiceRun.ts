import { isSettled } from '../domain/draftState.ts';
import { asId } from '../domain/ids.ts';
import { sqlExecutor, type Db } from '../state/database.ts';
import {
  findInvoiceRun,
  finishInvoiceRun,
  stopInvoiceRun as markStopping,
  type InvoiceRunRecord,
} from '../state/invoiceRuns.ts';
import { appendJournal } from '../state/journal.ts';
import { listSalesInvoiceDrafts } from '../state/salesInvoiceDrafts.ts';
import { stopPlannedDrafts } from '../state/transitionDraft.ts';
import { notFound } from './apiError.ts';
import type { Call, Handler } from './call.ts';
import { journalEntry } from './journalEntry.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentStoredRun } from './presentStoredRun.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<
  RouteParts,
  'db' | 'bookingsFor' | 'businessCentralFor' | 'queue' | 'salesInvoiceLink'
>;

/**
 * What is made stays, what is not sent is given up at once. What was sent and not answered yet is found out first; until
 * then the run is stopping. To stop what is stopped or finished does nothing.
 */
export function stopInvoiceRun(parts: Parts): Handler<'stopInvoiceRun'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const runId = asId<'invoiceRun'>(call.params.runId);
    const run = await findInvoiceRun(parts.db, setup, runId);
    if (!run) throw notFound('invoice run');
    await parts.db
      .transaction()
      .execute((transaction) => stop(run, call, { ...parts, transaction }));
    const stopped = (await findInvoiceRun(parts.db, setup, runId)) ?? run;
    return presentStoredRun(stopped, setup, parts);
  };
}

type Stopping = Pick<Parts, 'queue'> & { transaction: Db };

async function stop(
  run: InvoiceRunRecord,
  call: Call<'stopInvoiceRun'>,
  { transaction, queue }: Stopping,
): Promise<void> {
  if (!(await markStopping(transaction, run.id))) return;
  const { now, caller } = call;
  const stopped = await stopPlannedDrafts(transaction, run.id, { now, actor: caller.userId });
  const details = { drafts: stopped.length };
  const entry = { syncSetupId: run.syncSetupId, runId: run.id, details };
  await appendJournal(transaction, run.tenantId, [
    journalEntry(call, { ...entry, kind: 'invoiceRunStopped' }),
  ]);
  const drafts = await listSalesInvoiceDrafts(transaction, run.id);
  if (drafts.every(({ state }) => isSettled(state))) {
    await finishInvoiceRun(transaction, run.id, now);
    await appendJournal(transaction, run.tenantId, [
      journalEntry(call, { ...entry, kind: 'invoiceRunFinished', details: {} }),
    ]);
  } else {
    await queue.enqueueInvoiceRun(run.id, { within: sqlExecutor(transaction) });
  }
}
