// What Business Central made, held against what was reviewed.
import { Decimal } from 'decimal.js';
import { convertTax } from './convertTax.ts';
import type { SalesInvoiceLineId } from './ids.ts';
import { roundMoney, sum } from './money.ts';
import type { PlannedLine } from './planInvoices.ts';
import type { SalesInvoice, SalesInvoiceLine } from './salesInvoice.ts';

/** What a draft was meant to be. */
export type Intended = {
  customerId: string;
  currencyCode: string;
  lines: readonly PlannedLine[];
};

export type Verified =
  /** As intended; `lines` are the planned ones with the unit prices that the document needs. */
  | { verdict: 'asIntended'; lines: PlannedLine[] }
  /** Only unit prices differ, as it turned out whether the document's prices include VAT. */
  | { verdict: 'pricesToCorrect'; corrections: PriceCorrection[] }
  /** Something else differs: a discount, an additional line, another customer. */
  | { verdict: 'differs'; said: string };

export type PriceCorrection = { lineId: SalesInvoiceLineId; unitPrice: Decimal };

/** The document decides whether prices include VAT, and its lines at which rate. */
export function verifySalesInvoice(intended: Intended, invoice: SalesInvoice): Verified {
  const made = invoice.lines.filter((line) => line.lineType !== 'Comment');
  if (invoice.customerId !== intended.customerId) return differs('another customer');
  if (invoice.currencyCode !== intended.currencyCode) return differs('another currency');
  if (made.length !== intended.lines.length) {
    return differs(`${made.length} lines instead of ${intended.lines.length}`);
  }
  const pairs = intended.lines.map((line, index) => pair(line, made[index], invoice));
  const corrections: PriceCorrection[] = [];
  for (const { planned, line } of pairs) {
    const problem = lineDifference(planned, line);
    if (problem) return differs(problem);
    if (line && !line.unitPrice.equals(planned.unitPrice)) {
      corrections.push({ lineId: line.id, unitPrice: planned.unitPrice });
    }
  }
  if (corrections.length > 0) return { verdict: 'pricesToCorrect', corrections };
  return verifyAmounts(pairs, intended, invoice);
}

type Pair = { planned: PlannedLine; line: SalesInvoiceLine | undefined };

/** The planned line with the unit price as this document needs it. */
function pair(line: PlannedLine, made: SalesInvoiceLine | undefined, invoice: SalesInvoice): Pair {
  const answer = convertTax(line.basePrice, {
    priceIncludesTax: line.baseIncludesTax,
    documentIncludesTax: invoice.pricesIncludeTax,
    taxPercent: made?.taxPercent ?? null,
  });
  const unitPrice = 'problem' in answer ? line.unitPrice : answer.unitPrice;
  const taxPercent = made?.taxPercent ?? line.taxPercent;
  return { planned: { ...line, unitPrice, taxPercent }, line: made };
}

function lineDifference(planned: PlannedLine, line: SalesInvoiceLine | undefined): string | null {
  if (!line) return 'a line is missing';
  if (line.itemId !== planned.item.id) return `another item on line ${line.sequence}`;
  if (!line.quantity.equals(planned.quantity)) return `another quantity on line ${line.sequence}`;
  return null;
}

function verifyAmounts(pairs: Pair[], intended: Intended, invoice: SalesInvoice): Verified {
  const lines = pairs.map(({ planned }) => ({
    ...planned,
    amount: roundMoney(planned.quantity.times(planned.unitPrice), intended.currencyCode),
  }));
  for (const [index, { line }] of pairs.entries()) {
    const amount = invoice.pricesIncludeTax ? line?.amountIncludingTax : line?.amountExcludingTax;
    const expected = lines[index]?.amount;
    if (!amount || !expected || !amount.equals(expected)) {
      return differs(`line ${line?.sequence ?? 0} amounts to ${amount?.toFixed() ?? 'nothing'}`);
    }
  }
  const total = sum(lines.map((line) => line.amount));
  const made = invoice.pricesIncludeTax
    ? invoice.totalAmountIncludingTax
    : invoice.totalAmountExcludingTax;
  return made.equals(total)
    ? { verdict: 'asIntended', lines }
    : differs(`a total of ${made.toFixed()} instead of ${total.toFixed()}`);
}

function differs(what: string): Verified {
  return { verdict: 'differs', said: `Business Central has ${what}.` };
}
