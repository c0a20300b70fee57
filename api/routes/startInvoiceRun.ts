import { createHash } from 'node:crypto';
import { asId } from '../domain/ids.ts';
import { findInvoicePreview } from '../state/invoicePreviews.ts';
import { findInvoiceRunByKey } from '../state/invoiceRuns.ts';
import { ApiError, notFound } from './apiError.ts';
import { beginInvoiceRun } from './beginInvoiceRun.ts';
import type { Call, Handler } from './call.ts';
import { keyReused, requireKey } from './idempotencyKey.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { planPreview } from './planReviewed.ts';
import { presentStoredRun } from './presentStoredRun.ts';
import { PreviewContent } from './previewContent.ts';
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

/** Starts what was reviewed. The same key starts it once, however often the request is sent. */
export function startInvoiceRun(parts: Parts): Handler<'startInvoiceRun'> {
  return async (call) => {
    const idempotencyKey = requireKey(call.header('idempotency-key'));
    const setup = await openSyncSetup(call, parts);
    const requestHash = hashOf(call);
    const { tenantId, userId } = call.caller;
    const owner = { tenantId, userId };
    const earlier = await findInvoiceRunByKey(parts.db, owner, idempotencyKey);
    if (earlier) {
      if (earlier.requestHash !== requestHash) throw keyReused();
      return presentStoredRun(earlier, setup, parts);
    }
    const content = await openPreview(call, parts);
    // The run acts in the background as the caller, so the token is exchanged while the caller is here.
    await parts.accessTokens.get(call.user, 'businessCentral');
    const run = await beginInvoiceRun(
      {
        setup,
        previewId: asId<'invoicePreview'>(call.body.previewId),
        retryOf: null,
        idempotencyKey,
        requestHash,
        plan: () => planPreview(content, { db: parts.db, setup, now: call.now }),
        confirmed: { now: call.body.confirmations, before: [] },
      },
      call,
      parts,
    );
    if (run.requestHash !== requestHash) throw keyReused();
    return presentStoredRun(run, setup, parts);
  };
}

function hashOf({ params, body }: Call<'startInvoiceRun'>): string {
  const { previewId, hash, confirmations } = body;
  const facts = [params.syncSetupId, previewId, hash, confirmations.toSorted()];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}

async function openPreview(
  { params, body, caller, now }: Call<'startInvoiceRun'>,
  { db }: Parts,
): Promise<PreviewContent> {
  const preview = await findInvoicePreview(
    db,
    { tenantId: caller.tenantId, id: asId<'syncSetup'>(params.syncSetupId) },
    asId<'invoicePreview'>(body.previewId),
  );
  if (!preview) throw notFound('preview');
  if (preview.expiresAt <= now) {
    throw new ApiError('previewExpired', 'The review is too old. Look at it again and start anew.');
  }
  if (preview.hash !== body.hash) {
    throw new ApiError('previewChanged', 'This is not what was reviewed. Nothing was started.');
  }
  return PreviewContent.parse(preview.content);
}
