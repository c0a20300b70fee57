import { z } from 'zod';
import { ConfirmationCode, CustomerChoice } from './bookings.ts';
import { Exclusion, PlannedLine } from './invoicePreviews.ts';
import { CurrencyCode, DecimalText, InstantText, Money, Uuid } from './values.ts';

export const StartInvoiceRun = z.strictObject({
  previewId: Uuid,
  hash: z.string().min(1).max(100),
  /** Every confirmation that the preview lists, repeated by a person. */
  confirmations: z.array(ConfirmationCode).default([]),
});
export type StartInvoiceRun = z.input<typeof StartInvoiceRun>;

/** Without `draftIds` all of them. */
const draftIds = z.array(Uuid).min(1).max(2_000).optional();

export const RetryInvoiceRun = z
  .strictObject({
    draftIds,
    /** What became unusual only after it was confirmed for the run itself. */
    confirmations: z.array(ConfirmationCode).default([]),
  })
  .prefault({});

export const UndoInvoiceRun = z.strictObject({ draftIds }).prefault({});

export const DraftState = z.enum([
  'planned',
  'sending',
  'checking',
  'drafted',
  'rejected',
  'changed',
  'deleted',
  'undone',
  'posted',
  'credited',
]);
export type DraftState = z.infer<typeof DraftState>;

/** Why Business Central did not take a draft, in a form the tab has a sentence and a fix for. */
export const RejectionCode = z.enum([
  'customerBlocked',
  'customerNotReady',
  'customerMissing',
  'customerPaused',
  'itemBlocked',
  'itemNotReady',
  'itemMissing',
  'postingSetupMissing',
  'currencyRateMissing',
  'unitOfMeasureMissing',
  'permissionMissing',
  'numberSeriesExhausted',
  'dimensionMissing',
  'postingDateClosed',
  'creditLimitExceeded',
  'textTooLong',
  'taxRateUnknown',
  'totalDiffers',
  'linesAdded',
  'incomplete',
  'linesMoved',
  'notRecognised',
  'alreadyInvoiced',
  'cannotBeHandled',
  'foundTwice',
  'onTwoInvoices',
  'copied',
  'stoppedByUser',
  'refused',
]);
export type RejectionCode = z.infer<typeof RejectionCode>;

/** How the undoing of a draft ended; what was touched by somebody is never deleted. */
export const UndoResult = z.enum([
  'pending',
  'undone',
  'changed',
  'posted',
  'credited',
  'gone',
  'noAccess',
  'refused',
]);
export type UndoResult = z.infer<typeof UndoResult>;

export const SalesInvoiceDraft = z.object({
  id: Uuid,
  state: DraftState,
  marker: z.string(),
  customer: CustomerChoice,
  currencyCode: CurrencyCode,
  lines: z.array(PlannedLine),
  bookingsCount: z.int(),
  /** Sum of the lines as they were reviewed: it stays, whatever the document came to. */
  expectedTotal: DecimalText,
  /** Whether the lines are gross, as the document has it; as it was reviewed until the document exists. */
  pricesIncludeTax: z.boolean().nullable(),
  isEstimate: z.boolean(),
  /** As Business Central has it; `null` until the draft exists. */
  salesInvoice: z
    .object({
      id: Uuid,
      number: z.string(),
      totalAmountExcludingTax: DecimalText,
      totalAmountIncludingTax: DecimalText,
      webLink: z.string(),
    })
    .nullable(),
  problem: z
    .object({
      code: RejectionCode,
      /** What Business Central said, without its correlation id. */
      said: z.string(),
    })
    .nullable(),
  /** When a draft in `checking` is looked for again. */
  checkAgainAt: InstantText.nullable(),
  /** The latest wish to undo it. */
  undo: z
    .object({
      result: UndoResult,
      /** What Business Central said where it refused. */
      said: z.string(),
      requestedAt: InstantText,
    })
    .nullable(),
});
export type SalesInvoiceDraft = z.infer<typeof SalesInvoiceDraft>;

export const InvoiceRun = z.object({
  id: Uuid,
  syncSetupId: Uuid,
  /** `waiting`: the user has to sign in again before it goes on. */
  state: z.enum(['running', 'waiting', 'stopping', 'finished']),
  waitingFor: z.enum(['signIn', 'consent', 'businessCentral', 'writing']).nullable(),
  /** The run of which this one sends what failed once more. */
  retryOf: Uuid.nullable(),
  /** The newest run that sent once more what failed in this one. */
  retriedBy: Uuid.nullable(),
  startedAt: InstantText,
  finishedAt: InstantText.nullable(),
  startedBy: z.object({ userId: z.string(), displayName: z.string() }),
  /** `found`: nobody started it; its documents were found in Business Central after the ledger had lost them. */
  origin: z.enum(['started', 'found']),
  progress: z.object({
    drafts: z.int(),
    drafted: z.int(),
    rejected: z.int(),
    checking: z.int(),
    waiting: z.int(),
    /** Deleted again, by us on request or by somebody in Business Central. */
    removed: z.int(),
  }),
  /** What was reviewed, and what stands in Business Central of it. */
  totals: z.object({ bookings: z.int(), sums: z.array(Money) }),
  drafts: z.array(SalesInvoiceDraft),
  /** Bookings of the preview that changed before the start, and so were left out. */
  leftOut: z.array(Exclusion),
});
export type InvoiceRun = z.infer<typeof InvoiceRun>;

export const InvoiceRunSummary = InvoiceRun.omit({
  retriedBy: true,
  drafts: true,
  leftOut: true,
});
export type InvoiceRunSummary = z.infer<typeof InvoiceRunSummary>;
/** What changed of a run: its state, and the drafts that moved. Each replaces what was known of it before. */
export const InvoiceRunEvent = z.object({
  run: InvoiceRunSummary,
  drafts: z.array(SalesInvoiceDraft),
});
export type InvoiceRunEvent = z.infer<typeof InvoiceRunEvent>;
export const InvoiceRunList = z.object({ invoiceRuns: z.array(InvoiceRunSummary) });
export type InvoiceRunList = z.infer<typeof InvoiceRunList>;
