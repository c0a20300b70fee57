// A plan as a person reviews it.
import type {
  Exclusion,
  InvoicePreview,
  PlannedDraft as DraftView,
  PlannedLine as LineView,
} from '../contract/invoicePreviews.ts';
import type { Booking } from '../domain/booking.ts';
import { decimalText, moneyText, sumByCurrency } from '../domain/money.ts';
import type { InvoicingPlan, LeftOut, PlannedDraft, PlannedLine } from '../domain/planInvoices.ts';
import { presentCustomer, presentItem } from './presentBooking.ts';

export type PresentedPlan = Pick<
  InvoicePreview,
  'drafts' | 'excluded' | 'confirmations' | 'totals'
>;

export function presentPlan(
  plan: InvoicingPlan,
  notFoundIds: readonly string[] = [],
): PresentedPlan {
  return {
    drafts: plan.drafts.map(presentDraft),
    excluded: [...plan.leftOut.map(presentLeftOut), ...notFoundIds.map(presentUnknown)],
    confirmations: plan.confirmations,
    totals: totalsOf(plan.drafts),
  };
}

/** What a set of drafts comes to. */
export function totalsOf(drafts: readonly PlannedDraft[]): InvoicePreview['totals'] {
  const lines = drafts.flatMap((draft) => draft.lines);
  return {
    bookings: lines.flatMap((line) => line.bookingIds).length,
    drafts: drafts.length,
    lines: lines.length,
    sums: sumByCurrency(drafts.map(({ total, currencyCode }) => ({ amount: total, currencyCode }))),
  };
}

function presentDraft(draft: PlannedDraft): DraftView {
  const { key, customer, currencyCode, pricesIncludeTax, lines, total } = draft;
  return {
    key,
    customer: presentCustomer(customer),
    currencyCode,
    pricesIncludeTax,
    lines: lines.map((line) => presentLine(line, currencyCode)),
    total: moneyText(total, currencyCode),
    isEstimate: draft.isEstimate,
    confirmations: draft.confirmations,
  };
}

export function presentLine(line: PlannedLine, currencyCode: string): LineView {
  const { bookingIds, item, description, descriptionCut, serviceDate } = line;
  return {
    bookingIds,
    item: presentItem(item),
    description,
    descriptionCut,
    serviceDate,
    quantity: decimalText(line.quantity),
    unitPrice: decimalText(line.unitPrice),
    amount: moneyText(line.amount, currencyCode),
  };
}

export function presentLeftOut({ assessment, reason, problems }: LeftOut): Exclusion {
  const { booking, serviceDate } = assessment;
  return {
    bookingId: booking.id,
    reason,
    problems,
    serviceDate,
    serviceName: booking.serviceName,
    attendeeName: booking.attendee.displayName,
  };
}

/** A reviewed booking that was put off, or otherwise is none to invoice any more. */
export function presentGone({ id, serviceName, attendee }: Booking): Exclusion {
  return {
    bookingId: id,
    reason: 'changedSincePreview',
    problems: [],
    serviceDate: null,
    serviceName,
    attendeeName: attendee.displayName,
  };
}

function presentUnknown(bookingId: string): Exclusion {
  return {
    bookingId,
    reason: 'notFound',
    problems: [],
    serviceDate: null,
    serviceName: '',
    attendeeName: '',
  };
}
