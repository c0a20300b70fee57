import type { BookingPage } from '../contract/bookings.ts';
import type { Assessment } from '../domain/assessBooking.ts';
import { draftKey } from '../domain/draftKey.ts';
import type { InvoicingContext } from '../domain/invoicingContext.ts';
import { sumByCurrency } from '../domain/money.ts';
import { readAssessments } from '../state/assessments.ts';
import { lastFinishedSyncAt } from '../state/syncRuns.ts';
import { pageAfter } from './bookingCursor.ts';
import type { Handler } from './call.ts';
import { countByView, isInView, passesFilter, sortBookings } from './filterBookings.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentBooking } from './presentBooking.ts';
import { presentingFor } from './presenting.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor' | 'salesInvoiceLink'>;

export function listBookings(parts: Parts): Handler<'listBookings'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const { view, sort, cursor, limit, ...filter } = call.query;
    const { assessments, context } = await readAssessments(parts.db, setup, call.now);
    const filtered = assessments.filter((assessment) => passesFilter(assessment, filter));
    const inView = filtered.filter((assessment) => isInView(assessment, view));
    const { page, nextCursor } = pageAfter(sortBookings(inView, sort), { cursor, limit });
    const presenting = presentingFor(setup, context, parts.salesInvoiceLink);
    return {
      bookings: page.map((assessment) => presentBooking(assessment, presenting)),
      counts: countByView(filtered),
      totals: totalsOf(inView, context),
      facets: facetsOf(assessments),
      nextCursor,
      asOf: (await lastFinishedSyncAt(parts.db, setup)) ?? null,
    };
  };
}

function totalsOf(
  assessments: readonly Assessment[],
  context: InvoicingContext,
): BookingPage['totals'] {
  const customers = new Set(assessments.flatMap(({ customer }) => customer?.id ?? []));
  const drafts = new Set(assessments.flatMap((one) => draftKey(one, context) ?? []));
  const amounts = assessments.flatMap(({ line, price }) => {
    const amount = line?.amount ?? price?.quantity.times(price.unitPrice);
    return amount ? [{ amount, currencyCode: context.currencyCode }] : [];
  });
  return {
    bookings: assessments.length,
    customers: customers.size,
    drafts: drafts.size,
    sums: sumByCurrency(amounts),
    amountUnknown: assessments.length - amounts.length,
  };
}

function facetsOf(assessments: readonly Assessment[]): BookingPage['facets'] {
  const services = new Map(
    assessments.map(({ booking }) => [booking.serviceId, booking.serviceName]),
  );
  const staff = new Set(assessments.flatMap(({ booking }) => booking.staffNames));
  return {
    services: [...services]
      .map(([id, displayName]) => ({ id, displayName }))
      .toSorted((one, other) => one.displayName.localeCompare(other.displayName)),
    staff: [...staff].toSorted((one, other) => one.localeCompare(other)),
  };
}
