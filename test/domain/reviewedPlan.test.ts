import { describe, expect, it } from 'vitest';
import { assessBooking } from '../../api/domain/assessBooking.ts';
import type { Booking } from '../../api/domain/booking.ts';
import { Exact } from '../../api/domain/money.ts';
import { planInvoices } from '../../api/domain/planInvoices.ts';
import { keepReviewed, keepReviewedDrafts, signaturesOf } from '../../api/domain/reviewedPlan.ts';
import { claimIn, makeContext, otherAppointment, settingsOf } from './cast.ts';

/** Without the date in the text, so that every change shows on its own. */
const context = makeContext({ settings: settingsOf({ descriptionTemplate: '{service}' }) });
const monday = otherAppointment('Monday', { startAt: '2026-11-02T09:00:00.000Z' });
const tuesday = otherAppointment('Tuesday', { startAt: '2026-11-03T09:00:00.000Z' });

function planned(bookings: readonly Booking[]) {
  const chosen = bookings.flatMap((booking) => assessBooking(booking, context) ?? []);
  return {
    plan: planInvoices(chosen, context),
    chosen: new Map(chosen.map((assessment) => [assessment.booking.id, assessment])),
  };
}

function startAfterReview(reviewed: readonly Booking[], now: readonly Booking[]) {
  const signatures = new Set(signaturesOf(planned(reviewed).plan));
  const { plan, chosen } = planned(now);
  const { drafts, leftOut, confirmations } = keepReviewed(plan, signatures, { chosen, context });
  return {
    kept: drafts.flatMap((draft) => draft.lines.flatMap((line) => line.bookingIds)),
    totals: drafts.map((draft) => draft.total.toFixed(2)),
    leftOut: leftOut.map(({ assessment, reason }) => [assessment.booking.id, reason]),
    ...(confirmations.length > 0 && { confirmations }),
  };
}

describe('what was reviewed', () => {
  it('is what is created, while nothing changed', () => {
    expect(startAfterReview([monday, tuesday], [tuesday, monday])).toEqual({
      kept: [monday.id, tuesday.id],
      totals: ['160.00'],
      leftOut: [],
    });
  });

  it.each<[string, Partial<Booking>]>([
    ['another price', { price: new Exact('95') }],
    ['another date', { startAt: '2026-11-04T09:00:00.000Z' }],
    ['another text', { serviceName: 'Massage, long' }],
  ])('E2 goes on without a booking that has %s since', (_, changes) => {
    expect(startAfterReview([monday, tuesday], [{ ...monday, ...changes }, tuesday])).toEqual({
      kept: [tuesday.id],
      totals: ['80.00'],
      leftOut: [[monday.id, 'changedSincePreview']],
    });
  });

  it('leaves out what somebody else put on a draft meanwhile, and says so', () => {
    const taken = { ...monday, claim: claimIn('planned') };
    expect(startAfterReview([monday, tuesday], [taken, tuesday])).toEqual({
      kept: [tuesday.id],
      totals: ['80.00'],
      leftOut: [[monday.id, 'inProgress']],
    });
  });

  it('needs no confirmation for what is left out', () => {
    const high = { ...monday, price: new Exact('9000') };
    expect(startAfterReview([monday, tuesday], [high, tuesday])).toEqual({
      kept: [tuesday.id],
      totals: ['80.00'],
      leftOut: [[monday.id, 'changedSincePreview']],
    });
    expect(startAfterReview([high, tuesday], [high, tuesday])).toMatchObject({
      confirmations: ['lineAmountHigh'],
    });
  });

  it('E1 never grows by a booking that became ready meanwhile', () => {
    expect(startAfterReview([monday], [monday, tuesday]).kept).toEqual([monday.id]);
  });

  it('leaves no empty draft behind', () => {
    const changed = { ...monday, price: new Exact('95') };
    expect(startAfterReview([monday], [changed])).toMatchObject({ kept: [], totals: [] });
  });
});

describe('what is tried again', () => {
  const perBooking = makeContext({
    settings: settingsOf({ descriptionTemplate: '{service}', grouping: 'booking' }),
  });

  function tryAgain(reviewed: readonly Booking[], now: readonly Booking[], by = context) {
    const { drafts } = planned(reviewed).plan;
    const assessed = now.flatMap((booking) => assessBooking(booking, by) ?? []);
    const chosen = new Map(assessed.map((assessment) => [assessment.booking.id, assessment]));
    const again = keepReviewedDrafts(drafts, { chosen, context: by });
    return {
      kept: again.drafts.flatMap((draft) => draft.lines.flatMap((line) => line.bookingIds)),
      leftOut: again.leftOut.map(({ assessment, reason }) => [assessment.booking.id, reason]),
    };
  }

  it('is what was reviewed, while nothing changed', () => {
    expect(tryAgain([monday, tuesday], [tuesday, monday])).toEqual({
      kept: [monday.id, tuesday.id],
      leftOut: [],
    });
  });

  it('goes on without what changed, or is on another draft', () => {
    const changed = { ...monday, price: new Exact('95') };
    const taken = { ...tuesday, claim: claimIn('drafted') };
    expect(tryAgain([monday, tuesday], [changed, taken])).toEqual({
      kept: [],
      leftOut: [
        [tuesday.id, 'inDraft'],
        [monday.id, 'changedSincePreview'],
      ],
    });
  });

  it('is reviewed anew where it would go on several drafts by now', () => {
    expect(tryAgain([monday, tuesday], [monday, tuesday], perBooking)).toEqual({
      kept: [],
      leftOut: [
        [monday.id, 'changedSincePreview'],
        [tuesday.id, 'changedSincePreview'],
      ],
    });
  });
});
