import type { Books } from '../books.ts';
import { defineEntity } from '../odata/entity.ts';
import { etagOf } from '../odata/etag.ts';
import type { SalesInvoiceLine } from '../records.ts';
import { salesLineFields } from './salesLineFields.ts';

/** AL page 30043 "APIV2 - Sales Invoice Lines". */
export const salesInvoiceLineEntity = defineEntity<SalesInvoiceLine>({
  name: 'salesInvoiceLine',
  set: 'salesInvoiceLines',
  order: ['documentId', 'sequence'],
  id: ({ id }) => id,
  etag: etagOf,
  fields: salesLineFields(pricesIncludeTax),
});

function pricesIncludeTax({ documentId }: SalesInvoiceLine, { changes }: Books): boolean {
  return changes.salesInvoices.get(documentId)?.pricesIncludeTax ?? false;
}
