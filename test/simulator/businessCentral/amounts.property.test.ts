import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SalesInvoiceLine } from '../../../simulator/businessCentral/records.ts';
import {
  Decimal,
  lineAmount,
  roundTo,
  totalsOf,
  withAmounts,
  type AmountTerms,
} from '../../../simulator/businessCentral/salesInvoices/amounts.ts';

const cents = (low: number, high: number) =>
  fc.integer({ min: low, max: high }).map((value) => value / 100);

const someLine = fc.record({
  quantity: cents(1, 2_000),
  unitPrice: cents(1, 100_000),
  rate: fc.constantFrom({ code: 'STANDARD', percent: 19 }, { code: 'REDUCED', percent: 7 }),
});
type SomeLine = { quantity: number; unitPrice: number; rate: { code: string; percent: number } };

const someTerms = fc.record({
  pricesIncludeTax: fc.boolean(),
  precision: fc.constantFrom(0.01, 0.05, 1),
});

const someLines = fc.array(someLine, { minLength: 1, maxLength: 12 });

it('adds up: the total including VAT is the total without plus the VAT, in whole cents', () => {
  fc.assert(
    fc.property(someLines, someTerms, (some, terms) => {
      const totals = totalsOf(book(some, terms));
      expect(new Decimal(totals.excludingTax).plus(totals.tax).toNumber()).toBe(
        totals.includingTax,
      );
      expect(roundTo(new Decimal(totals.tax), terms.precision).toNumber()).toBe(totals.tax);
    }),
  );
});

it('takes the VAT of each rate from the sum of its lines, however they are rounded one by one', () => {
  fc.assert(
    fc.property(someLines, someTerms, (some, terms) => {
      const lines = book(some, terms);
      for (const percent of [19, 7]) {
        const alike = lines.filter((line) => line.taxPercent === percent);
        const { excludingTax, includingTax } = totalsOf(alike);
        const amount = alike.reduce(
          (sum, line) => sum.plus(lineAmount(line, terms)),
          new Decimal(0),
        );
        const factor = new Decimal(percent).div(100).plus(1);
        if (terms.pricesIncludeTax) {
          expect(includingTax).toBe(amount.toNumber());
          expect(excludingTax).toBe(roundTo(amount.div(factor), terms.precision).toNumber());
        } else {
          const tax = roundTo(amount.times(factor.minus(1)), terms.precision);
          expect(excludingTax).toBe(amount.toNumber());
          expect(includingTax).toBe(amount.plus(tax).toNumber());
        }
      }
    }),
  );
});

it('gives a line alone the same amounts with the discount left out of account and without it', () => {
  fc.assert(
    fc.property(someLine, someTerms, (some, terms) => {
      const [line] = book([some], terms);
      expect(line?.netAmount).toBe(line?.amountExcludingTax);
      expect(line?.netAmountIncludingTax).toBe(line?.amountIncludingTax);
    }),
  );
});

it('rounds half a cent away from zero, on both sides of it', () => {
  expect(roundTo(new Decimal('0.125'), 0.01).toNumber()).toBe(0.13);
  expect(roundTo(new Decimal('-0.125'), 0.01).toNumber()).toBe(-0.13);
  expect(roundTo(new Decimal('1.005'), 0.01).toNumber()).toBe(1.01);
});

/** Lines written one after the other, as Business Central does. */
function book(some: readonly SomeLine[], terms: AmountTerms): SalesInvoiceLine[] {
  return some.reduce<SalesInvoiceLine[]>(
    (lines, one, index) => [...lines, withAmounts(lineOf(one, index), lines, terms)],
    [],
  );
}

function lineOf({ quantity, unitPrice, rate }: SomeLine, index: number): SalesInvoiceLine {
  return {
    id: `line-${index}`,
    companyId: 'company',
    version: 1,
    lastModifiedDateTime: '2026-03-02T09:30:00.000Z',
    documentId: 'invoice',
    sequence: (index + 1) * 10_000,
    lineType: 'Item',
    itemId: 'item',
    accountId: '',
    lineObjectNumber: 'S1001',
    description: '',
    description2: '',
    unitOfMeasureCode: 'SESSION',
    quantity,
    unitPrice,
    discountPercent: 0,
    discountAmount: 0,
    vatProductPostingGroup: rate.code,
    taxCode: rate.code,
    taxPercent: rate.percent,
    shipmentDate: '2026-03-02',
    amountExcludingTax: 0,
    amountIncludingTax: 0,
    netAmount: 0,
    netAmountIncludingTax: 0,
  };
}
