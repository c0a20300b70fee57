// What was reviewed is what is created: a line that changed since the preview is not sent.
import type { Assessment } from './assessBooking.ts';
import type { BookingId } from './ids.ts';
import { decimalText, sum } from './money.ts';
import type { InvoicingContext } from './invoicingContext.ts';
import {
  confirmationsOf,
  draftConfirmations,
  planInvoices,
  type InvoicingPlan,
  type LeftOut,
  type PlannedDraft,
  type PlannedLine,
} from './planInvoices.ts';

/** Everything a person saw of a line, and what decides the invoice it stands on, as text to compare. */
export function lineSignature(draft: Heading, line: PlannedLine): string {
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

type Heading = Pick<PlannedDraft, 'key' | 'customer' | 'currencyCode'>;

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

/** A draft as it was reviewed once. */
export type ReviewedDraft = Pick<PlannedDraft, 'customer' | 'currencyCode' | 'lines'>;

/**
 * Plans the bookings of each draft anew and keeps the lines that are as they were. Where they would go on several drafts
 * by now, none is what was reviewed.
 */
export function keepReviewedDrafts(
  reviewed: readonly ReviewedDraft[],
  { chosen, context }: Anew,
): InvoicingPlan {
  const plans = reviewed.map((draft) => {
    const ids = draft.lines.flatMap((line) => line.bookingIds);
    const own = new Map(ids.flatMap((id) => both(id, chosen.get(id))));
    const plan = planInvoices([...own.values()], context);
    const [only, ...others] = plan.drafts;
    const isOne = only !== undefined && others.length === 0;
    const signatures = isOne
      ? draft.lines.map((line) => lineSignature({ ...draft, key: only.key }, line))
      : [];
    return keepReviewed(plan, new Set(signatures), { chosen: own, context });
  });
  const drafts = plans.flatMap((plan) => plan.drafts);
  const leftOut = plans.flatMap((plan) => plan.leftOut);
  return { drafts, leftOut, confirmations: confirmationsOf(drafts, context) };
}

function both(id: BookingId, found: Assessment | undefined): [BookingId, Assessment][] {
  return found ? [[id, found]] : [];
}

/** The assessments of the bookings that were planned anew, and what they were planned with. */
type Anew = { chosen: ReadonlyMap<BookingId, Assessment>; context: InvoicingContext };

function changedBookings(line: PlannedLine, chosen: ReadonlyMap<BookingId, Assessment>): LeftOut[] {
  return line.bookingIds.flatMap((id) => {
    const assessment = chosen.get(id);
    return assessment ? [{ assessment, reason: 'changedSincePreview', problems: [] }] : [];
  });
}
