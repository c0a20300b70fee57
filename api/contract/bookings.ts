import { z } from 'zod';
import {
  BookingId,
  CurrencyCode,
  DateText,
  DecimalText,
  InstantText,
  Money,
  Uuid,
} from './values.ts';

/** Exactly one at a time; derived from the mirror, the links and the ledger, never stored. */
export const BookingState = z.enum([
  'ready',
  'needsAttention',
  'inProgress',
  'checking',
  'inDraft',
  'posted',
  'credited',
  'skipped',
  'vanished',
]);
export type BookingState = z.infer<typeof BookingState>;

/** Why a completed booking cannot be invoiced yet. Each has a fix that the tab offers. */
export const ProblemCode = z.enum([
  'customerNotLinked',
  'customerAmbiguous',
  'customerMissing',
  'customerBlocked',
  'customerPaused',
  'serviceNotLinked',
  'itemMissing',
  'itemNotService',
  'itemBlocked',
  'priceNotSet',
  'priceToConfirm',
  'currencyDiffers',
  'taxRateUnknown',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** Reasons to look twice. They do not stop a booking, but a run has to repeat them as confirmed. */
export const ConfirmationCode = z.enum([
  'lineAmountHigh',
  'draftLinesMany',
  'draftsMany',
  'bookingOld',
  'likelyDuplicate',
]);
export type ConfirmationCode = z.infer<typeof ConfirmationCode>;

export const CustomerChoice = z.object({
  id: Uuid,
  number: z.string(),
  displayName: z.string(),
  email: z.string(),
});
export type CustomerChoice = z.infer<typeof CustomerChoice>;

export const ItemChoice = z.object({ id: Uuid, number: z.string(), displayName: z.string() });
export type ItemChoice = z.infer<typeof ItemChoice>;

export const SkipReason = z.enum(['paidOnSite', 'goodwill', 'invoicedElsewhere', 'test', 'other']);
export type SkipReason = z.infer<typeof SkipReason>;

export const Booking = z.object({
  id: BookingId,
  state: BookingState,
  problems: z.array(ProblemCode),
  confirmations: z.array(ConfirmationCode),
  startAt: InstantText,
  endAt: InstantText,
  /** Local date and time of the start in the business's time zone. */
  serviceDate: DateText,
  serviceTime: z.string(),
  durationMinutes: z.number(),
  service: z.object({ id: z.string(), displayName: z.string() }),
  staff: z.array(z.string()),
  attendee: z.object({ displayName: z.string(), email: z.string(), customerLinkKey: z.string() }),
  attendeesCount: z.int(),
  priceType: z.string(),
  /** What Bookings says, per hour for `hourly`. */
  bookingsPrice: DecimalText.nullable(),
  currencyCode: CurrencyCode,
  /** What will stand on the line, `null` while unknown. */
  amount: DecimalText.nullable(),
  amountSource: z.enum(['bookings', 'entered', 'item']).nullable(),
  /** Net or gross is not known yet, or Business Central may round otherwise. */
  amountIsEstimate: z.boolean(),
  quantity: DecimalText.nullable(),
  unitPrice: DecimalText.nullable(),
  customer: CustomerChoice.nullable(),
  customerCandidates: z.array(CustomerChoice),
  item: ItemChoice.nullable(),
  itemSuggestion: ItemChoice.nullable(),
  /** Bookings with the same key go on one draft. `null` unless ready. */
  draftKey: z.string().nullable(),
  salesInvoice: z
    .object({
      runId: Uuid,
      draftId: Uuid,
      number: z.string().nullable(),
      webLink: z.string().nullable(),
    })
    .nullable(),
  skip: z
    .object({
      reason: z.union([SkipReason, z.literal('free')]),
      note: z.string(),
      skippedAt: InstantText.nullable(),
      skippedBy: z.string().nullable(),
    })
    .nullable(),
});
export type Booking = z.infer<typeof Booking>;

export const BookingView = z.enum(['ready', 'attention', 'inDraft', 'posted', 'skipped', 'all']);
export type BookingView = z.infer<typeof BookingView>;

export const BookingSort = z.enum(['customer', 'date', '-date', 'service', 'amount', '-amount']);
export type BookingSort = z.infer<typeof BookingSort>;

/** What narrows a list: service dates inclusive, ids as the list gives them, `q` in names and services. */
export const BookingFilter = z.strictObject({
  view: BookingView.default('ready'),
  from: DateText.optional(),
  to: DateText.optional(),
  customer: z.string().max(400).optional(),
  service: z.string().max(100).optional(),
  staff: z.string().max(200).optional(),
  q: z.string().max(100).default(''),
});
export type BookingFilter = z.input<typeof BookingFilter>;

export const BookingQuery = z.strictObject({
  ...BookingFilter.shape,
  sort: BookingSort.default('customer'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

export const BookingCounts = z.object({
  ready: z.int(),
  attention: z.int(),
  inDraft: z.int(),
  posted: z.int(),
  skipped: z.int(),
  all: z.int(),
});
export type BookingCounts = z.infer<typeof BookingCounts>;

export const BookingPage = z.object({
  bookings: z.array(Booking),
  /** Per view, with every filter but the view applied. */
  counts: BookingCounts,
  /** Over the whole filtered view, one sum per currency; `amountUnknown` counts bookings without an amount. */
  totals: z.object({
    bookings: z.int(),
    customers: z.int(),
    drafts: z.int(),
    sums: z.array(Money),
    amountUnknown: z.int(),
  }),
  /** Choices for the filters, over all bookings of the setup. */
  facets: z.object({
    services: z.array(z.object({ id: z.string(), displayName: z.string() })),
    staff: z.array(z.string()),
  }),
  nextCursor: z.string().nullable(),
  /** When the bookings were last read from Microsoft Bookings. */
  asOf: InstantText.nullable(),
});
export type BookingPage = z.infer<typeof BookingPage>;

/** An amount for the whole booking, in the business's currency; `null` takes it back. */
export const UpdateBooking = z.strictObject({
  amount: DecimalText.refine(
    (text) => /^\d{1,9}(\.\d{1,5})?$/.test(text),
    'Enter an amount of zero or more, below a billion and with at most five decimals',
  ).nullable(),
});
export type UpdateBooking = z.infer<typeof UpdateBooking>;

export const SkipBookings = z.strictObject({
  bookingIds: z.array(BookingId).min(1).max(5000),
  reason: SkipReason,
  note: z.string().trim().max(250).default(''),
});
export type SkipBookings = z.input<typeof SkipBookings>;

export const SkipResult = z.object({
  skipped: z.array(BookingId),
  /** Bookings that are on an invoice, or being put on one, and so cannot be skipped. */
  refused: z.array(BookingId),
});
export type SkipResult = z.infer<typeof SkipResult>;
