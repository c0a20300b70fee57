import { createHash } from 'node:crypto';
import type { InvoicePreview } from '../contract/invoicePreviews.ts';
import type { Assessment } from '../domain/assessBooking.ts';
import { asId } from '../domain/ids.ts';
import { planInvoices } from '../domain/planInvoices.ts';
import { signaturesOf } from '../domain/reviewedPlan.ts';
import { readAssessments } from '../state/assessments.ts';
import { insertInvoicePreview } from '../state/invoicePreviews.ts';
import type { Call, Handler } from './call.ts';
import { isInView, passesFilter } from './filterBookings.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentPlan } from './presentPlan.ts';
import type { PreviewContent } from './previewContent.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor' | 'newId'>;

/** Long enough to read the review of a month, short enough that prices and rights are still what they were. */
const previewLastsMs = 60 * 60_000;

/** Plans the chosen bookings and freezes the plan: what is reviewed is what can be started. */
export function createInvoicePreview(parts: Parts): Handler<'createInvoicePreview'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const { assessments, context } = await readAssessments(parts.db, setup, call.now);
    const { chosen, unknownIds } = choose(call, assessments);
    const plan = planInvoices(chosen, context);
    const presented = presentPlan(plan, unknownIds);
    const preview: InvoicePreview = {
      id: parts.newId(),
      hash: hashOf({ presented, signatures: signaturesOf(plan) }),
      ...presented,
      expiresAt: new Date(Date.parse(call.now) + previewLastsMs).toISOString(),
    };
    const content: PreviewContent = {
      bookingIds: plan.drafts.flatMap(({ lines }) => lines.flatMap((line) => line.bookingIds)),
      signatures: signaturesOf(plan),
    };
    await insertInvoicePreview(parts.db, {
      id: asId<'invoicePreview'>(preview.id),
      tenantId: setup.tenantId,
      syncSetupId: setup.id,
      hash: preview.hash,
      content,
      createdBy: call.caller.userId,
      createdAt: call.now,
      expiresAt: preview.expiresAt,
    });
    return preview;
  };
}

type Choice = { chosen: Assessment[]; unknownIds: string[] };

/** A filter is resolved here, once: from now on the ids count. */
function choose(
  { body }: Call<'createInvoicePreview'>,
  assessments: readonly Assessment[],
): Choice {
  if ('filter' in body) {
    const { view, ...filter } = body.filter;
    const chosen = assessments.filter(
      (assessment) => isInView(assessment, view) && passesFilter(assessment, filter),
    );
    return { chosen, unknownIds: [] };
  }
  const wanted = new Set<string>(body.bookingIds);
  const chosen = assessments.filter(({ booking }) => wanted.delete(booking.id));
  return { chosen, unknownIds: [...wanted] };
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
