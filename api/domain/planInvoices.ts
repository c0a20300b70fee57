// From chosen bookings to the drafts they become: every booking ends on exactly one line, or is left out with a reason.
import type { Decimal } from 'decimal.js';
import type { ConfirmationCode, ProblemCode } from '../contract/bookings.ts';
import type { ExclusionReason } from '../contract/invoicePreviews.ts';
import type { Assessment, LineProposal } from './assessBooking.ts';
import type { Customer, Item } from './customer.ts';
import { describeLine } from './describeLine.ts';
import { draftKey } from './draftKey.ts';
import { groupBy } from './groupBy.ts';
import type { BookingId } from './ids.ts';
import type { InvoicingContext } from './invoicingContext.ts';
import { roundMoney, sum } from './money.ts';

export type PlannedLine = {
  bookingIds: BookingId[];
  item: Item;
  description: string;
  descriptionCut: boolean;
  /** The latest, where several bookings share the line. */
  serviceDate: string;
  quantity: Decimal;
  unitPrice: Decimal;
  basePrice: Decimal;
  baseIncludesTax: boolean;
  taxPercent: Decimal | null;
  amount: Decimal;
};

export type PlannedDraft = {
  key: string;
  customer: Customer;
  currencyCode: string;
  pricesIncludeTax: boolean | null;
  lines: PlannedLine[];
  total: Decimal;
  isEstimate: boolean;
  confirmations: ConfirmationCode[];
};

export type LeftOut = { assessment: Assessment; reason: ExclusionReason; problems: ProblemCode[] };

export type InvoicingPlan = {
  drafts: PlannedDraft[];
  leftOut: LeftOut[];
  confirmations: ConfirmationCode[];
};

type Ready = { assessment: Assessment; line: LineProposal };

/** Plans the drafts for the chosen bookings. The order in which they are given does not matter. */
export function planInvoices(
  chosen: readonly Assessment[],
  context: InvoicingContext,
): InvoicingPlan {
  const ready: Ready[] = [];
  const leftOut: LeftOut[] = [];
  for (const assessment of chosen.toSorted(inOrder)) {
    const { state, line, problems } = assessment;
    if (state === 'ready' && line) ready.push({ assessment, line });
    else if (state !== 'ready') leftOut.push({ assessment, reason: state, problems });
  }
  const drafts = [...groupBy(ready, ({ assessment }) => draftKey(assessment, context) ?? '')]
    .map(([key, parts]) => planDraft(key, parts, context))
    .toSorted(byCustomerNumber);
  return { drafts, leftOut, confirmations: confirmationsOf(drafts, context) };
}

/** Chronological, with the id to decide between the same instants. */
function inOrder(one: Assessment, other: Assessment): number {
  return (
    one.booking.startAt.localeCompare(other.booking.startAt) ||
    one.booking.id.localeCompare(other.booking.id)
  );
}

function byCustomerNumber(one: PlannedDraft, other: PlannedDraft): number {
  return one.customer.number.localeCompare(other.customer.number) || (one.key < other.key ? -1 : 1);
}

function planDraft(key: string, parts: Ready[], context: InvoicingContext): PlannedDraft {
  const first = parts[0]?.line;
  if (!first) throw new Error('Cannot plan a draft without bookings');
  const groups =
    context.settings.lines === 'merged'
      ? [...groupBy(parts, mergeKey).values()]
      : parts.map((part) => [part]);
  const lines = groups.map((group) => planLine(group, context));
  const own = parts.flatMap(({ assessment }) => assessment.confirmations);
  const tooMany = lines.length > context.settings.bounds.linesPerDraft;
  return {
    key,
    customer: first.customer,
    currencyCode: context.currencyCode,
    pricesIncludeTax: first.documentIncludesTax,
    lines,
    total: sum(lines.map((line) => line.amount)),
    isEstimate: parts.some(({ line }) => line.isEstimate),
    confirmations: [
      ...new Set<ConfirmationCode>([...own, ...(tooMany ? ['draftLinesMany' as const] : [])]),
    ],
  };
}

/** Same service at the same rate: only then may bookings share a line. */
function mergeKey({ assessment, line }: Ready): string {
  const { serviceId, serviceName } = assessment.booking;
  return [serviceId, serviceName, line.item.id, line.unitPrice, line.baseIncludesTax].join('\n');
}

function planLine(parts: Ready[], context: InvoicingContext): PlannedLine {
  const first = parts[0]?.line;
  if (!first) throw new Error('Cannot plan a line without bookings');
  const bookings = parts.map(({ assessment }) => assessment.booking);
  const { descriptionTemplate: template, descriptionLanguage: language } = context.settings;
  const description = describeLine(bookings, { template, language, timeZone: context.timeZone });
  const quantity = sum(parts.map(({ line }) => line.quantity));
  return {
    bookingIds: bookings.map((booking) => booking.id),
    item: first.item,
    description: description.text,
    descriptionCut: description.isCut,
    serviceDate: parts.at(-1)?.assessment.serviceDate ?? '',
    quantity,
    unitPrice: first.unitPrice,
    basePrice: first.basePrice,
    baseIncludesTax: first.baseIncludesTax,
    taxPercent: first.taxPercent,
    amount: roundMoney(quantity.times(first.unitPrice), context.currencyCode),
  };
}

function confirmationsOf(drafts: PlannedDraft[], context: InvoicingContext): ConfirmationCode[] {
  const tooMany = drafts.length > context.settings.bounds.draftsPerRun;
  const own = drafts.flatMap((draft) => draft.confirmations);
  return [...new Set<ConfirmationCode>([...own, ...(tooMany ? ['draftsMany' as const] : [])])];
}
