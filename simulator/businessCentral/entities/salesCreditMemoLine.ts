import type { Books } from '../books.ts';
import { defineEntity, type Field } from '../odata/entity.ts';
import { etagOf } from '../odata/etag.ts';
import type { SalesCreditMemoLine } from '../records.ts';
import { salesLineFields } from './salesLineFields.ts';

/** AL page 30044 "APIV2 - Sales Credit Mem Lines": fields of an invoice's line, in nearly the same order. */
export const salesCreditMemoLineEntity = defineEntity<SalesCreditMemoLine>({
  name: 'salesCreditMemoLine',
  set: 'salesCreditMemoLines',
  order: ['documentId', 'sequence'],
  id: ({ id }) => id,
  etag: etagOf,
  fields: priceFirst(salesLineFields(pricesIncludeTax)),
});

/** The page shows the price before the quantity. */
function priceFirst(fields: Field<SalesCreditMemoLine>[]): Field<SalesCreditMemoLine>[] {
  return fields.flatMap((field) => {
    if (field.name === 'unitPrice') return [];
    if (field.name !== 'quantity') return [field];
    return [...fields.filter(({ name }) => name === 'unitPrice'), field];
  });
}

function pricesIncludeTax({ documentId }: SalesCreditMemoLine, { changes }: Books): boolean {
  return changes.salesCreditMemos.get(documentId)?.pricesIncludeTax ?? false;
}
