// What Business Central made, held against what was reviewed.
import { Decimal } from 'decimal.js';
import { convertTax } from './convertTax.ts';
import type { SalesInvoiceLineId } from './ids.ts';
import { roundMoney, sum } from './money.ts';
import type { PlannedLine } from './planInvoices.ts';
import { firstSequence } from './lineSequence.ts';
import type { SalesInvoice, SalesInvoiceLine } from './salesInvoice.ts';

/** What a draft was meant to be. */
export type Intended = {
  customerId: string;
  currencyCode: string;
  lines: readonly PlannedLine[];
  /** Whether lines that the company adds to every invoice of a customer may stand beside ours. */
  acceptsAddedLines: boolean;
};

export type Verified =
  /** As intended; `lines` are the planned ones with the unit prices that the document needs. */
  | { verdict: 'asIntended'; lines: PlannedLine[]; added: AddedLine[] }
  /** Only unit prices differ, as it turned out whether the document's prices include VAT. */
  | { verdict: 'pricesToCorrect'; corrections: PriceCorrection[] }
  /** Its last lines are missing, all others are as intended. */
  | { verdict: 'incomplete'; said: string }
  /** Something else differs: a discount, an additional line, another customer. */
  | { verdict: 'differs'; said: string };

export type PriceCorrection = { lineId: SalesInvoiceLineId; etag: string; unitPrice: Decimal };

/** A line that Business Central put on a document by itself, and what it comes to. */
export type AddedLine = { sequence: number; description: string; amount: Decimal };

/** The document decides whether prices include VAT, and its lines at which rate. */
export function verifySalesInvoice(intended: Intended, invoice: SalesInvoice): Verified {
  const billed = invoice.lines.filter((line) => line.lineType !== 'Comment');
  const made = billed.filter(({ sequence }) => sequence >= firstSequence);
  const added = billed.filter(({ sequence }) => sequence < firstSequence);
  if (invoice.customerId !== intended.customerId) return differs('another customer');
  if (invoice.currencyCode !== intended.currencyCode) return differs('another currency');
  if (added.length > 0 && !intended.acceptsAddedLines) return differs(addedInWords(added, invoice));
  if (made.length > intended.lines.length) return differs(lineCount(made, intended));
  const pairs = made.map((line, index) => pair(intended.lines[index], line, invoice));
  const corrections: PriceCorrection[] = [];
  for (const each of pairs) {
    if (!each) return differs(lineCount(made, intended));
    const problem = lineDifference(each);
    if (problem) return differs(problem);
    const { line, planned, sent } = each;
    const { unitPrice } = planned;
    if (line.unitPrice.equals(unitPrice)) continue;
    // A price that is neither the right one nor the one that we sent is somebody's decision.
    if (!line.unitPrice.equals(sent)) return differs(`another price on line ${line.sequence}`);
    corrections.push({ lineId: line.id, etag: line.etag, unitPrice });
  }
  if (made.length < intended.lines.length) {
    return { verdict: 'incomplete', said: said(lineCount(made, intended)) };
  }
  if (corrections.length > 0) return { verdict: 'pricesToCorrect', corrections };
  return verifyAmounts(
    pairs.filter((each) => each !== undefined),
    { intended, invoice, added },
  );
}

function lineCount(made: readonly SalesInvoiceLine[], { lines }: Intended): string {
  return `${made.length} lines instead of ${lines.length}`;
}

/** People are to see what was added, and to what amount. */
function addedInWords(added: readonly SalesInvoiceLine[], invoice: SalesInvoice): string {
  const lines = added.map(
    (line) => `"${line.description}" (${amountOf(line, invoice).toFixed(2)})`,
  );
  return `${added.length === 1 ? 'a line' : 'lines'} of its own: ${lines.join(', ')}`;
}

function amountOf(line: SalesInvoiceLine, { pricesIncludeTax }: SalesInvoice): Decimal {
  return pricesIncludeTax ? line.amountIncludingTax : line.amountExcludingTax;
}

type Pair = { planned: PlannedLine; line: SalesInvoiceLine; sent: Decimal };

/** The planned line with the unit price as this document needs it. */
function pair(
  line: PlannedLine | undefined,
  made: SalesInvoiceLine,
  invoice: SalesInvoice,
): Pair | undefined {
  if (!line) return undefined;
  const answer = convertTax(line.basePrice, {
    priceIncludesTax: line.baseIncludesTax,
    documentIncludesTax: invoice.pricesIncludeTax,
    taxPercent: made.taxPercent,
  });
  const unitPrice = 'problem' in answer ? line.unitPrice : answer.unitPrice;
  const planned = { ...line, unitPrice, taxPercent: made.taxPercent };
  return { planned, line: made, sent: line.unitPrice };
}

function lineDifference({ planned, line }: Pair): string | null {
  if (line.itemId !== planned.item.id) return `another item on line ${line.sequence}`;
  if (!line.quantity.equals(planned.quantity)) return `another quantity on line ${line.sequence}`;
  return null;
}

type Compared = { intended: Intended; invoice: SalesInvoice; added: readonly SalesInvoiceLine[] };

function verifyAmounts(
  pairs: readonly Pair[],
  { intended, invoice, added: addedLines }: Compared,
): Verified {
  const lines = pairs.map(({ planned }) => ({
    ...planned,
    amount: roundMoney(planned.quantity.times(planned.unitPrice), intended.currencyCode),
  }));
  for (const [index, { line }] of pairs.entries()) {
    const amount = amountOf(line, invoice);
    if (!lines[index]?.amount.equals(amount)) {
      return differs(`line ${line.sequence} amounts to ${amount.toFixed()}`);
    }
  }
  const added = addedLines.map((line) => ({
    sequence: line.sequence,
    description: line.description,
    amount: amountOf(line, invoice),
  }));
  const total = sum(lines.map((line) => line.amount));
  const expected = total.plus(sum(added.map(({ amount }) => amount)));
  const made = invoice.pricesIncludeTax
    ? invoice.totalAmountIncludingTax
    : invoice.totalAmountExcludingTax;
  return made.equals(expected)
    ? { verdict: 'asIntended', lines, added }
    : differs(`a total of ${made.toFixed()} instead of ${expected.toFixed()}`);
}

function differs(what: string): Verified {
  return { verdict: 'differs', said: said(what) };
}

function said(what: string): string {
  return `Business Central has ${what}.`;
}
