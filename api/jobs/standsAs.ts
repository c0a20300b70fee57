import type { SalesInvoice } from '../domain/salesInvoice.ts';
import type { AddedLine } from '../domain/verifySalesInvoice.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';

/** What is kept of the document that a draft stands as. */
export function standsAs(
  invoice: SalesInvoice,
  added: AddedLine[],
): NonNullable<SalesInvoiceDraftRecord['salesInvoice']> {
  const { id, number, etag, totalAmountExcludingTax, totalAmountIncludingTax } = invoice;
  return { id, number, etag, totalAmountExcludingTax, totalAmountIncludingTax, added };
}
