// Bodies of new sales invoices. Business Central validates fields in the order in which they stand, and some reset
// others: the customer sets the currency, and the quantity the price.
// https://github.com/microsoft/BCApps, SalesInvoiceAggregator.Codeunit.al
import type { NewSalesInvoice, NewSalesInvoiceLine } from '../domain/salesInvoice.ts';
import { guidLiteral, jsonNumber } from './odata.ts';

export function salesInvoiceHeader(invoice: NewSalesInvoice): Record<string, unknown> {
  const { customerId, markerField, marker, currencyCode } = invoice;
  return {
    customerId: guidLiteral(customerId),
    [markerField]: marker,
    ...(currencyCode === '' ? {} : { currencyCode }),
  };
}

/** The header with its lines: one request, which is done as a whole or not at all. */
export function salesInvoiceWithLines(invoice: NewSalesInvoice): Record<string, unknown> {
  return {
    ...salesInvoiceHeader(invoice),
    salesInvoiceLines: invoice.lines.map(salesInvoiceLine),
  };
}

export function salesInvoiceLine(line: NewSalesInvoiceLine): Record<string, unknown> {
  return {
    sequence: line.sequence,
    itemId: guidLiteral(line.itemId),
    description: line.description,
    quantity: jsonNumber(line.quantity),
    unitPrice: jsonNumber(line.unitPrice),
    shipmentDate: line.shipmentDate,
  };
}
