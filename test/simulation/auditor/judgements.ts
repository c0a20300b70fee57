// The invariants that hold at every moment, as questions to the truth and the ledger. Each answers what is wrong.
import type { InvoicePreview } from '../../../api/contract/invoicePreviews.ts';
import type { SalesInvoiceLine } from '../../../simulator/businessCentral/records.ts';
import type { Document, Documents } from './documents.ts';
import type { Ledger, LedgerDraft } from './ledger.ts';

/** What people reviewed, by the id of the preview. */
export type Reviews = Map<string, InvoicePreview>;

/** I1: a booking is on at most one live line. */
export function billedTwice(documents: Documents, ledger: Ledger): string[] {
  return [...billing(documents, ledger)].flatMap(([bookingId, markers]) =>
    markers.length > 1 ? [`I1: booking ${bookingId} is billed on ${markers.join(' and ')}`] : [],
  );
}

/** The markers of the live lines that bill each booking. */
export function billing(documents: Documents, ledger: Ledger): Map<string, string[]> {
  const billed = new Map<string, string[]>();
  for (const { document, index } of documents.liveLines()) {
    const { marker } = document;
    for (const bookingId of ledger.drafts.get(marker)?.lines[index]?.bookingIds ?? []) {
      billed.set(bookingId, [...(billed.get(bookingId) ?? []), marker]);
    }
  }
  return billed;
}

/** I4: no document of ours that the ledger does not know. */
export function strangers(documents: Documents, ledger: Ledger): string[] {
  return documents
    .list()
    .filter(({ marker }) => !ledger.drafts.has(marker))
    .map(({ marker }) => `I4: ${marker} stands in Business Central, but not in the ledger`);
}

type Drafted = { draft: LedgerDraft; document: Document; lines: SalesInvoiceLine[] };

/** I3 and I10: what was drafted is what was reviewed, and what the ledger says. */
export function differsFromReview({ draft, document, lines }: Drafted, reviews: Reviews): string[] {
  const wrongs: string[] = [];
  const { marker } = draft;
  if (document.customerId !== draft.customer.id)
    wrongs.push(`I3: ${marker} is for another customer`);
  const made = lines.map(lineFacts).join('\n');
  const intended = draft.lines.map(plannedFacts).join('\n');
  if (made !== intended) wrongs.push(`I3: ${marker} has the lines\n${made}\nand not\n${intended}`);
  const preview = reviews.get(draft.previewId);
  if (preview && !isReviewed(draft, preview)) wrongs.push(`I3: ${marker} is not what was reviewed`);
  return wrongs;
}

function lineFacts({ itemId, description, quantity, unitPrice }: SalesInvoiceLine): string {
  return [itemId, description, quantity, unitPrice].join(' | ');
}

function plannedFacts({
  item,
  description,
  quantity,
  unitPrice,
}: LedgerDraft['lines'][number]): string {
  return [item.id, description, Number(quantity), Number(unitPrice)].join(' | ');
}

/** Line by line. The unit price only where it was no estimate, net or gross. */
function isReviewed(draft: LedgerDraft, { drafts }: InvoicePreview): boolean {
  return draft.lines.every((line) =>
    drafts.some(
      ({ customer, isEstimate, lines }) =>
        customer.id === draft.customer.id &&
        lines.some(
          (reviewed) =>
            reviewed.item.id === line.item.id &&
            reviewed.description === line.description &&
            Number(reviewed.quantity) === Number(line.quantity) &&
            (isEstimate || Number(reviewed.unitPrice) === Number(line.unitPrice)) &&
            reviewed.bookingIds.join() === line.bookingIds.join(),
        ),
    ),
  );
}
