import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { Decimal, lineAmount, roundTo, totalsOf, withAmounts } from './amounts.ts';
import type { WrittenFields } from './headerFields.ts';
import { termsOf } from './terms.ts';

/** The header's discount needs lines to stand on; in a POST there are none yet. */
export function refuseDiscountWithoutLines(
  fields: WrittenFields,
  lines: readonly SalesInvoiceLine[],
): void {
  const isDiscounted = Number(fields.get('discountAmount') ?? 0) > 0;
  if (!isDiscounted || lines.some(({ lineType }) => lineType === 'Item')) return;
  throw dialogError(
    'Cannot apply an invoice discount because the document does not include lines where the Allow Invoice Disc. field is selected. To add a discount, specify a line discount in the Line Discount % field for the relevant lines, or add a line of type Item where the Allow Invoice Disc. field is selected.',
  );
}

/** Spreads a discount over the lines by their amounts, to the last cent: AL codeunit 56 "Sales - Calc Discount By Type". */
export function applyInvoiceDiscount(
  invoice: SalesInvoice,
  amount: number,
  books: Books,
): SalesInvoice {
  const terms = termsOf(invoice, books);
  const lines = books.linesOf(invoice.id);
  const whole = lines.reduce((sum, line) => sum.plus(lineAmount(line, terms)), new Decimal(0));
  let passed = new Decimal(0);
  let given = new Decimal(0);
  for (const line of lines) {
    passed = passed.plus(lineAmount(line, terms));
    const due = whole.isZero() ? passed : passed.div(whole).times(amount);
    const share = roundTo(due, terms.precision).minus(given);
    given = given.plus(share);
    const discounted = { ...line, invoiceDiscountShare: share.toNumber() };
    const others = books.linesOf(invoice.id).filter(({ id }) => id !== line.id);
    books.changes.salesInvoiceLines.put({
      ...withAmounts(discounted, others, terms),
      version: line.version + 1,
    });
  }
  const { discount } = totalsOf(books.linesOf(invoice.id));
  return { ...invoice, discountAmount: discount };
}
