import { z } from 'zod';
import { BookingId } from '../contract/values.ts';

/** What of a preview decides later whether something changed: the bookings on its drafts, and every line. */
export const PreviewContent = z.object({
  bookingIds: z.array(BookingId),
  signatures: z.array(z.string()),
});
export type PreviewContent = z.infer<typeof PreviewContent>;
