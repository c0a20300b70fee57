import * as fc from 'fast-check';
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { convertTax } from '../../api/domain/convertTax.ts';
import { Exact, roundMoney } from '../../api/domain/money.ts';
import { amounts } from './arbitraries.ts';

const gross = { priceIncludesTax: true };
const net = { priceIncludesTax: false };

describe('VAT', () => {
  it('is taken out of a gross price for a net document', () => {
    const question = { ...gross, documentIncludesTax: false, taxPercent: new Exact('20') };
    expect(convertTax(new Exact('80'), question)).toEqual({
      unitPrice: new Exact('66.66667'),
      isEstimate: false,
    });
  });

  it('is put on a net price for a gross document', () => {
    const question = { ...net, documentIncludesTax: true, taxPercent: new Exact('19') };
    expect(convertTax(new Exact('80'), question)).toEqual({
      unitPrice: new Exact('95.2'),
      isEstimate: false,
    });
  });

  it.each([true, false])('is left alone where price and document agree (%s)', (includesTax) => {
    const answer = convertTax(new Exact('80'), {
      priceIncludesTax: includesTax,
      documentIncludesTax: includesTax,
      taxPercent: null,
    });
    expect(answer).toEqual({ unitPrice: new Exact('80'), isEstimate: false });
  });

  it('that is needed and unknown stops the line', () => {
    const question = { ...gross, documentIncludesTax: false, taxPercent: null };
    expect(convertTax(new Exact('80'), question)).toEqual({ problem: 'taxRateUnknown' });
  });

  it('is an estimate as long as nobody knows what the document wants', () => {
    const question = { ...gross, documentIncludesTax: null, taxPercent: new Exact('20') };
    expect(convertTax(new Exact('80'), question)).toEqual({
      unitPrice: new Exact('80'),
      isEstimate: true,
    });
  });

  it('of nothing changes no price', () => {
    const question = { ...gross, documentIncludesTax: false, taxPercent: new Exact('0') };
    expect(convertTax(new Exact('80'), question)).toEqual({
      unitPrice: new Exact('80'),
      isEstimate: false,
    });
  });

  it('I2 converted there and back comes to the same cent', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('0', '7', '7.7', '19', '20', '25'), (amount, rate) => {
        const price = roundMoney(amount, 'EUR');
        const taxPercent = new Exact(rate);
        const there = convertTax(price, { ...gross, documentIncludesTax: false, taxPercent });
        if ('problem' in there) throw new Error(there.problem);
        const back = convertTax(there.unitPrice, { ...net, documentIncludesTax: true, taxPercent });
        if ('problem' in back) throw new Error(back.problem);
        expect(there.unitPrice.decimalPlaces()).toBeLessThanOrEqual(5);
        expect(roundMoney(back.unitPrice, 'EUR')).toEqual(price);
      }),
    );
  });

  it('is computed exactly, whatever the precision of the number that came in', () => {
    const Coarse = Decimal.clone({ precision: 5 });
    const question = { ...net, documentIncludesTax: true, taxPercent: new Exact('7.7') };
    expect(convertTax(new Coarse('123456.78'), question)).toEqual({
      unitPrice: new Exact('132962.95206'),
      isEstimate: false,
    });
  });
});
