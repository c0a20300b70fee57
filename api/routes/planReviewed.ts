// What was reviewed, planned once more: what is not as it was is left out.
import type { Assessment } from '../domain/assessBooking.ts';
import type { Booking } from '../domain/booking.ts';
import { asId, type BookingId } from '../domain/ids.ts';
import type { InvoicingContext } from '../domain/invoicingContext.ts';
import { planInvoices, type InvoicingPlan } from '../domain/planInvoices.ts';
import { keepReviewed, keepReviewedDrafts } from '../domain/reviewedPlan.ts';
import { readAssessments } from '../state/assessments.ts';
import { listBookings } from '../state/bookings.ts';
import type { Db } from '../state/database.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import type { PreviewContent } from './previewContent.ts';

/** `gone` are reviewed bookings that are none to invoice any more, as when somebody moved them to next week. */
export type PlannedAgain = { plan: InvoicingPlan; gone: Booking[] };

type Where = { db: Db; setup: SyncSetupRecord; now: string };

/** Keeps of a preview what is as it was. */
export async function planPreview(content: PreviewContent, where: Where): Promise<PlannedAgain> {
  const bookingIds = content.bookingIds.map((id) => asId<'booking'>(id));
  const { chosen, context, gone } = await choose(bookingIds, where);
  const plan = planInvoices([...chosen.values()], context);
  return { plan: keepReviewed(plan, new Set(content.signatures), { chosen, context }), gone };
}

/** Keeps of drafts that were refused what is still as it was reviewed, draft by draft. */
export async function planRefused(
  drafts: readonly SalesInvoiceDraftRecord[],
  where: Where,
): Promise<PlannedAgain> {
  const bookingIds = drafts.flatMap(({ lines }) => lines.flatMap((line) => line.bookingIds));
  const { chosen, context, gone } = await choose(bookingIds, where);
  return { plan: keepReviewedDrafts(drafts, { chosen, context }), gone };
}

type Choice = {
  chosen: Map<BookingId, Assessment>;
  context: InvoicingContext;
  gone: Booking[];
};

async function choose(
  bookingIds: readonly BookingId[],
  { db, setup, now }: Where,
): Promise<Choice> {
  const { assessments, context } = await readAssessments(db, setup, now);
  const wanted = new Set(bookingIds);
  const chosen = new Map<BookingId, Assessment>(
    assessments.flatMap((one) => (wanted.has(one.booking.id) ? [[one.booking.id, one]] : [])),
  );
  const ids = bookingIds.filter((id) => !chosen.has(id));
  return { chosen, context, gone: ids.length > 0 ? await listBookings(db, setup, { ids }) : [] };
}
