import { describe, expect, it } from 'vitest';
import { assessBooking, isFree, type Assessment } from '../../api/domain/assessBooking.ts';
import type { Booking } from '../../api/domain/booking.ts';
import { holdsBookings } from '../../api/domain/draftState.ts';
import { taxKey, type InvoicingContext } from '../../api/domain/invoicingContext.ts';
import { countLikeness } from '../../api/domain/likeness.ts';
import { Exact } from '../../api/domain/money.ts';
import {
  adatum,
  anna,
  annaBerger,
  byId,
  claimIn,
  draftStates,
  linkWith,
  makeBooking,
  makeContext,
  massageItem,
  otherAppointment,
  paidOnSite,
  settingsOf,
} from './cast.ts';

function assess(
  changes: Partial<Booking> = {},
  context: Partial<InvoicingContext> = {},
): Assessment {
  const assessment = assessBooking(makeBooking(changes), makeContext(context));
  if (!assessment) throw new Error('This is no booking to invoice');
  return assessment;
}

const ofAdatum: Partial<Booking> = { attendee: { ...anna, email: 'books@adatum.com' } };

describe('a completed booking', () => {
  it('is ready when it is known who pays, for what, and how much', () => {
    const { state, problems, confirmations, line, serviceDate } = assess();
    expect({ state, problems, confirmations, serviceDate }).toEqual({
      state: 'ready',
      problems: [],
      confirmations: [],
      serviceDate: '2026-11-05',
    });
    expect(line?.amount.toFixed(2)).toBe('80.00');
    expect(line?.isEstimate).toBe(false);
  });

  it('is none before its end and the grace', () => {
    const context = makeContext({ now: '2026-11-05T09:59:00.000Z' });
    expect(assessBooking(makeBooking(), context)).toBeNull();
  });

  it('is none before the setup’s start date, as the business’s calendar has it', () => {
    const booking = makeBooking({
      startAt: '2026-10-31T23:30:00.000Z',
      endAt: '2026-11-01T00:30:00.000Z',
    });
    expect(assessBooking(booking, makeContext({ startDate: '2026-11-01' }))).not.toBeNull();
    expect(assessBooking(booking, makeContext({ startDate: '2026-11-02' }))).toBeNull();
  });

  it('tells all its problems at once', () => {
    const { state, problems, line } = assess(
      { attendee: { ...anna, email: 'stranger@contoso.com' }, priceType: 'callUs' },
      { serviceLinks: new Map() },
    );
    expect(state).toBe('needsAttention');
    expect(problems).toEqual(['customerNotLinked', 'serviceNotLinked', 'priceToConfirm']);
    expect(line).toBeNull();
  });

  it('keeps the price that is known while something else is missing', () => {
    const { price } = assess({ attendee: { ...anna, email: '' } });
    expect(price?.unitPrice.toFixed(2)).toBe('80.00');
  });
});

describe('the state of a booking', () => {
  it.each([
    ['planned', 'inProgress'],
    ['sending', 'inProgress'],
    ['checking', 'checking'],
    ['drafted', 'inDraft'],
    ['changed', 'inDraft'],
    ['posted', 'posted'],
    ['credited', 'credited'],
  ] as const)('on a draft that is %s is %s, whatever else is the matter', (draftState, state) => {
    const claim = claimIn(draftState);
    expect(assess({ claim }).state).toBe(state);
    expect(assess({ claim, vanished: true, skip: paidOnSite, priceType: 'callUs' })).toMatchObject({
      state,
      problems: [],
      confirmations: [],
    });
  });

  it('is as before when its draft let go of it', () => {
    for (const draftState of draftStates.filter((each) => !holdsBookings(each))) {
      expect(assess({ claim: claimIn(draftState) }).state).toBe('ready');
    }
  });

  it('is told while it is on a draft, also before the start date of today’s setup', () => {
    expect(assess({ claim: claimIn('posted') }, { startDate: '2026-11-20' }).state).toBe('posted');
  });

  it('is vanished, though skipped before', () => {
    expect(assess({ vanished: true, skip: paidOnSite }).state).toBe('vanished');
  });

  it('is skipped without problems, for nobody has to solve them', () => {
    expect(assess({ skip: paidOnSite, priceType: 'callUs' })).toMatchObject({
      state: 'skipped',
      problems: [],
    });
  });

  it('is skipped by itself for a free service, until somebody enters an amount', () => {
    const free = { priceType: 'free', price: new Exact('0') };
    const rules = { serviceLinks: linkWith({ useItemPrice: true }) };
    expect(assess(free, rules)).toMatchObject({ state: 'skipped', problems: [] });
    expect(assess({ ...free, enteredAmount: new Exact('15') })).toMatchObject({ state: 'ready' });
    expect(isFree(makeBooking(free))).toBe(true);
    expect(isFree(makeBooking({ ...free, enteredAmount: new Exact('0') }))).toBe(false);
  });
});

