import { lineSequence } from '../domain/lineSequence.ts';
import type { NewSalesInvoice } from '../domain/salesInvoice.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';

/** What Business Central is asked to make of a draft. */
export function newSalesInvoice(draft: SalesInvoiceDraftRecord): NewSalesInvoice {
  const { customer, marker, markerField, currencyCode, lines } = draft;
  return {
    customerId: customer.id,
    marker,
    markerField,
    currencyCode,
    lines: lines.map((line, index) => {
      const { item, bookingIds, description, quantity, unitPrice, serviceDate } = line;
      return {
        sequence: lineSequence(marker, { bookingIds, index }),
        itemId: item.id,
        description,
        quantity,
        unitPrice,
        shipmentDate: serviceDate,
      };
    }),
  };
}
