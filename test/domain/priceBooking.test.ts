import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceRules } from '../../api/contract/links.ts';
import type { Booking } from '../../api/domain/booking.ts';
import { Exact, roundMoney, sum } from '../../api/domain/money.ts';
import { priceBooking, type Price } from '../../api/domain/priceBooking.ts';
import { amounts, currencyCodes } from './arbitraries.ts';
import { makeBooking, massageItem, rulesOf } from './cast.ts';

type Circumstances = { rules?: Partial<ServiceRules>; currencyCode?: string; noItem?: true };

function pricing(booking: Partial<Booking>, { rules, currencyCode, noItem }: Circumstances = {}) {
  return priceBooking(makeBooking(booking), {
    rules: rulesOf(rules),
    item: noItem ? null : massageItem,
    currencyCode: currencyCode ?? 'EUR',
  });
}

function priced(booking: Partial<Booking>, circumstances: Circumstances = {}): Price {
  const answer = pricing(booking, circumstances);
  if ('problem' in answer) throw new Error(`No price: ${answer.problem}`);
  return answer;
}

function amountOf({ quantity, unitPrice }: Price, currencyCode = 'EUR'): Decimal {
  return roundMoney(quantity.times(unitPrice), currencyCode);
}

const lasting = (minutes: number): Pick<Booking, 'startAt' | 'endAt'> => ({
  startAt: '2026-11-05T09:00:00.000Z',
  endAt: new Date(Date.parse('2026-11-05T09:00:00.000Z') + minutes * 60_000).toISOString(),
});

const hourly = (price: string, minutes: number): Partial<Booking> => ({
  priceType: 'hourly',
  price: new Exact(price),
  ...lasting(minutes),
});

describe('a fixed price', () => {
  it('I1 of 80.00 for 45 minutes stays 80.00', () => {
    const price = priced({ priceType: 'fixedPrice', price: new Exact('80'), ...lasting(45) });
    expect(price.quantity.toFixed()).toBe('1');
    expect(price.unitPrice.toFixed(2)).toBe('80.00');
    expect(price.source).toBe('bookings');
  });

  it('is the same however long the appointment took', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 2000 }), (minutes) => {
        const price = priced({ priceType: 'fixedPrice', ...lasting(minutes) });
        expect(amountOf(price).toFixed(2)).toBe('80.00');
      }),
    );
  });

  it.each(['0', '-5'])('F5 of %s needs attention, for nobody meant it', (text) => {
    const price = new Exact(text);
    expect(pricing({ priceType: 'fixedPrice', price })).toEqual({ problem: 'priceNotSet' });
    expect(pricing({ priceType: 'hourly', price })).toEqual({ problem: 'priceNotSet' });
  });
});

describe('an hourly price', () => {
  it('is multiplied by the hours', () => {
    const price = priced(hourly('90', 90));
    expect(price.quantity.toFixed()).toBe('1.5');
    expect(amountOf(price).toFixed(2)).toBe('135.00');
  });

  it('I3 counts instants, so the night in which clocks go forward has an hour less', () => {
    const startAt = '2026-03-29T00:30:00.000Z';
    const endAt = '2026-03-29T01:30:00.000Z';
    const price = priced({ priceType: 'hourly', price: new Exact('90'), startAt, endAt });
    expect(price.quantity.toFixed()).toBe('1');
  });

  it.each([
    [5, 50, '0.83333'],
    [6, 50, '0.9'],
    [15, 46, '1'],
    [15, 45, '0.75'],
    [30, 31, '1'],
    [60, 1, '1'],
    [null, 50, '0.83333'],
  ] as const)('with steps of %s minutes bills %i minutes as %s hours', (step, minutes, hours) => {
    const price = priced(hourly('90', minutes), { rules: { roundUpMinutes: step } });
    expect(price.quantity.toFixed()).toBe(hours);
  });

  it.each([0, -30])(
    'F5 for %i minutes needs attention instead of a line without money',
    (minutes) => {
      expect(pricing(hourly('90', minutes))).toEqual({ problem: 'priceToConfirm' });
    },
  );

  it('I1 costs hours × price to the coin, though quantities have five decimals', () => {
    fc.assert(
      fc.property(
        amounts.filter((price) => price.greaterThan(0)),
        fc.integer({ min: 1, max: 3000 }),
        currencyCodes,
        (price, minutes, currencyCode) => {
          const answer = priced(
            { priceType: 'hourly', price, ...lasting(minutes) },
            { currencyCode },
          );
          const exact = roundMoney(new Exact(minutes).times(price).div(60), currencyCode);
          expect(answer.quantity.decimalPlaces()).toBeLessThanOrEqual(5);
          expect(amountOf(answer, currencyCode)).toEqual(exact);
        },
      ),
    );
  });

  it('too high for five decimals goes on one line of its exact amount', () => {
    const price = priced(hourly('10000', 20));
    expect(price.quantity.toFixed()).toBe('1');
    expect(price.unitPrice.toFixed(2)).toBe('3333.33');
  });
});

