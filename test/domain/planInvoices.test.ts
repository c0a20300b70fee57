import { describe, expect, it } from 'vitest';
import type { InvoicingSettings } from '../../api/contract/syncSetups.ts';
import { assessBooking } from '../../api/domain/assessBooking.ts';
import type { Booking } from '../../api/domain/booking.ts';
import type { InvoicingContext } from '../../api/domain/invoicingContext.ts';
import { decimalText, Exact } from '../../api/domain/money.ts';
import { planInvoices, type InvoicingPlan } from '../../api/domain/planInvoices.ts';
import {
  anna,
  claimIn,
  linkWith,
  makeBooking,
  makeContext,
  massageItem,
  otherAppointment,
  paidOnSite,
  settingsOf,
} from './cast.ts';

type Circumstances = Partial<InvoicingContext> & { with?: Partial<InvoicingSettings> };

function plan(bookings: readonly Booking[], circumstances: Circumstances = {}): InvoicingPlan {
  const { with: changes, ...known } = circumstances;
  const context = makeContext({ ...known, settings: settingsOf(changes) });
  return planInvoices(
    bookings.flatMap((booking) => assessBooking(booking, context) ?? []),
    context,
  );
}

/** Drafts as people read them: number of the customer, then quantity × price of each line. */
function read({ drafts }: InvoicingPlan): string[] {
  return drafts.map(
    ({ customer, lines }) =>
      `${customer.number}: ${lines
        .map(({ quantity, unitPrice }) => `${decimalText(quantity)} × ${decimalText(unitPrice)}`)
        .join(', ')}`,
  );
}

const toAdatum = { attendee: { ...anna, email: 'books@adatum.com' } };
const october = otherAppointment('october', {
  startAt: '2026-10-31T22:30:00.000Z',
  endAt: '2026-10-31T23:30:00.000Z',
});
const november = otherAppointment('november', {
  startAt: '2026-10-31T23:30:00.000Z',
  endAt: '2026-11-01T00:30:00.000Z',
});

describe('drafts', () => {
  it('are one per customer, in the order of the customers’ numbers', () => {
    const made = plan([otherAppointment('a', toAdatum), makeBooking(), october]);
    expect(read(made)).toEqual(['10000: 1 × 80, 1 × 80', '20000: 1 × 80']);
    expect(made.drafts[0]?.total.toFixed(2)).toBe('160.00');
    expect(made.leftOut).toEqual([]);
  });

  it('are one per booking where the setup says so, the earliest first', () => {
    const made = plan([makeBooking(), november, october], { with: { grouping: 'booking' } });
    expect(made.drafts.map(({ lines }) => lines.map((line) => line.serviceDate))).toEqual([
      ['2026-10-31'],
      ['2026-11-01'],
      ['2026-11-05'],
    ]);
  });

  it('are one per customer and month, and the month is the business’s', () => {
    const monthly = { with: { grouping: 'customerAndMonth' as const } };
    expect(read(plan([october, november], monthly))).toHaveLength(2);
    expect(read(plan([october, november], { ...monthly, timeZone: 'America/New_York' }))).toEqual([
      '10000: 1 × 80, 1 × 80',
    ]);
  });

  it('tell whether their prices are gross, and whether that is known', () => {
    const known = plan([makeBooking(), otherAppointment('a', toAdatum)]);
    expect(known.drafts.map((draft) => draft.pricesIncludeTax)).toEqual([true, false]);
    const unknown = plan([makeBooking()], { pricesIncludeTax: new Map() });
    expect(unknown.drafts[0]).toMatchObject({ pricesIncludeTax: null, isEstimate: true });
  });
});

describe('lines', () => {
  it('stand in the order of time, however the bookings were chosen', () => {
    const made = plan([makeBooking(), november, october]);
    expect(made.drafts[0]?.lines.map((line) => line.serviceDate)).toEqual([
      '2026-10-31',
      '2026-11-01',
      '2026-11-05',
    ]);
  });

  it('are one per booking, though a booking is chosen twice', () => {
    expect(read(plan([makeBooking(), makeBooking()]))).toEqual(['10000: 1 × 80']);
  });

  it('have the item’s name where the template says nothing', () => {
    const made = plan([makeBooking({ staffNames: [] })], {
      with: { descriptionTemplate: '{staff}' },
    });
    expect(made.drafts[0]?.lines[0]?.description).toBe(massageItem.displayName);
  });

  it('warn where their text was cut', () => {
    const made = plan([makeBooking({ serviceName: 'Massage '.repeat(20) })]);
    expect(made.drafts[0]?.lines[0]?.descriptionCut).toBe(true);
  });
});

