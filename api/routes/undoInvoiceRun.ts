import { asId } from '../domain/ids.ts';
import { sqlExecutor, type Db } from '../state/database.ts';
import { requestUndo } from '../state/draftUndo.ts';
import { findInvoiceRun, type InvoiceRunRecord } from '../state/invoiceRuns.ts';
import { appendJournal } from '../state/journal.ts';
import { ApiError, notFound } from './apiError.ts';
import type { Call, Handler } from './call.ts';
import { journalEntry } from './journalEntry.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentStoredRun } from './presentStoredRun.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<
  RouteParts,
  'db' | 'bookingsFor' | 'businessCentralFor' | 'accessTokens' | 'queue' | 'salesInvoiceLink'
>;

/**
 * Has drafts deleted again that nobody touched since they were made. Each draft says what became of that; what is undone
 * already, or is being undone, stays so.
 */
export function undoInvoiceRun(parts: Parts): Handler<'undoInvoiceRun'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const run = await findInvoiceRun(parts.db, setup, asId<'invoiceRun'>(call.params.runId));
    if (!run) throw notFound('invoice run');
    if (run.state !== 'finished') {
      throw new ApiError('invoiceRunNotFinished', 'Wait until the run is finished, or stop it.');
    }
    // The drafts are deleted in the background as the caller, so the token is exchanged while the caller is here.
    await parts.accessTokens.get(call.user, 'businessCentral');
    await parts.db
      .transaction()
      .execute((transaction) => request(run, call, { ...parts, transaction }));
    return presentStoredRun(run, setup, parts);
  };
}

async function request(
  run: InvoiceRunRecord,
  call: Call<'undoInvoiceRun'>,
  { transaction, queue }: Pick<Parts, 'queue'> & { transaction: Db },
): Promise<void> {
  const { caller, now, body } = call;
  const wish = { runId: run.id, draftIds: body.draftIds, by: caller.userId, at: now };
  const pending = await requestUndo(transaction, wish);
  await appendJournal(transaction, run.tenantId, [
    journalEntry(call, {
      kind: 'undoRequested',
      syncSetupId: run.syncSetupId,
      runId: run.id,
      details: { draftIds: pending },
    }),
  ]);
  await queue.enqueueInvoiceRun(run.id, { within: sqlExecutor(transaction) });
}
