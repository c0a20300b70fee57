// The arithmetic of a sales line: AL table 37 "Sales Line", UpdateAmounts and UpdateVATAmounts.
// https://github.com/microsoft/BCApps/blob/main/src/Layers/W1/BaseApp/Sales/Document/SalesLine.Table.al
import { Decimal as AnyDecimal } from 'decimal.js';
import type { SalesInvoiceLine } from '../records.ts';

/** Wide enough that nothing is rounded but where a rule says so. */
export const Decimal = AnyDecimal.clone({ precision: 60, rounding: AnyDecimal.ROUND_HALF_UP });
export type Decimal = AnyDecimal;

/** What all lines of a document have in common. */
export type AmountTerms = {
  pricesIncludeTax: boolean;
  /** Amount rounding precision of the document's currency. */
  precision: number;
};

/** Half away from zero. */
export function roundTo(value: Decimal, precision: number): Decimal {
  return value.div(precision).toDecimalPlaces(0).times(precision);
}

/** Quantity times price after the line's own discount. */
export function lineAmount(line: SalesInvoiceLine, { precision }: AmountTerms): Decimal {
  return grossAmount(line, precision).minus(line.discountAmount);
}

/** Quantity times price: what a line discount is a part of. */
export function grossAmount(
  { quantity, unitPrice }: Pick<SalesInvoiceLine, 'quantity' | 'unitPrice'>,
  precision: number,
): Decimal {
  return roundTo(new Decimal(quantity).times(unitPrice), precision);
}

/**
 * The line with its amounts. Rounding differences of lines with the same VAT are absorbed by the line that is computed
 * last, so that the total of each rate is right.
 */
export function withAmounts(
  line: SalesInvoiceLine,
  others: readonly SalesInvoiceLine[],
  terms: AmountTerms,
): SalesInvoiceLine {
  const amount = lineAmount(line, terms);
  const own = ownAmounts(amount, line.taxPercent, terms);
  const share = new Decimal(line.invoiceDiscountShare ?? 0);
  const net = amount.equals(share)
    ? { netAmount: zero, netAmountIncludingTax: zero }
    : netAmounts({ amount, share, line, alike: alikeIn(others, line) }, terms);
  return {
    ...line,
    amountExcludingTax: own.excludingTax.toNumber(),
    amountIncludingTax: own.includingTax.toNumber(),
    netAmount: net.netAmount.toNumber(),
    netAmountIncludingTax: net.netAmountIncludingTax.toNumber(),
  };
}

const zero = new Decimal(0);

/** What the line would come to alone. */
function ownAmounts(amount: Decimal, taxPercent: number, terms: AmountTerms) {
  const factor = taxFactor(taxPercent);
  return terms.pricesIncludeTax
    ? { excludingTax: roundTo(amount.div(factor), terms.precision), includingTax: amount }
    : { excludingTax: amount, includingTax: roundTo(amount.times(factor), terms.precision) };
}

type NetInput = {
  amount: Decimal;
  share: Decimal;
  line: SalesInvoiceLine;
  alike: readonly SalesInvoiceLine[];
};

/** Amount and Amount Including VAT in AL. */
function netAmounts({ amount, share, line, alike }: NetInput, terms: AmountTerms) {
  const { pricesIncludeTax, precision } = terms;
  const rate = new Decimal(line.taxPercent).div(100);
  const total = sum(alike, ({ netAmount }) => netAmount);
  const totalIncludingTax = sum(alike, ({ netAmountIncludingTax }) => netAmountIncludingTax);
  const after = amount.minus(share);
  if (pricesIncludeTax) {
    const allAfter = alike
      .map((other) => lineAmount(other, terms).minus(other.invoiceDiscountShare ?? 0))
      .reduce((one, other) => one.plus(other), after);
    const netAmount = roundTo(allAfter.div(rate.plus(1)), precision).minus(total);
    return { netAmount, netAmountIncludingTax: allAfter.minus(totalIncludingTax) };
  }
  const netAmount = roundTo(after, precision);
  const base = total.plus(netAmount);
  const tax = roundTo(base.times(rate), precision);
  return { netAmount, netAmountIncludingTax: base.plus(tax).minus(totalIncludingTax) };
}

/** Other lines that share the rounding: same VAT identifier, and a rate other than zero. */
function alikeIn(others: readonly SalesInvoiceLine[], line: SalesInvoiceLine): SalesInvoiceLine[] {
  if (line.taxPercent === 0) return [];
  return others.filter(
    ({ id, taxCode, taxPercent }) => id !== line.id && taxCode === line.taxCode && taxPercent !== 0,
  );
}

export function taxFactor(taxPercent: number): Decimal {
  return new Decimal(taxPercent).div(100).plus(1);
}

export type Totals = {
  excludingTax: number;
  tax: number;
  includingTax: number;
  /** Invoice discount. */
  discount: number;
};

/** Totals of a document: AL codeunit 57 "Document Totals". */
export function totalsOf(lines: readonly SalesInvoiceLine[]): Totals {
  const excludingTax = sum(lines, ({ netAmount }) => netAmount);
  const includingTax = sum(lines, ({ netAmountIncludingTax }) => netAmountIncludingTax);
  return {
    excludingTax: excludingTax.toNumber(),
    tax: includingTax.minus(excludingTax).toNumber(),
    includingTax: includingTax.toNumber(),
    discount: sum(lines, ({ invoiceDiscountShare = 0 }) => invoiceDiscountShare).toNumber(),
  };
}

function sum(
  lines: readonly SalesInvoiceLine[],
  amountOf: (line: SalesInvoiceLine) => number,
): Decimal {
  return lines.reduce((total, line) => total.plus(amountOf(line)), zero);
}
