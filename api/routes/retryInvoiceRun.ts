import { createHash } from 'node:crypto';
import { asId } from '../domain/ids.ts';
import {
  findInvoiceRun,
  findInvoiceRunByKey,
  type InvoiceRunRecord,
} from '../state/invoiceRuns.ts';
import {
  listSalesInvoiceDrafts,
  type SalesInvoiceDraftRecord,
} from '../state/salesInvoiceDrafts.ts';
import { notFound } from './apiError.ts';
import { beginInvoiceRun } from './beginInvoiceRun.ts';
import type { Call, Handler } from './call.ts';
import { keyReused, requireKey } from './idempotencyKey.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { planRefused } from './planReviewed.ts';
import { presentStoredRun } from './presentStoredRun.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<
  RouteParts,
  | 'db'
  | 'bookingsFor'
  | 'businessCentralFor'
  | 'accessTokens'
  | 'newId'
  | 'queue'
  | 'salesInvoiceLink'
>;

/**
 * Sends what was refused, or not sent, once more in a run of its own. What is drafted is not touched; what changed since
 * it was reviewed, or is claimed by somebody else, is left out.
 */
export function retryInvoiceRun(parts: Parts): Handler<'retryInvoiceRun'> {
  return async (call) => {
    const idempotencyKey = requireKey(call.header('idempotency-key'));
    const setup = await openSyncSetup(call, parts);
    const requestHash = hashOf(call);
    const { tenantId, userId } = call.caller;
    const failed = await findInvoiceRun(parts.db, setup, asId<'invoiceRun'>(call.params.runId));
    if (!failed) throw notFound('invoice run');
    const earlier = await findInvoiceRunByKey(parts.db, { tenantId, userId }, idempotencyKey);
    if (earlier && earlier.requestHash !== requestHash) throw keyReused();
    if (earlier) return presentStoredRun(earlier, setup, parts);
    const refused = await refusedDrafts(failed, call, parts);
    // The run acts in the background as the caller, so the token is exchanged while the caller is here.
    await parts.accessTokens.get(call.user, 'businessCentral');
    const run = await beginInvoiceRun(
      {
        setup,
        previewId: failed.previewId,
        retryOf: failed.id,
        idempotencyKey,
        requestHash,
        plan: () => planRefused(refused, { db: parts.db, setup, now: call.now }),
        confirmed: { now: call.body.confirmations, before: failed.confirmations },
      },
      call,
      parts,
    );
    if (run.requestHash !== requestHash) throw keyReused();
    return presentStoredRun(run, setup, parts);
  };
}

async function refusedDrafts(
  run: InvoiceRunRecord,
  { body: { draftIds } }: Call<'retryInvoiceRun'>,
  { db }: Parts,
): Promise<SalesInvoiceDraftRecord[]> {
  const drafts = await listSalesInvoiceDrafts(db, run.id);
  return drafts.filter(({ id, state }) => state === 'rejected' && (draftIds?.includes(id) ?? true));
}

function hashOf({ params, body }: Call<'retryInvoiceRun'>): string {
  const { draftIds, confirmations } = body;
  const facts = [
    'retry',
    params.syncSetupId,
    params.runId,
    draftIds?.toSorted() ?? null,
    confirmations.toSorted(),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
