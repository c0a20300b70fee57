import { asId } from '../domain/ids.ts';
import { AccessError } from '../http/accessError.ts';
import { findInvoiceRun, resumeInvoiceRun, type InvoiceRunRecord } from '../state/invoiceRuns.ts';
import { sqlExecutor } from '../state/database.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import { notFound } from './apiError.ts';
import type { Call, Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentStoredRun } from './presentStoredRun.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<
  RouteParts,
  'db' | 'bookingsFor' | 'businessCentralFor' | 'accessTokens' | 'queue' | 'salesInvoiceLink'
>;

/** Progress and receipt. A run that waits for its starter's sign-in goes on when the starter looks at it. */
export function getInvoiceRun(parts: Parts): Handler<'getInvoiceRun'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const run = await findInvoiceRun(parts.db, setup, asId<'invoiceRun'>(call.params.runId));
    if (!run) throw notFound('invoice run');
    return presentStoredRun(await resumed({ run, setup }, call, parts), setup, parts);
  };
}

async function resumed(
  { run, setup }: { run: InvoiceRunRecord; setup: SyncSetupRecord },
  { user }: Call<'getInvoiceRun'>,
  { db, accessTokens, queue }: Parts,
): Promise<InvoiceRunRecord> {
  if (run.waitingFor === 'writing') return run;
  if (run.waitingFor === null || run.startedBy.userId !== user.userId) return run;
  try {
    await accessTokens.get(user, 'businessCentral');
  } catch (error) {
    if (error instanceof AccessError) return run;
    throw error;
  }
  return db.transaction().execute(async (transaction) => {
    if (await resumeInvoiceRun(transaction, run.id)) {
      await queue.enqueueInvoiceRun(run.id, { within: sqlExecutor(transaction) });
    }
    return (await findInvoiceRun(transaction, setup, run.id)) ?? run;
  });
}