describe('currencies', () => {
  it('I4 must be the customer’s', () => {
    const customers = byId([{ ...annaBerger, currencyCode: 'USD' }]);
    expect(assess({}, { customers }).problems).toEqual(['currencyDiffers']);
  });

  it('must be the company’s where the customer has none', () => {
    const customers = byId([{ ...annaBerger, currencyCode: '' }]);
    expect(assess({}, { customers }).state).toBe('ready');
    expect(assess({}, { customers, localCurrencyCode: 'USD' }).problems).toEqual([
      'currencyDiffers',
    ]);
  });

  it('keep the item’s price out where it is in another one', () => {
    const context = {
      customers: byId([{ ...annaBerger, currencyCode: 'EUR' }]),
      serviceLinks: linkWith({ useItemPrice: true }),
    };
    expect(assess({ priceType: 'callUs' }, context).price?.source).toBe('item');
    expect(
      assess({ priceType: 'callUs' }, { ...context, localCurrencyCode: 'USD' }).problems,
    ).toEqual(['priceToConfirm']);
  });
});

describe('prices with and without VAT', () => {
  const rate = new Map([[taxKey(adatum.id, massageItem.id), new Exact('20')]]);

  it('are taken as gross for persons and as net for companies', () => {
    expect(assess().line).toMatchObject({ baseIncludesTax: true, isEstimate: false });
    expect(assess(ofAdatum).line).toMatchObject({ baseIncludesTax: false, isEstimate: false });
  });

  it('are converted where the service says otherwise and the rate was learned', () => {
    const { line } = assess(ofAdatum, {
      serviceLinks: linkWith({ pricesIncludeTax: 'yes' }),
      taxPercents: rate,
    });
    expect(line?.unitPrice.toFixed()).toBe('66.66667');
    expect(line?.basePrice.toFixed()).toBe('80');
    expect(line?.amount.toFixed(2)).toBe('66.67');
  });

  it('take the rate entered for the service until one was learned', () => {
    const serviceLinks = linkWith({ pricesIncludeTax: 'yes', taxPercent: '10' });
    expect(assess(ofAdatum, { serviceLinks }).line?.unitPrice.toFixed()).toBe('72.72727');
    expect(assess(ofAdatum, { serviceLinks, taxPercents: rate }).line?.unitPrice.toFixed()).toBe(
      '66.66667',
    );
  });

  it('need attention where the rate is needed and unknown', () => {
    const serviceLinks = linkWith({ pricesIncludeTax: 'yes' });
    expect(assess(ofAdatum, { serviceLinks })).toMatchObject({
      state: 'needsAttention',
      problems: ['taxRateUnknown'],
      line: null,
    });
  });

  it('are an estimate until an invoice of the customer was seen', () => {
    expect(assess({}, { pricesIncludeTax: new Map() }).line).toMatchObject({
      isEstimate: true,
      documentIncludesTax: null,
    });
  });

  it('follow the item where the price is the item’s', () => {
    const { line } = assess(
      { priceType: 'callUs' },
      {
        serviceLinks: linkWith({ useItemPrice: true, pricesIncludeTax: 'yes' }),
        pricesIncludeTax: new Map([[annaBerger.id, false]]),
      },
    );
    expect(line).toMatchObject({ baseIncludesTax: false, source: 'item', isEstimate: false });
  });
});

describe('what has to be confirmed', () => {
  it('is a line over the bound, not one at it', () => {
    expect(assess({ price: new Exact('5000') }).confirmations).toEqual([]);
    expect(assess({ price: new Exact('5000.01') }).confirmations).toEqual(['lineAmountHigh']);
  });

  it('is a booking older than a year, by the business’s calendar', () => {
    const on = (startAt: string) =>
      assess(
        { startAt, endAt: startAt },
        { startDate: '2024-01-01', now: '2026-11-23T08:00:00.000Z' },
      ).confirmations;
    expect(on('2025-11-22T23:00:00.000Z')).toEqual([]);
    expect(on('2025-11-22T22:59:00.000Z')).toEqual(['bookingOld']);
  });

  it('is what goes beyond the bounds of the setup, where it has its own', () => {
    const bounds = { ...settingsOf().bounds, lineAmount: '79.99', ageMonths: 1 };
    const startAt = '2026-10-20T09:00:00.000Z';
    const old = assess(
      { startAt, endAt: startAt },
      {
        settings: settingsOf({ bounds }),
        startDate: '2026-01-01',
        now: '2026-11-23T08:00:00.000Z',
      },
    );
    expect(old.confirmations).toEqual(['lineAmountHigh', 'bookingOld']);
  });

  it('is a likely duplicate, unless the setup says not to ask', () => {
    const likeness = countLikeness([makeBooking(), otherAppointment('rebooked')]);
    expect(assess({}, { likeness }).confirmations).toEqual(['likelyDuplicate']);
    const bounds = { ...settingsOf().bounds, likelyDuplicates: false };
    expect(assess({}, { likeness, settings: settingsOf({ bounds }) }).confirmations).toEqual([]);
  });
});