describe('a price that cannot be trusted', () => {
  it.each([
    ['startingAt', 'priceToConfirm'],
    ['priceVaries', 'priceToConfirm'],
    ['callUs', 'priceToConfirm'],
    ['notSet', 'priceNotSet'],
    ['undefined', 'priceNotSet'],
    ['unknownFutureValue', 'priceNotSet'],
    ['somethingNew', 'priceNotSet'],
  ])('F5 %s needs attention: %s', (priceType, problem) => {
    expect(pricing({ priceType })).toEqual({ problem });
  });

  it('is replaced by the item’s price where the service says so', () => {
    const price = priced({ priceType: 'callUs' }, { rules: { useItemPrice: true } });
    expect(price.unitPrice.toFixed()).toBe('75');
    expect(price.source).toBe('item');
  });

  it('stays a problem where there is no item to take a price from', () => {
    const answer = pricing(
      { priceType: 'callUs' },
      { rules: { useItemPrice: true }, noItem: true },
    );
    expect(answer).toEqual({ problem: 'priceToConfirm' });
  });

  it('does not make the item’s price win over a good one', () => {
    const price = priced({ priceType: 'fixedPrice' }, { rules: { useItemPrice: true } });
    expect(price.source).toBe('bookings');
  });
});

describe('an amount that somebody entered', () => {
  it('wins over every price, also for a free service', () => {
    for (const priceType of ['fixedPrice', 'hourly', 'free', 'callUs']) {
      const price = priced({ priceType, enteredAmount: new Exact('12.5') });
      expect(price.unitPrice.toFixed(2)).toBe('12.50');
      expect(price.source).toBe('entered');
    }
  });

  it('may be nothing', () => {
    expect(priced({ enteredAmount: new Exact('0') }).unitPrice.toFixed()).toBe('0');
  });

  it('is for the booking, and so is not split among a group', () => {
    const price = priced(
      { enteredAmount: new Exact('30'), attendeesCount: 3 },
      { rules: { groupRule: 'splitEqually' } },
    );
    expect(price.unitPrice.toFixed()).toBe('30');
  });
});

it('takes nothing for a free service, even where its item has a price', () => {
  const price = priced({ priceType: 'free' }, { rules: { useItemPrice: true } });
  expect(amountOf(price).toFixed()).toBe('0');
});

describe('a group', () => {
  it('pays the price for every attendee, unless the service says otherwise', () => {
    expect(priced({ attendeesCount: 3, attendeeIndex: 2 }).unitPrice.toFixed()).toBe('80');
  });

  it('I2 that splits the price comes to the whole to the cent', () => {
    const circumstances = fc.record({
      price: amounts.filter((price) => price.greaterThan(0)),
      priceType: fc.constantFrom('fixedPrice', 'hourly', 'priceVaries'),
      attendeesCount: fc.integer({ min: 2, max: 30 }),
      minutes: fc.integer({ min: 1, max: 600 }),
    });
    fc.assert(
      fc.property(circumstances, currencyCodes, ({ minutes, ...booking }, currencyCode) => {
        const rules = { useItemPrice: true };
        const appointment = { ...booking, ...lasting(minutes) };
        const whole = priced(appointment, { currencyCode, rules });
        const shares = Array.from({ length: booking.attendeesCount }, (_, attendeeIndex) =>
          priced(
            { ...appointment, attendeeIndex },
            { currencyCode, rules: { ...rules, groupRule: 'splitEqually' } },
          ),
        );
        expect(sum(shares.map((share) => amountOf(share, currencyCode)))).toEqual(
          amountOf(whole, currencyCode),
        );
      }),
    );
  });

  it('asks about somebody who is not among those who split the price any more', () => {
    const answer = pricing(
      { attendeesCount: 2, attendeeIndex: 2 },
      { rules: { groupRule: 'splitEqually' } },
    );
    expect(answer).toEqual({ problem: 'priceToConfirm' });
  });
});
