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
import { invariant } from './invariant.ts';
import { roundMoney, sum } from './money.ts';
import { lineQuantity } from './priceBooking.ts';

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

/** Plans the drafts for the chosen bookings. Neither their order matters, nor whether one is named twice. */
export function planInvoices(
  chosen: readonly Assessment[],
  context: InvoicingContext,
): InvoicingPlan {
  const ready: Ready[] = [];
  const leftOut: LeftOut[] = [];
  const distinct = new Map(chosen.map((assessment) => [assessment.booking.id, assessment]));
  for (const assessment of [...distinct.values()].toSorted(inOrder)) {
    const { state, line, problems } = assessment;
    if (state === 'ready') {
      invariant(line !== null, 'A ready booking has a line');
      ready.push({ assessment, line });
    } else {
      leftOut.push({ assessment, reason: state, problems });
    }
  }
  const drafts = [...groupBy(ready, ({ assessment }) => draftKey(assessment, context) ?? '')]
    .map(([key, parts]) => planDraft(key, parts, context))
    .toSorted(byCustomerNumber);
  return { drafts, leftOut, confirmations: confirmationsOf(drafts, context) };
}

/** Chronological, with the id to decide between the same instants. */
function inOrder(one: Assessment, other: Assessment): number {
  return (
    Date.parse(one.booking.startAt) - Date.parse(other.booking.startAt) ||
    (one.booking.id < other.booking.id ? -1 : 1)
  );
}

/** Drafts of the same customer stay in the order of their first bookings. The server's language has no say. */
function byCustomerNumber(one: PlannedDraft, other: PlannedDraft): number {
  return one.customer.number.localeCompare(other.customer.number, 'en');
}

function planDraft(key: string, parts: Ready[], context: InvoicingContext): PlannedDraft {
  const first = parts[0]?.line;
  invariant(first !== undefined, 'A draft has bookings');
  const lines = lineGroups(parts, context).map((group) => planLine(group, context));
  const assessments = parts.map(({ assessment }) => assessment);
  return {
    key,
    customer: first.customer,
    currencyCode: context.currencyCode,
    pricesIncludeTax: first.documentIncludesTax,
    lines,
    total: sum(lines.map((line) => line.amount)),
    isEstimate: parts.some(({ line }) => line.isEstimate),
    confirmations: draftConfirmations(lines, assessments, context),
  };
}

/** What to look at twice on a draft of these lines, which stand for these bookings. */
export function draftConfirmations(
  lines: readonly PlannedLine[],
  assessments: readonly Assessment[],
  { settings: { bounds } }: InvoicingContext,
): ConfirmationCode[] {
  const own = assessments.flatMap(({ confirmations }) => confirmations);
  const tooHigh = lines.some((line) => line.amount.greaterThan(bounds.lineAmount));
  const tooMany = lines.length > bounds.linesPerDraft;
  return [
    ...new Set<ConfirmationCode>([
      ...own,
      ...(tooHigh ? ['lineAmountHigh' as const] : []),
      ...(tooMany ? ['draftLinesMany' as const] : []),
    ]),
  ];
}

/** Which bookings share a line, in the order of their first ones. */
function lineGroups(parts: Ready[], context: InvoicingContext): Ready[][] {
  if (context.settings.lines === 'perBooking') return parts.map((part) => [part]);
  return [...groupBy(parts, mergeKey).values()].flatMap((group) =>
    isSameTogether(group, context) ? [group] : group.map((part) => [part]),
  );
}

/** Same service at the same rate: only then may bookings share a line. */
function mergeKey({ assessment, line }: Ready): string {
  const { serviceId, serviceName } = assessment.booking;
  const { item, unitPrice, basePrice, baseIncludesTax } = line;
  return [serviceId, serviceName, item.id, unitPrice, basePrice, baseIncludesTax].join('\n');
}

/** The five decimals of a quantity must not change what the time costs: else each booking keeps its line. */
function isSameTogether(group: Ready[], { currencyCode }: InvoicingContext): boolean {
  const hours = exactQuantity(group);
  const unitPrice = group[0]?.line.unitPrice ?? hours;
  // A third of an hour ends somewhere even here: without its last digits, halves of coins are halves again.
  const exact = hours.times(unitPrice).toDecimalPlaces(20);
  return roundMoney(lineQuantity(hours).times(unitPrice), currencyCode).equals(
    roundMoney(exact, currencyCode),
  );
}

function exactQuantity(group: Ready[]): Decimal {
  return sum(group.map(({ line }) => line.exactQuantity));
}

function planLine(parts: Ready[], context: InvoicingContext): PlannedLine {
  const first = parts[0]?.line;
  invariant(first !== undefined, 'A line has bookings');
  const bookings = parts.map(({ assessment }) => assessment.booking);
  const { descriptionTemplate: template, descriptionLanguage: language } = context.settings;
  const description = describeLine(bookings, { template, language, timeZone: context.timeZone });
  const quantity = lineQuantity(exactQuantity(parts));
  return {
    bookingIds: bookings.map((booking) => booking.id),
    item: first.item,
    description: description.text || first.item.displayName,
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

/** What to look at twice in a whole plan. */
export function confirmationsOf(
  drafts: readonly PlannedDraft[],
  context: InvoicingContext,
): ConfirmationCode[] {
  const tooMany = drafts.length > context.settings.bounds.draftsPerRun;
  const own = drafts.flatMap((draft) => draft.confirmations);
  return [...new Set<ConfirmationCode>([...own, ...(tooMany ? ['draftsMany' as const] : [])])];
}
