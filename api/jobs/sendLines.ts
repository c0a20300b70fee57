// Drafts whose headers were made get their lines. A header that stays alone is found by its marker, and deleted.
import type { SalesInvoice, WriteOutcome } from '../domain/salesInvoice.ts';
import { AccessError } from '../http/accessError.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import { placeOf, type DraftWork } from './draftWork.ts';
import { newSalesInvoice } from './newSalesInvoice.ts';

type Outcome = WriteOutcome<SalesInvoice>;

/** Side by side, as far as the writers of the company go. */
export async function addLines(
  drafts: readonly SalesInvoiceDraftRecord[],
  headers: readonly Outcome[],
  work: DraftWork,
): Promise<Outcome[]> {
  return Promise.all(
    drafts.map(async (draft, index) => {
      const header = headers[index] ?? notAnswered;
      return header.outcome === 'done' ? addLinesTo(draft, header.made, work) : header;
    }),
  );
}

const notAnswered = { outcome: 'unknown', why: 'Business Central gave no answer' } as const;
const stayedAlone = {
  outcome: 'unknown',
  why: 'The header may have stayed without lines',
} as const;

async function addLinesTo(
  draft: SalesInvoiceDraftRecord,
  { id }: SalesInvoice,
  work: DraftWork,
): Promise<Outcome> {
  const { lines } = newSalesInvoice(draft);
  const place = placeOf(draft);
  try {
    const outcome = await work.businessCentral.addSalesInvoiceLines(place, id, lines);
    if (outcome.outcome === 'notDone') return stayedAlone;
    if (outcome.outcome !== 'refused') return outcome;
    return (await removeHeader(draft, id, work)) ? outcome : stayedAlone;
  } catch (error) {
    // From here on something stands there: a right that is lost now does not mean that nothing was done.
    if (error instanceof AccessError || error instanceof UpstreamError) return stayedAlone;
    throw error;
  }
}

/** Nothing is left of a draft whose lines were refused. Read once more, as some of them may have come. */
async function removeHeader(
  draft: SalesInvoiceDraftRecord,
  id: SalesInvoice['id'],
  { businessCentral }: DraftWork,
): Promise<boolean> {
  const place = placeOf(draft);
  const header = await businessCentral.getSalesInvoice(place, id);
  if (!header) return false;
  const { etag } = header;
  return (await businessCentral.deleteSalesInvoice(place, { id, etag })).outcome === 'done';
}
