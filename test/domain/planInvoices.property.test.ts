import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assessBooking, type Assessment } from '../../api/domain/assessBooking.ts';
import type { Booking } from '../../api/domain/booking.ts';
import { descriptionLength } from '../../api/domain/describeLine.ts';
import type { InvoicingContext } from '../../api/domain/invoicingContext.ts';
import { currencyDecimals, roundMoney, sum } from '../../api/domain/money.ts';
import { planInvoices, type InvoicingPlan } from '../../api/domain/planInvoices.ts';
import { worlds } from './arbitraries.ts';
import { claimIn } from './cast.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function assess(bookings: readonly Booking[], context: InvoicingContext): Assessment[] {
  return bookings.flatMap((booking) => assessBooking(booking, context) ?? []);
}

function plan(bookings: readonly Booking[], context: InvoicingContext): InvoicingPlan {
  return planInvoices(assess(bookings, context), context);
}

function placesOf({ drafts, leftOut }: InvoicingPlan): string[] {
  return [
    ...drafts.flatMap((draft) => draft.lines.flatMap((line) => line.bookingIds)),
    ...leftOut.map(({ assessment }) => assessment.booking.id),
  ];
}

const linesOf = ({ drafts }: InvoicingPlan) => drafts.flatMap((draft) => draft.lines);

describe('whatever is chosen', () => {
  it('every booking ends on exactly one line, or is left out with a reason', () => {
    fc.assert(
      fc.property(worlds, ({ bookings, context }) => {
        const chosen = assess(bookings, context);
        const made = planInvoices([...chosen, ...chosen.slice(0, 3)], context);
        expect(placesOf(made).toSorted()).toEqual(
          chosen.map(({ booking }) => booking.id).toSorted(),
        );
        for (const { reason, problems } of made.leftOut) {
          expect(reason).not.toBe('ready');
          expect(problems.length > 0).toBe(reason === 'needsAttention');
        }
      }),
    );
  });

  it('the order of the choice does not matter', () => {
    const shuffled = worlds.chain(({ bookings, context }) =>
      fc.record({
        context: fc.constant(context),
        bookings: fc.constant(bookings),
        others: fc.shuffledSubarray(bookings, { minLength: bookings.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ bookings, others, context }) => {
        expect(plan(others, context)).toEqual(plan(bookings, context));
      }),
    );
  });

  it('the lines come to the total exactly, in whole coins', () => {
    fc.assert(
      fc.property(worlds, ({ bookings, context }) => {
        for (const { lines, total, currencyCode } of plan(bookings, context).drafts) {
          expect(total).toEqual(sum(lines.map((line) => line.amount)));
          for (const { amount, quantity, unitPrice } of lines) {
            expect(amount.decimalPlaces()).toBeLessThanOrEqual(currencyDecimals(currencyCode));
            expect(quantity.decimalPlaces()).toBeLessThanOrEqual(5);
            expect(amount).toEqual(roundMoney(quantity.times(unitPrice), currencyCode));
          }
        }
      }),
    );
  });

  it('a draft is no cheaper or dearer than its bookings, but for coins lost to rounding', () => {
    fc.assert(
      fc.property(worlds, ({ bookings, context }) => {
        const ready = assess(bookings, context).flatMap(({ state, line }) =>
          state === 'ready' && line ? [line.amount] : [],
        );
        const apart = sum(ready);
        const together = sum(plan(bookings, context).drafts.map((draft) => draft.total));
        const coin = 10 ** -currencyDecimals(context.currencyCode);
        const merged = context.settings.lines === 'merged';
        expect(together.minus(apart).abs().toNumber()).toBeLessThanOrEqual(
          merged ? coin * ready.length : 0,
        );
      }),
    );
  });

  it('planning again after claiming plans nothing', () => {
    fc.assert(
      fc.property(worlds, ({ bookings, context }) => {
        const taken = new Set(linesOf(plan(bookings, context)).flatMap((line) => line.bookingIds));
        const after = bookings.map((booking) =>
          taken.has(booking.id) ? { ...booking, claim: claimIn('planned') } : booking,
        );
        const again = plan(after, context);
        expect(again.drafts).toEqual([]);
        for (const id of taken) {
          const left = again.leftOut.find(({ assessment }) => assessment.booking.id === id);
          expect(left?.reason).toBe('inProgress');
        }
      }),
    );
  });

  it('no draft names a blocked or missing customer, or an item that cannot be sold', () => {
    fc.assert(
      fc.property(worlds, ({ bookings, context }) => {
        for (const { customer, lines } of plan(bookings, context).drafts) {
          expect(context.customers.get(customer.id)).toBe(customer);
          expect(customer.blocked).toBe(false);
          expect(customer.currencyCode).toBe(context.currencyCode);
          for (const { item } of lines)
            expect(item).toMatchObject({ type: 'Service', blocked: false });
        }
      }),
    );
  });

  it('nothing that was cancelled, skipped, free or not priced is on a draft', () => {
    fc.assert(
      fc.property(worlds, ({ bookings, context }) => {
        const byBookingId = new Map(bookings.map((booking) => [booking.id, booking]));
        for (const id of linesOf(plan(bookings, context)).flatMap((line) => line.bookingIds)) {
          const { vanished, skip, priceType, enteredAmount } = byBookingId.get(id) ?? {};
          expect({ vanished, skip }).toEqual({ vanished: false, skip: null });
          expect(priceType === 'free' && enteredAmount === null).toBe(false);
        }
      }),
    );
  });

  it('a line says what it is, in at most 100 characters of one line', () => {
    fc.assert(
      fc.property(worlds, ({ bookings, context }) => {
        for (const { description } of linesOf(plan(bookings, context))) {
          expect(description.length).toBeGreaterThan(0);
          expect(description.length).toBeLessThanOrEqual(descriptionLength);
          expect(description).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });

  it('drafts by month hold one month each, and the server’s clock has no say in which', () => {
    const serverZones = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/Los_Angeles');
    fc.assert(
      fc.property(worlds, serverZones, ({ bookings, context }, serverZone) => {
        const monthly: InvoicingContext = {
          ...context,
          settings: { ...context.settings, grouping: 'customerAndMonth' },
        };
        vi.stubEnv('TZ', 'Europe/Vienna');
        const here = plan(bookings, monthly);
        vi.stubEnv('TZ', serverZone);
        expect(plan(bookings, monthly)).toEqual(here);
        for (const { lines } of here.drafts) {
          expect(new Set(lines.map((line) => line.serviceDate.slice(0, 7))).size).toBe(1);
        }
      }),
    );
  });
});
