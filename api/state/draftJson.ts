// The parts of a draft that are kept as JSON, with decimals as text.
import { z } from 'zod';
import { RejectionCode, UndoResult } from '../contract/invoiceRuns.ts';
import type { Customer, Item } from '../domain/customer.ts';
import {
  asId,
  type BookingId,
  type CustomerId,
  type ItemId,
  type SalesInvoiceId,
  type UserId,
} from '../domain/ids.ts';
import { Exact } from '../domain/money.ts';
import type { PlannedLine } from '../domain/planInvoices.ts';

const DecimalJson = z.string().transform((text) => new Exact(text));

const CustomerJson = z.object({
  id: z.string().transform((id): CustomerId => asId<'customer'>(id)),
  number: z.string(),
  displayName: z.string(),
  type: z.enum(['Person', 'Company']),
  email: z.string(),
  city: z.string(),
  blocked: z.boolean(),
  currencyCode: z.string(),
}) satisfies z.ZodType<Customer>;

const ItemJson = z.object({
  id: z.string().transform((id): ItemId => asId<'item'>(id)),
  number: z.string(),
  displayName: z.string(),
  type: z.enum(['Inventory', 'Service', 'Non-Inventory']),
  unitPrice: DecimalJson,
  priceIncludesTax: z.boolean(),
  blocked: z.boolean(),
}) satisfies z.ZodType<Item>;

const LineJson = z.object({
  bookingIds: z.array(z.string().transform((id): BookingId => asId<'booking'>(id))),
  item: ItemJson,
  description: z.string(),
  descriptionCut: z.boolean(),
  serviceDate: z.string(),
  quantity: DecimalJson,
  unitPrice: DecimalJson,
  basePrice: DecimalJson,
  baseIncludesTax: z.boolean(),
  taxPercent: DecimalJson.nullable(),
  amount: DecimalJson,
}) satisfies z.ZodType<PlannedLine>;

const SalesInvoiceJson = z.object({
  id: z.string().transform((id): SalesInvoiceId => asId<'salesInvoice'>(id)),
  number: z.string(),
  /** As it was when we had made it: who touched the document since has given it another one. */
  etag: z.string(),
  totalAmountExcludingTax: DecimalJson,
  totalAmountIncludingTax: DecimalJson,
  /** Lines that Business Central put beside ours, where the setup accepts that. */
  added: z
    .array(z.object({ sequence: z.int(), description: z.string(), amount: DecimalJson }))
    .default([]),
});

/** The sales invoice that a draft became, as it was last seen. */
export type DraftSalesInvoice = z.output<typeof SalesInvoiceJson>;

const ProblemJson = z.object({ code: RejectionCode, said: z.string() });

/** Why a draft was refused or is not as reviewed. */
export type DraftProblem = z.output<typeof ProblemJson>;

const UndoJson = z.object({
  result: UndoResult,
  said: z.string(),
  requestedAt: z.string(),
  requestedBy: z.string().transform((id): UserId => asId<'user'>(id)),
  /** Since when its deletion is on record as intended: whether it was done has to be found out first. */
  deletingSince: z.string().nullable(),
  /** When to try again, or to look again whether it is gone. */
  tryAgainAt: z.string().nullable(),
});

/** Somebody's wish to have a draft deleted again, and what became of it. */
export type DraftUndo = z.output<typeof UndoJson>;

export const parseCustomer = (json: unknown): Customer => CustomerJson.parse(json);
export const parseLines = (json: unknown): PlannedLine[] => z.array(LineJson).parse(json);
export const parseSalesInvoice = (json: unknown): DraftSalesInvoice | null =>
  SalesInvoiceJson.nullable().parse(json);
export const parseProblem = (json: unknown): DraftProblem | null =>
  ProblemJson.nullable().parse(json);

export const parseUndo = (json: unknown): DraftUndo | null => UndoJson.nullable().parse(json);

/** Decimals print themselves as text. */
export function toJsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
