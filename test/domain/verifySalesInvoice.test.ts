import { describe, expect, it } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { Exact, sum } from '../../api/domain/money.ts';
import type { PlannedLine } from '../../api/domain/planInvoices.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../../api/domain/salesInvoice.ts';
import { verifySalesInvoice, type Verified } from '../../api/domain/verifySalesInvoice.ts';
import { annaBerger } from './cast.ts';
import { madeInvoice, madeLine, plannedLine } from './salesInvoices.ts';

const lines = [plannedLine('Monday'), plannedLine('Tuesday', { unitPrice: new Exact('95.5') })];

function verify(invoice: SalesInvoice, planned: readonly PlannedLine[] = lines) {
  const intended = { customerId: annaBerger.id, currencyCode: 'EUR', lines: planned };
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

  it.each<[string, Partial<SalesInvoice>]>([
    ['another customer', { customerId: asId<'customer'>('other') }],
    ['another currency', { currencyCode: 'USD' }],
    ['a line too few', { lines: [] }],
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
    expect(verify({ ...madeWith({}), ...net })).toEqual({
      verdict: 'pricesToCorrect',
      corrections: [
        { lineId: 'line of Massage, Monday', unitPrice: new Exact('66.66667') },
        { lineId: 'line of Massage, Tuesday', unitPrice: new Exact('79.58333') },
      ],
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
