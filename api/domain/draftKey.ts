// Which bookings go on one draft.
import type { Assessment } from './assessBooking.ts';
import type { InvoicingContext } from './invoicingContext.ts';

/**
 * Bookings with the same key share a draft; `null` for a booking that goes on none. A customer has one bill-to
 * customer, one currency and one kind of prices, so drafts are split by those too.
 */
export function draftKey(assessment: Assessment, context: InvoicingContext): string | null {
  const { booking, line, serviceDate, state } = assessment;
  if (state !== 'ready' || !line) return null;
  const { id } = line.customer;
  switch (context.settings.grouping) {
    case 'customer':
      return id;
    case 'customerAndMonth':
      return `${id} ${serviceDate.slice(0, 7)}`;
    case 'booking':
      return `${id} ${booking.id}`;
    default:
      return context.settings.grouping satisfies never;
  }
}
