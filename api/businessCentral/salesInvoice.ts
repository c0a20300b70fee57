import { z } from 'zod';
import { asId } from '../domain/ids.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../domain/salesInvoice.ts';
import { Amount, EnumText, Guid, Reference, Text } from './odata.ts';

const Status = EnumText.pipe(
  z.enum(['', 'Draft', 'In Review', 'Open', 'Paid', 'Canceled', 'Corrective']),
);

/** https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_salesinvoiceline */
const SalesInvoiceLineRow = z
  .object({
    '@odata.etag': z.string().min(1),
    id: Guid,
    sequence: z.int(),
    lineType: EnumText,
    itemId: Reference,
    description: Text,
    quantity: Amount,
    unitPrice: Amount,
    taxPercent: Amount,
    amountExcludingTax: Amount,
    amountIncludingTax: Amount,
    shipmentDate: Text,
  })
  .transform(({ '@odata.etag': etag, ...line }): SalesInvoiceLine => ({
    ...line,
    etag,
    id: asId<'salesInvoiceLine'>(line.id),
    itemId: line.itemId === null ? null : asId<'item'>(line.itemId),
  }));

/** https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_salesinvoice */
export const SalesInvoiceRow = z
  .object({
    '@odata.etag': z.string().min(1),
    id: Guid,
    number: z.string(),
    status: Status,
    externalDocumentNumber: Text,
    customerPurchaseOrderReference: Text,
    customerId: Guid,
    currencyCode: Text,
    pricesIncludeTax: z.boolean(),
    totalAmountExcludingTax: Amount,
    totalAmountIncludingTax: Amount,
    // Every request for an invoice expands its lines: without them nothing can be verified.
    salesInvoiceLines: z.array(SalesInvoiceLineRow),
  })
  .transform(({ '@odata.etag': etag, salesInvoiceLines, ...invoice }): SalesInvoice => ({
    ...invoice,
    etag,
    id: asId<'salesInvoice'>(invoice.id),
    customerId: asId<'customer'>(invoice.customerId),
    lines: salesInvoiceLines.toSorted((one, other) => one.sequence - other.sequence),
  }));

export const expandLines = '$expand=salesInvoiceLines';
