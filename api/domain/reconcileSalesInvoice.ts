// What became of a sales invoice that we made, since it was last looked at.
import type { DraftState } from './draftState.ts';
import type { BookingId, CustomerId } from './ids.ts';
import { sum } from './money.ts';
import type { PlannedLine } from './planInvoices.ts';
import type { SalesInvoice, SalesInvoiceLine } from './salesInvoice.ts';
import type { AddedLine } from './verifySalesInvoice.ts';

/** What the ledger knows of a draft that stands in Business Central. */
export type KnownDraft = {
  state: DraftState;
  /** The number it had as a draft, or has since it was posted. */
  number: string;
  customerId: CustomerId;
  lines: readonly PlannedLine[];
  /** What the company put beside them when the draft was made, and was accepted. */
  added: readonly Pick<AddedLine, 'sequence' | 'amount'>[];
  /** Bookings of these lines that were released before: what is left of the document stands for the others. */
  releasedBefore: ReadonlySet<BookingId>;
};

export type Reconciled = {
  state: DraftState;
  /** Bookings whose lines somebody removed: they are free again. */
  released: BookingId[];
};

/** `absent` must be certain: a read that failed is no absence. */
export function reconcileSalesInvoice(
  known: KnownDraft,
  found: SalesInvoice | 'absent',
): Reconciled {
  // A posted document that cannot be found any more was still billed.
  if (found === 'absent') {
    return { state: known.state === 'posted' ? 'posted' : 'deleted', released: [] };
  }
  if (found.status === 'Canceled' || found.status === 'Corrective') {
    return { state: 'credited', released: [] };
  }
  if (isPosted(known, found)) return { state: 'posted', released: [] };
  const held = known.lines.filter(({ bookingIds }) =>
    bookingIds.some((id) => !known.releasedBefore.has(id)),
  );
  const missing = missingLines(held, withoutAdded(known, found));
  const same = missing.length === 0 && isAsPlanned(known, found);
  return {
    state: same ? 'drafted' : 'changed',
    released: missing.flatMap((line) => line.bookingIds),
  };
}

/**
 * A released draft has status Open too, so Open proves nothing while the number is the draft's.
 * Source: business-central API v2.0, salesInvoice status; a posted invoice takes a number of another series.
 */
function isPosted(known: KnownDraft, found: SalesInvoice): boolean {
  if (known.state === 'posted' || found.status === 'Paid') return true;
  return found.status === 'Open' && found.number !== known.number;
}

/**
 * Planned lines that no line of the invoice can stand for. A line that somebody edited is still there, however little
 * of it is left as it was: to release its bookings would invoice them twice. So lines are compared ever less closely,
 * and no more are missing than the invoice has too few.
 */
function missingLines(
  planned: readonly PlannedLine[],
  found: readonly SalesInvoiceLine[],
): PlannedLine[] {
  const free = new Set(found);
  return likenesses.reduce<PlannedLine[]>(
    (missing, isLike) =>
      missing.filter((line) => {
        const match = [...free].find((each) => isLike(line, each));
        return !(match && free.delete(match));
      }),
    [...planned],
  );
}

type Likeness = (planned: PlannedLine, found: SalesInvoiceLine) => boolean;

const likenesses: readonly Likeness[] = [
  (planned, found) => hasItem(planned, found) && found.description === planned.description,
  (planned, found) => hasItem(planned, found) && hasPrice(planned, found),
  hasItem,
  () => true,
];

function hasItem(planned: PlannedLine, found: SalesInvoiceLine): boolean {
  return found.itemId === planned.item.id;
}

function hasPrice({ quantity, unitPrice }: PlannedLine, found: SalesInvoiceLine): boolean {
  return found.quantity.equals(quantity) && found.unitPrice.equals(unitPrice);
}

/** What stands on a document beside comments, and beside the lines that came with it. */
function withoutAdded({ added }: KnownDraft, { lines }: SalesInvoice): SalesInvoiceLine[] {
  const accepted = new Set(added.map(({ sequence }) => sequence));
  return lines.filter((line) => line.lineType !== 'Comment' && !accepted.has(line.sequence));
}

/** Line by line and in total, so that a discount shows too. */
function isAsPlanned(known: KnownDraft, found: SalesInvoice): boolean {
  const { pricesIncludeTax, totalAmountIncludingTax, totalAmountExcludingTax } = found;
  const total = pricesIncludeTax ? totalAmountIncludingTax : totalAmountExcludingTax;
  const lines = withoutAdded(known, found);
  return (
    known.customerId === found.customerId &&
    known.lines.length === lines.length &&
    known.lines.every((line, index) => {
      const made = lines[index];
      return made !== undefined && hasItem(line, made) && hasPrice(line, made);
    }) &&
    total.equals(sum([...known.lines, ...known.added].map(({ amount }) => amount)))
  );
}
