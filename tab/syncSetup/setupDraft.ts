// What is typed into the form of a setup, as text, until it is saved.
import type {
  CreateSyncSetup,
  InvoicingSettings,
  SyncSetup,
} from '../../api/contract/syncSetups.ts';
import { parseDecimal } from '../ui/parseDecimal.ts';

export type SetupDraft = {
  bookingBusinessId: string;
  environment: string;
  companyId: string;
  startDate: string;
  intervalMinutes: CreateSyncSetup['intervalMinutes'];
  grouping: InvoicingSettings['grouping'];
  lines: InvoicingSettings['lines'];
  descriptionTemplate: string;
  descriptionLanguage: InvoicingSettings['descriptionLanguage'];
  markerField: InvoicingSettings['markerField'];
  acceptsAddedLines: boolean;
  graceMinutes: string;
  lineAmount: string;
  linesPerDraft: string;
  draftsPerRun: string;
  ageMonths: string;
  likelyDuplicates: boolean;
};

export type Change = (change: Partial<SetupDraft>) => void;

/** The contract's own defaults, as a new setup shows them. */
export function newDraft(startDate: string, language: 'en' | 'de'): SetupDraft {
  return {
    bookingBusinessId: '',
    environment: '',
    companyId: '',
    startDate,
    intervalMinutes: 60,
    grouping: 'customer',
    lines: 'perBooking',
    descriptionTemplate: '{service}, {date} {time}',
    descriptionLanguage: language,
    markerField: 'externalDocumentNumber',
    acceptsAddedLines: false,
    graceMinutes: '15',
    lineAmount: '5000',
    linesPerDraft: '100',
    draftsPerRun: '500',
    ageMonths: '12',
    likelyDuplicates: true,
  };
}

export const intervals = [15, 30, 60, 120, 240, 480, 720, 1440, null] as const;

export function draftOf(setup: SyncSetup): SetupDraft {
  const { settings } = setup;
  return {
    bookingBusinessId: setup.bookingBusiness.id,
    environment: setup.environment,
    companyId: setup.company.id,
    startDate: setup.startDate,
    intervalMinutes: intervals.find((minutes) => minutes === setup.intervalMinutes) ?? null,
    grouping: settings.grouping,
    lines: settings.lines,
    descriptionTemplate: settings.descriptionTemplate,
    descriptionLanguage: settings.descriptionLanguage,
    markerField: settings.markerField,
    acceptsAddedLines: settings.acceptsAddedLines,
    graceMinutes: String(settings.graceMinutes),
    lineAmount: settings.bounds.lineAmount,
    linesPerDraft: String(settings.bounds.linesPerDraft),
    draftsPerRun: String(settings.bounds.draftsPerRun),
    ageMonths: String(settings.bounds.ageMonths),
    likelyDuplicates: settings.bounds.likelyDuplicates,
  };
}

export function settingsOf(draft: SetupDraft, locale: string): InvoicingSettings {
  return {
    graceMinutes: Number(draft.graceMinutes),
    grouping: draft.grouping,
    lines: draft.lines,
    descriptionTemplate: draft.descriptionTemplate.trim(),
    descriptionLanguage: draft.descriptionLanguage,
    markerField: draft.markerField,
    acceptsAddedLines: draft.acceptsAddedLines,
    bounds: {
      lineAmount: parseDecimal(draft.lineAmount, locale) ?? '5000',
      linesPerDraft: Number(draft.linesPerDraft),
      draftsPerRun: Number(draft.draftsPerRun),
      ageMonths: Number(draft.ageMonths),
      likelyDuplicates: draft.likelyDuplicates,
    },
  };
}

const numberFields = ['graceMinutes', 'linesPerDraft', 'draftsPerRun', 'ageMonths'] as const;
type NumberField = (typeof numberFields)[number];

/** Smallest and largest value that the contract takes. */
export const limits: Record<NumberField, readonly [number, number]> = {
  graceMinutes: [0, 10_080],
  linesPerDraft: [1, 500],
  draftsPerRun: [1, 2000],
  ageMonths: [1, 120],
};

export type Problem = 'required' | 'date' | 'number' | 'amount' | 'template' | 'templateEmpty';
export type Problems = Partial<Record<keyof SetupDraft, Problem>>;

/** What has to be put right before the draft can be saved. */
export function problemsOf(draft: SetupDraft, locale: string): Problems {
  const problems: Problems = {};
  if (!draft.bookingBusinessId) problems.bookingBusinessId = 'required';
  if (!draft.environment) problems.environment = 'required';
  if (!draft.companyId) problems.companyId = 'required';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.startDate)) problems.startDate = 'date';
  for (const field of numberFields) {
    const [min, max] = limits[field];
    const value = Number(draft[field]);
    const isWhole = /^\d{1,6}$/.test(draft[field]);
    if (!isWhole || value < min || value > max) problems[field] = 'number';
  }
  if (parseDecimal(draft.lineAmount, locale) === undefined) problems.lineAmount = 'amount';
  if (draft.descriptionTemplate.trim() === '') problems.descriptionTemplate = 'templateEmpty';
  else if (!isKnownTemplate(draft.descriptionTemplate)) problems.descriptionTemplate = 'template';
  return problems;
}

export const variables = ['service', 'date', 'time', 'duration', 'staff', 'customer'] as const;
export type Variable = (typeof variables)[number];

function isKnownTemplate(template: string): boolean {
  return [...template.matchAll(/\{(\w*)\}/g)].every(([, name]) =>
    variables.some((variable) => variable === name),
  );
}
