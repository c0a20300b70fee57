// What was reviewed is what is created: a line that changed since the preview is not sent.
import type { Assessment } from './assessBooking.ts';
import type { BookingId } from './ids.ts';
import { decimalText, sum } from './money.ts';
import type { InvoicingContext } from './invoicingContext.ts';
import {
  confirmationsOf,
  draftConfirmations,
  type InvoicingPlan,
  type LeftOut,
  type PlannedDraft,
  type PlannedLine,
} from './planInvoices.ts';

/** Everything a person saw of a line, and what decides the invoice it stands on, as text to compare. */
export function lineSignature(draft: PlannedDraft, line: PlannedLine): string {
  return JSON.stringify([
    draft.key,
    draft.customer.id,
    draft.currencyCode,
    line.bookingIds,
    line.item.id,
    line.description,
    line.serviceDate,
    decimalText(line.quantity),
    decimalText(line.unitPrice),
  ]);
}

/** The signatures of all lines of a plan. */
export function signaturesOf(plan: Pick<InvoicingPlan, 'drafts'>): string[] {
  return plan.drafts.flatMap((draft) => draft.lines.map((line) => lineSignature(draft, line)));
}

/**
 * Keeps the lines of a new plan that were reviewed as they are. Every other booking that the review had on a draft
 * is left out: with its new state, or as changed. `reviewed` are the signatures of the preview.
 */
export function keepReviewed(
  plan: InvoicingPlan,
  reviewed: ReadonlySet<string>,
  { chosen, context }: Anew,
): InvoicingPlan {
  const changed: LeftOut[] = [];
  const drafts = plan.drafts.flatMap((draft) => {
    const lines = draft.lines.filter((line) => reviewed.has(lineSignature(draft, line)));
    const dropped = draft.lines.filter((line) => !lines.includes(line));
    changed.push(...dropped.flatMap((line) => changedBookings(line, chosen)));
    if (lines.length === 0) return [];
    const kept = lines.flatMap((line) => line.bookingIds.flatMap((id) => chosen.get(id) ?? []));
    const confirmations = draftConfirmations(lines, kept, context);
    return [{ ...draft, lines, confirmations, total: sum(lines.map((line) => line.amount)) }];
  });
  const confirmations = confirmationsOf(drafts, context);
  return { drafts, leftOut: [...plan.leftOut, ...changed], confirmations };
}

/** The assessments of the bookings that were planned anew, and what they were planned with. */
type Anew = { chosen: ReadonlyMap<BookingId, Assessment>; context: InvoicingContext };

function changedBookings(line: PlannedLine, chosen: ReadonlyMap<BookingId, Assessment>): LeftOut[] {
  return line.bookingIds.flatMap((id) => {
    const assessment = chosen.get(id);
    return assessment ? [{ assessment, reason: 'changedSincePreview', problems: [] }] : [];
  });
}
