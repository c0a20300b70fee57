import { z } from 'zod';
import { CustomerSyncChange, CustomerSyncProblem, CustomerSyncSettings } from './customerSync.ts';
import { CurrencyCode, DateText, DecimalText, InstantText, Uuid } from './values.ts';

const boundFields = {
  lineAmount: DecimalText,
  linesPerDraft: z.int().min(1).max(500),
  draftsPerRun: z.int().min(1).max(2000),
  ageMonths: z.int().min(1).max(120),
  /** Whether bookings that look like duplicates of each other have to be confirmed. */
  likelyDuplicates: z.boolean(),
};

/** Limits beyond which a person has to confirm before anything is created (design: bounds). */
export const Bounds = z.strictObject({
  lineAmount: boundFields.lineAmount.default('5000'),
  linesPerDraft: boundFields.linesPerDraft.default(100),
  draftsPerRun: boundFields.draftsPerRun.default(500),
  ageMonths: boundFields.ageMonths.default(12),
  likelyDuplicates: boundFields.likelyDuplicates.default(true),
});
export type Bounds = z.infer<typeof Bounds>;

export const descriptionVariables = [
  'service',
  'date',
  'time',
  'duration',
  'staff',
  'customer',
] as const;

const DescriptionTemplate = z
  .string()
  .min(1)
  .max(200)
  .refine(
    (text) =>
      [...text.matchAll(/\{(\w*)\}/g)].every(([, name]) =>
        (descriptionVariables as readonly string[]).includes(name ?? ''),
      ),
    `Use only {${descriptionVariables.join('}, {')}}`,
  );

const settingFields = {
  /** Minutes after its end until an appointment counts as completed. */
  graceMinutes: z.int().min(0).max(10_080),
  grouping: z.enum(['customer', 'booking', 'customerAndMonth']),
  lines: z.enum(['perBooking', 'merged']),
  descriptionTemplate: DescriptionTemplate,
  /** Language of the descriptions, as a BCP 47 tag: decides how dates are written. */
  descriptionLanguage: z.enum(['en', 'de']),
  markerField: z.enum(['externalDocumentNumber', 'customerPurchaseOrderReference']),
  /** Whether lines that the company adds to a customer's invoices by itself may stay beside ours. */
  acceptsAddedLines: z.boolean(),
};

export const InvoicingSettings = z.strictObject({
  graceMinutes: settingFields.graceMinutes.default(15),
  grouping: settingFields.grouping.default('customer'),
  lines: settingFields.lines.default('perBooking'),
  descriptionTemplate: settingFields.descriptionTemplate.default('{service}, {date} {time}'),
  descriptionLanguage: settingFields.descriptionLanguage.default('en'),
  markerField: settingFields.markerField.default('externalDocumentNumber'),
  acceptsAddedLines: settingFields.acceptsAddedLines.default(false),
  bounds: Bounds.prefault({}),
});
export type InvoicingSettings = z.infer<typeof InvoicingSettings>;

/** Without defaults, which would take the place of what is stored. */
const SettingsChange = z.strictObject({
  ...settingFields,
  bounds: z.strictObject(boundFields).partial(),
});

export const SyncRunSummary = z.object({
  id: Uuid,
  state: z.enum(['queued', 'running', 'done', 'failed']),
  startedAt: InstantText,
  finishedAt: InstantText.nullable(),
  /** Windows of the calendar read so far, of how many. */
  progress: z.object({ done: z.int(), of: z.int() }),
  counts: z.object({
    appointmentsSeen: z.int(),
    appointmentsRead: z.int(),
    appointmentsVanished: z.int(),
    customersRead: z.int(),
    itemsRead: z.int(),
    draftsReconciled: z.int(),
    customersCreated: z.int().default(0),
    customersLinked: z.int().default(0),
    customersUpdated: z.int().default(0),
    /** Values that changed on both sides: a person has to decide. */
    customerConflicts: z.int().default(0),
    customersFailed: z.int().default(0),
  }),
  errorCode: z.string().nullable(),
  /** The first hundred; `counts.customersFailed` tells how many there were. */
  customerProblems: z.array(CustomerSyncProblem),
});
export type SyncRunSummary = z.infer<typeof SyncRunSummary>;

export const SyncSetup = z.object({
  id: Uuid,
  etag: z.string(),
  bookingBusiness: z.object({
    id: z.string(),
    displayName: z.string(),
    currencyCode: CurrencyCode,
    timeZone: z.string(),
  }),
  environment: z.string(),
  company: z.object({
    id: Uuid,
    name: z.string(),
    displayName: z.string(),
    currencyCode: CurrencyCode,
  }),
  startDate: DateText,
  enabled: z.boolean(),
  /** Nothing is written to Business Central for this setup until that is taken back. */
  writingStopped: z.boolean(),
  /** Minutes between two syncs; `null` means only on demand. */
  intervalMinutes: z.int().nullable(),
  settings: InvoicingSettings,
  customerSync: CustomerSyncSettings,
  /** Whose rights the background sync uses. `needsSignIn` when that token no longer works. */
  syncUser: z.object({ userId: z.string(), displayName: z.string(), needsSignIn: z.boolean() }),
  lastSyncRun: SyncRunSummary.nullable(),
  createdAt: InstantText,
});
export type SyncSetup = z.infer<typeof SyncSetup>;

export const SyncSetupList = z.object({ syncSetups: z.array(SyncSetup) });

const IntervalMinutes = z.union([z.literal([15, 30, 60, 120, 240, 480, 720, 1440]), z.null()]);

/** Bookings came in 2016: an earlier start would only make every sync read years of nothing. */
const StartDate = DateText.refine(
  (date) => date >= '2016-01-01',
  'Choose a day in 2016 or later: Bookings has nothing older',
);

export const CreateSyncSetup = z.strictObject({
  bookingBusinessId: z.string().min(3).max(320),
  environment: z.string().min(1).max(60),
  companyId: Uuid,
  /** First service date that may be invoiced. Required, so that nothing old is billed. */
  startDate: StartDate,
  intervalMinutes: IntervalMinutes.default(60),
  settings: InvoicingSettings.prefault({}),
});
export type CreateSyncSetup = z.input<typeof CreateSyncSetup>;

/** Business and company cannot be changed: make another setup for that. */
export const UpdateSyncSetup = z.strictObject({
  startDate: StartDate.optional(),
  enabled: z.boolean().optional(),
  writingStopped: z.boolean().optional(),
  intervalMinutes: IntervalMinutes.optional(),
  settings: SettingsChange.partial().optional(),
  customerSync: CustomerSyncChange.optional(),
  /** Makes the caller the sync user. */
  becomeSyncUser: z.literal(true).optional(),
});
export type UpdateSyncSetup = z.input<typeof UpdateSyncSetup>;

/** One plain check of a setup with the user's own rights. */
export const SetupCheck = z.object({
  code: z.enum([
    'bookingBusinessOpens',
    'bookingServicesRead',
    'companyOpens',
    'customersRead',
    'itemsRead',
    'salesInvoicesRead',
    'currenciesMatch',
  ]),
  ok: z.boolean(),
  /** Numbers and names for the sentence, like the count of services. */
  values: z.record(z.string(), z.string()),
  errorCode: z.string().nullable(),
});
export type SetupCheck = z.infer<typeof SetupCheck>;
export const SetupTest = z.object({ checks: z.array(SetupCheck) });

export const StartSyncRun = z.strictObject({});
export const SyncRunList = z.object({ syncRuns: z.array(SyncRunSummary) });
