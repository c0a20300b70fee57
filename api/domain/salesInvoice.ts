// Sales invoices of Business Central: as read, and as we ask for them.
import type { Decimal } from 'decimal.js';
import type { CustomerId, ItemId, SalesInvoiceId, SalesInvoiceLineId } from './ids.ts';

export type SalesInvoiceStatus =
  'Draft' | 'In Review' | 'Open' | 'Paid' | 'Canceled' | 'Corrective' | '';

export type SalesInvoiceLine = {
  id: SalesInvoiceLineId;
  etag: string;
  sequence: number;
  lineType: string;
  itemId: ItemId | null;
  description: string;
  quantity: Decimal;
  unitPrice: Decimal;
  /** VAT percentage of the line. */
  taxPercent: Decimal;
  amountExcludingTax: Decimal;
  amountIncludingTax: Decimal;
  /** `YYYY-MM-DD`; empty or `0001-01-01` where there is none. */
  shipmentDate: string;
};

export type SalesInvoice = {
  id: SalesInvoiceId;
  etag: string;
  number: string;
  status: SalesInvoiceStatus;
  externalDocumentNumber: string;
  customerPurchaseOrderReference: string;
  customerId: CustomerId;
  currencyCode: string;
  pricesIncludeTax: boolean;
  totalAmountExcludingTax: Decimal;
  totalAmountIncludingTax: Decimal;
  /** Empty where the read did not ask for lines. */
  lines: SalesInvoiceLine[];
};

/** Fields of the header that can carry our marker. */
export type MarkerField = 'externalDocumentNumber' | 'customerPurchaseOrderReference';

export type NewSalesInvoiceLine = {
  /** Its number within the document. */
  sequence: number;
  itemId: ItemId;
  description: string;
  quantity: Decimal;
  /** Gross or net, as the document's `pricesIncludeTax` says. */
  unitPrice: Decimal;
  /** Service date, `YYYY-MM-DD`. */
  shipmentDate: string;
};

/** A document with more lines takes too long for one request: its header is sent first, then its lines. */
export const maxLinesAtOnce = 100;

export type NewSalesInvoice = {
  customerId: CustomerId;
  marker: string;
  markerField: MarkerField;
  currencyCode: string;
  lines: NewSalesInvoiceLine[];
};

/**
 * How a write ended. `unknown` may have been done: it must be looked up before it is repeated.
 * `notDone` was certainly not done and may be repeated; `refused` was answered with a reason.
 */
export type WriteOutcome<Made> =
  | { outcome: 'done'; made: Made }
  | { outcome: 'refused'; status: number; code: string; said: string }
  | { outcome: 'notDone'; retryAfterMs: number | null }
  | { outcome: 'unknown'; why: string };
