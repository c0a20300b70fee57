import type { Booking } from '../../api/contract/bookings.ts';
import type { CreateInvoicePreview } from '../../api/contract/invoicePreviews.ts';

/** What stands open over the list; one thing at a time. */
export type Opened =
  | { kind: 'details'; booking: Booking }
  | { kind: 'customer'; booking: Booking }
  | { kind: 'service'; serviceId: string }
  | { kind: 'skip'; bookingIds: string[] }
  | { kind: 'review'; chosen: CreateInvoicePreview };

export type Open = (opened: Opened) => void;