describe('merged lines', () => {
  const merged = { with: { lines: 'merged' as const } };

  it('hold the bookings of one service at one rate, with the latest service date', () => {
    const dearer = otherAppointment('dearer', { price: new Exact('95') });
    const made = plan([makeBooking(), dearer, october], merged);
    expect(read(made)).toEqual(['10000: 2 × 80, 1 × 95']);
    expect(made.drafts[0]?.lines[0]).toMatchObject({
      serviceDate: '2026-11-05',
      description: 'Massage, 31 Oct 2026 – 5 Nov 2026 (2)',
      bookingIds: [october.id, makeBooking().id],
    });
  });

  it('keep services apart that have the same item and price', () => {
    const yoga = otherAppointment('yoga', { serviceName: 'Yoga' });
    expect(read(plan([makeBooking(), yoga], merged))).toEqual(['10000: 1 × 80, 1 × 80']);
  });

  it('add hours up before they are rounded: 300 times 20 minutes are 100 hours', () => {
    const short = Array.from({ length: 300 }, (_, index) =>
      otherAppointment(`short ${index}`, {
        priceType: 'hourly',
        price: new Exact('90'),
        startAt: new Date(Date.UTC(2026, 5, 1, index)).toISOString(),
        endAt: new Date(Date.UTC(2026, 5, 1, index, 20)).toISOString(),
      }),
    );
    const made = plan(short, merged);
    expect(read(made)).toEqual(['10000: 100 × 90']);
    expect(made.drafts[0]?.total.toFixed(2)).toBe('9000.00');
  });

  it('cost what their hours cost together, and the total is that of the lines', () => {
    const thirds = ['1', '2', '3'].map((name) =>
      otherAppointment(name, {
        priceType: 'hourly',
        price: new Exact('50'),
        endAt: '2026-11-05T09:20:00.000Z',
      }),
    );
    expect(plan(thirds).drafts[0]?.total.toFixed(2)).toBe('50.01');
    expect(plan(thirds, merged).drafts[0]?.total.toFixed(2)).toBe('50.00');
  });

  it('are not made where five decimals of an hour would change what it costs', () => {
    const tenMinutes = ['1', '2', '3', '4'].map((name) =>
      otherAppointment(name, {
        priceType: 'hourly',
        price: new Exact('900.05'),
        endAt: '2026-11-05T09:10:00.000Z',
      }),
    );
    const made = plan(tenMinutes, merged);
    expect(made.drafts[0]?.lines).toHaveLength(4);
    expect(made.drafts[0]?.total.toFixed(2)).toBe('600.04');
  });

  it('ask for a look when together they are over the bound of a line', () => {
    const high = ['1', '2'].map((name) => otherAppointment(name, { price: new Exact('3000') }));
    expect(plan(high).confirmations).toEqual([]);
    expect(plan(high, merged).confirmations).toEqual(['lineAmountHigh']);
  });
});

describe('bookings left out', () => {
  it('are told with their state, and with what is the matter where it can be mended', () => {
    const { drafts, leftOut } = plan([
      otherAppointment('1', { claim: claimIn('drafted') }),
      otherAppointment('2', { skip: paidOnSite }),
      otherAppointment('3', { vanished: true }),
      otherAppointment('4', { priceType: 'callUs' }),
    ]);
    const told = leftOut.map(
      ({ assessment, reason, problems }) =>
        `${assessment.booking.appointmentId}: ${reason} ${problems.join()}`,
    );
    expect(drafts).toEqual([]);
    expect(told.toSorted()).toEqual([
      '1: inDraft ',
      '2: skipped ',
      '3: vanished ',
      '4: needsAttention priceToConfirm',
    ]);
  });
});

describe('what has to be confirmed', () => {
  const several = ['1', '2', '3'].map((name) => otherAppointment(name));

  it('is a draft with more lines than the bound', () => {
    const bounds = { ...settingsOf().bounds, linesPerDraft: 2 };
    expect(plan(several, { with: { bounds } }).confirmations).toEqual(['draftLinesMany']);
    expect(plan(several.slice(1), { with: { bounds } }).confirmations).toEqual([]);
  });

  it('is a run with more drafts than the bound', () => {
    const bounds = { ...settingsOf().bounds, draftsPerRun: 2 };
    const perBooking = { grouping: 'booking' as const, bounds };
    expect(plan(several, { with: perBooking }).confirmations).toEqual(['draftsMany']);
    expect(plan(several.slice(1), { with: perBooking }).confirmations).toEqual([]);
  });

  it('is told once for the run and for each draft that it is about', () => {
    const dear = { ...toAdatum, price: new Exact('6000') };
    const made = plan([makeBooking(), otherAppointment('1', dear), otherAppointment('2', dear)]);
    expect(made.confirmations).toEqual(['lineAmountHigh']);
    expect(made.drafts.map((draft) => draft.confirmations)).toEqual([[], ['lineAmountHigh']]);
  });
});

it('drafts for a group that splits the price come to the whole', () => {
  const seats = [0, 1, 2].map((attendeeIndex) =>
    makeBooking({ attendeeIndex, attendeesCount: 3, price: new Exact('100') }),
  );
  const made = plan(seats, { serviceLinks: linkWith({ groupRule: 'splitEqually' }) });
  expect(made.drafts[0]?.total.toFixed(2)).toBe('100.00');
  expect(made.drafts[0]?.lines).toHaveLength(3);
});
