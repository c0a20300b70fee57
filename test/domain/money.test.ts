import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currencyDecimals,
  decimalText,
  Exact,
  moneyText,
  roundMoney,
  splitEqually,
  sum,
  sumByCurrency,
} from '../../api/domain/money.ts';
import { amounts, currencyCodes } from './arbitraries.ts';

describe('decimals of a currency', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
  ])('%s has %i', (currencyCode, decimals) => {
    expect(currencyDecimals(currencyCode)).toBe(decimals);
  });

  it.each(['HUF', 'IDR', 'COP', 'PKR', 'ALL'])(
    'keeps the hundredths of %s, which people do not write but invoices have',
    (currencyCode) => {
      expect(moneyText(new Exact('12.5'), currencyCode)).toBe('12.50');
    },
  );
});

describe('rounding', () => {
  it.each([
    ['1.005', 'EUR', '1.01'],
    ['-1.005', 'EUR', '-1.01'],
    ['1.0049999', 'EUR', '1.00'],
    ['80', 'EUR', '80.00'],
    ['80.5', 'JPY', '81'],
    ['0.0005', 'KWD', '0.001'],
  ])('writes %s %s as %s', (amount, currencyCode, text) => {
    expect(moneyText(new Exact(amount), currencyCode)).toBe(text);
  });

  it('does not change what is already rounded, and is never off by more than half a coin', () => {
    fc.assert(
      fc.property(amounts, currencyCodes, (amount, currencyCode) => {
        const rounded = roundMoney(amount, currencyCode);
        const coin = new Exact(10).pow(-currencyDecimals(currencyCode));
        expect(roundMoney(rounded, currencyCode)).toEqual(rounded);
        expect(rounded.minus(amount).abs().lessThanOrEqualTo(coin.div(2))).toBe(true);
      }),
    );
  });
});

describe('texts of decimals', () => {
  it('writes neither exponents nor trailing zeros', () => {
    expect(decimalText(new Exact('0.0000001'))).toBe('0.0000001');
    expect(decimalText(new Exact('1e21'))).toBe('1000000000000000000000');
    expect(decimalText(new Exact('0.83330'))).toBe('0.8333');
  });
});

describe('sums', () => {
  it('are exact where binary floats are not', () => {
    expect(sum([new Exact('0.1'), new Exact('0.2')]).toFixed()).toBe('0.3');
    expect(sum([]).toFixed()).toBe('0');
  });

  it('I4 never add one currency to another', () => {
    const totals = sumByCurrency([
      { amount: new Exact('80'), currencyCode: 'EUR' },
      { amount: new Exact('9000'), currencyCode: 'JPY' },
      { amount: new Exact('20.5'), currencyCode: 'EUR' },
    ]);
    expect(totals).toEqual([
      { amount: '100.50', currencyCode: 'EUR' },
      { amount: '9000', currencyCode: 'JPY' },
    ]);
  });
});

describe('splitting equally', () => {
  it('I2 gives the cents that cannot be divided to the first ones', () => {
    const shares = splitEqually(new Exact('100'), 3, 'EUR').map((share) => share.toFixed(2));
    expect(shares).toEqual(['33.34', '33.33', '33.33']);
  });

  it('I4 splits yen into whole yen', () => {
    const shares = splitEqually(new Exact('100'), 3, 'JPY').map((share) => share.toFixed());
    expect(shares).toEqual(['34', '33', '33']);
  });

  it('comes to the whole to the coin, with shares that differ by one coin at most', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 1, max: 60 }),
        currencyCodes,
        (amount, count, currencyCode) => {
          const shares = splitEqually(amount, count, currencyCode);
          const coin = new Exact(10).pow(-currencyDecimals(currencyCode));
          const spread = Exact.max(...shares).minus(Exact.min(...shares));
          expect(shares).toHaveLength(count);
          expect(sum(shares)).toEqual(roundMoney(amount, currencyCode));
          expect(spread.lessThanOrEqualTo(coin)).toBe(true);
        },
      ),
    );
  });
});
