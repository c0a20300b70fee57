import { describe, expect, it } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { Exact, sum } from '../../api/domain/money.ts';
import type { PlannedLine } from '../../api/domain/planInvoices.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../../api/domain/salesInvoice.ts';
import { verifySalesInvoice, type Verified } from '../../api/domain/verifySalesInvoice.ts';
import { annaBerger } from './cast.ts';
import { madeInvoice, madeLine, plannedLine } from './salesInvoices.ts';

const lines = [plannedLine('Monday'), plannedLine('Tuesday', { unitPrice: new Exact('95.5') })];

function verify(
  invoice: SalesInvoice,
  planned: readonly PlannedLine[] = lines,
  acceptsAddedLines = false,
) {
  const intended = {
    customerId: annaBerger.id,
    currencyCode: 'EUR',
    lines: planned,
    acceptsAddedLines,
  };
  return verifySalesInvoice(intended, invoice);
}

/** What the lines come to once they are as the document needs them. */
function totalOf(verified: Verified): string {
  if (verified.verdict !== 'asIntended') throw new Error(`It is not as intended`);
  return sum(verified.lines.map(({ amount }) => amount)).toFixed(2);
}

function madeWith(changes: Partial<SalesInvoiceLine>): SalesInvoice {
  return madeInvoice(lines.map((line, index) => madeLine(line, index === 0 ? changes : {})));
}

describe('a sales invoice that was made', () => {
  it('is as intended when lines and sums are', () => {
    const answer = verify(madeWith({}));
    expect(answer).toMatchObject({ verdict: 'asIntended' });
    expect(totalOf(answer)).toBe('175.50');
  });

  it('may have comments of the company beside the lines', () => {
    const invoice = madeWith({});
    const comment = madeLine(plannedLine('x'), { lineType: 'Comment', itemId: null });
    expect(verify({ ...invoice, lines: [comment, ...invoice.lines] }).verdict).toBe('asIntended');
  });

  it('C2 is incomplete as long as its last lines are missing', () => {
    const { lines: made } = madeWith({});
    expect(verify(madeInvoice(made.slice(0, 1))).verdict).toBe('incomplete');
    expect(verify(madeInvoice([])).verdict).toBe('incomplete');
    expect(verify(madeInvoice([...made, ...made])).verdict).toBe('differs');
  });

  it('C4 may have lines that the company adds only where the setup says so, and tells them', () => {
    const { lines: made } = madeWith({});
    const fee = madeLine(plannedLine('fee', { unitPrice: new Exact(5) }), { sequence: 10_000 });
    const invoice = madeInvoice([fee, ...made]);
    expect(verify(invoice)).toEqual({
      verdict: 'differs',
      said: 'Business Central has a line of its own: "Massage, fee" (5.00).',
    });
    expect(verify(invoice, lines, true)).toMatchObject({
      verdict: 'asIntended',
      added: [{ sequence: 10_000, amount: new Exact(5) }],
    });
    const unbalanced = { ...invoice, totalAmountIncludingTax: new Exact('175.5') };
    expect(verify(unbalanced, lines, true).verdict).toBe('differs');
  });

  it.each<[string, Partial<SalesInvoice>]>([
    ['another customer', { customerId: asId<'customer'>('other') }],
    ['another currency', { currencyCode: 'USD' }],
    ['another total', { totalAmountIncludingTax: new Exact('170') }],
  ])('differs with %s', (_, changes) => {
    expect(verify({ ...madeWith({}), ...changes }).verdict).toBe('differs');
  });

  it.each<[string, Partial<SalesInvoiceLine>]>([
    ['another item', { itemId: asId<'item'>('other') }],
    ['another quantity', { quantity: new Exact(2) }],
    ['a discount', { amountIncludingTax: new Exact('72') }],
  ])('differs with %s on a line', (_, changes) => {
    expect(verify(madeWith(changes)).verdict).toBe('differs');
  });
});

describe('a document that turned out net', () => {
  const net = { pricesIncludeTax: false };

  it('has its prices corrected to what they are without VAT, at the rate of the line', () => {
    const etag = 'W/"as made"';
    expect(verify({ ...madeWith({}), ...net })).toEqual({
      verdict: 'pricesToCorrect',
      corrections: [
        { lineId: 'line of Massage, Monday', etag, unitPrice: new Exact('66.66667') },
        { lineId: 'line of Massage, Tuesday', etag, unitPrice: new Exact('79.58333') },
      ],
    });
  });

  it('keeps a price that somebody else gave it', () => {
    const [monday, tuesday] = madeWith({}).lines;
    if (!monday || !tuesday) throw new Error('Lines are missing');
    const dearer = { ...tuesday, unitPrice: tuesday.unitPrice.plus(1) };
    expect(verify({ ...madeWith({}), ...net, lines: [monday, dearer] })).toEqual({
      verdict: 'differs',
      said: 'Business Central has another price on line 110000.',
    });
  });

  it('is as intended once they are, and its total is net', () => {
    const corrected = madeInvoice(
      lines.map((line) => {
        const unitPrice = line.unitPrice.div('1.2').toDecimalPlaces(5);
        const amountExcludingTax = unitPrice.toDecimalPlaces(2);
        return madeLine(line, { unitPrice, amountExcludingTax });
      }),
      net,
    );
    const answer = verify(corrected);
    expect(answer.verdict).toBe('asIntended');
    expect(totalOf(answer)).toBe('146.25');
  });
});
