import { z } from 'zod';
import {
  BookingFilter,
  ConfirmationCode,
  CustomerChoice,
  ItemChoice,
  ProblemCode,
} from './bookings.ts';
import {
  BookingId,
  CurrencyCode,
  DateText,
  DecimalText,
  InstantText,
  Money,
  Uuid,
} from './values.ts';

export const CreateInvoicePreview = z.union([
  z.strictObject({ bookingIds: z.array(BookingId).min(1).max(10_000) }),
  z.strictObject({ filter: BookingFilter }),
]);
export type CreateInvoicePreview = z.input<typeof CreateInvoicePreview>;

export const PlannedLine = z.object({
  bookingIds: z.array(BookingId),
  item: ItemChoice,
  description: z.string(),
  descriptionCut: z.boolean(),
  serviceDate: DateText,
  quantity: DecimalText,
  unitPrice: DecimalText,
  amount: DecimalText,
});
export type PlannedLine = z.infer<typeof PlannedLine>;

export const PlannedDraft = z.object({
  key: z.string(),
  customer: CustomerChoice,
  currencyCode: CurrencyCode,
  /** Whether the lines are gross; `null` until Business Central has told for this customer. */
  pricesIncludeTax: z.boolean().nullable(),
  lines: z.array(PlannedLine),
  total: DecimalText,
  isEstimate: z.boolean(),
  confirmations: z.array(ConfirmationCode),
});
export type PlannedDraft = z.infer<typeof PlannedDraft>;

/** Why a chosen booking is not on any draft. */
export const ExclusionReason = z.enum([
  'needsAttention',
  'inProgress',
  'checking',
  'inDraft',
  'posted',
  'credited',
  'skipped',
  'vanished',
  'changedSincePreview',
  'notFound',
]);
export type ExclusionReason = z.infer<typeof ExclusionReason>;

export const Exclusion = z.object({
  bookingId: BookingId,
  reason: ExclusionReason,
  problems: z.array(ProblemCode),
  serviceDate: DateText.nullable(),
  serviceName: z.string(),
  attendeeName: z.string(),
});
export type Exclusion = z.infer<typeof Exclusion>;

export const InvoicePreview = z.object({
  id: Uuid,
  hash: z.string(),
  drafts: z.array(PlannedDraft),
  excluded: z.array(Exclusion),
  confirmations: z.array(ConfirmationCode),
  totals: z.object({
    bookings: z.int(),
    drafts: z.int(),
    lines: z.int(),
    sums: z.array(Money),
  }),
  expiresAt: InstantText,
});
export type InvoicePreview = z.infer<typeof InvoicePreview>;
