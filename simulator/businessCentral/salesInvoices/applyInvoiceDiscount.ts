// The invoice discount: an amount that somebody wrote, or what follows from the percentages of the customer who pays.
import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { Decimal, lineAmount, roundTo, totalsOf, withAmounts } from './amounts.ts';
import type { WrittenFields } from './writtenFields.ts';
import { termsOf } from './terms.ts';

/** The header's discount needs lines to stand on; in a POST there are none yet. */
export function refuseDiscountWithoutLines(
  fields: WrittenFields,
  lines: readonly SalesInvoiceLine[],
): void {
  const isDiscounted = Number(fields.get('discountAmount') ?? 0) > 0;
  if (!isDiscounted || lines.some(isDiscountable)) return;
  throw dialogError(
    'Cannot apply an invoice discount because the document does not include lines where the Allow Invoice Disc. field is selected. To add a discount, specify a line discount in the Line Discount % field for the relevant lines, or add a line of type Item where the Allow Invoice Disc. field is selected.',
  );
}

/**
 * The header after one of its lines has changed. A discount that somebody wrote stays with the lines that had it, less
 * what the changed line had; one by percentages is worked out anew: AL codeunit 60 "Sales-Calc. Discount".
 */
export function withDiscount(header: SalesInvoice, books: Books): SalesInvoice {
  const lines = books.linesOf(header.id);
  const percentages = books.changes.customers.get(header.billToCustomerId)?.invoiceDiscounts ?? [];
  if (header.hasOwnDiscount || percentages.length === 0) {
    return { ...header, discountAmount: totalsOf(lines).discount };
  }
  const terms = termsOf(header, books);
  const base = sumOf(lines.filter(isDiscountable).map((line) => lineAmount(line, terms)));
  const reached = percentages.filter(({ minimumAmount }) => base.gte(minimumAmount));
  const [{ percent } = { percent: 0 }] = reached.toSorted(
    (one, other) => other.minimumAmount - one.minimumAmount,
  );
  const amount = roundTo(base.times(percent).div(100), terms.precision).toNumber();
  return applyInvoiceDiscount(header, amount, books);
}

/** Spreads a discount over the lines by their amounts, to the last cent: AL codeunit 56 "Sales - Calc Discount By Type". */
export function applyInvoiceDiscount(
  invoice: SalesInvoice,
  amount: number,
  books: Books,
): SalesInvoice {
  const terms = termsOf(invoice, books);
  const lines = books.linesOf(invoice.id).filter(isDiscountable);
  const whole = sumOf(lines.map((line) => lineAmount(line, terms)));
  // AL table 290 "VAT Amount Line", SetInvoiceDiscountAmount.
  if (amount > 0 && whole.lt(amount)) {
    throw dialogError(
      `The maximum Invoice Discount Amount that you can apply is ${whole.toFixed()}.`,
    );
  }
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

/** "Allow Invoice Disc." is off for accounts: AL table 37 "Sales Line", CopyFromGLAccount. */
function isDiscountable({ lineType }: SalesInvoiceLine): boolean {
  return lineType === 'Item' || lineType === 'Charge';
}

function sumOf(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));
}
