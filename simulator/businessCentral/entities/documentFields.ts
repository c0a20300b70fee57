// Fields that sales invoices and sales credit memos have in common.
import type { Books } from '../books.ts';
import type { Field } from '../odata/entity.ts';
import { text } from '../odata/fields.ts';
import type { SalesInvoice } from '../records.ts';

type Document = Pick<SalesInvoice, 'texts'>;

/** A text that came from the customer when the document was made. */
export function copiedText<R extends Document>(
  field: [name: string, maxLength: number],
  traits: Parameters<typeof text>[2] = {},
): Field<R> {
  return text(field, ({ texts }) => texts[field[0]] ?? '', traits);
}

export function addressTexts<R extends Document>(
  of: 'sellTo' | 'billTo' | 'shipTo',
  traits: Parameters<typeof text>[2] = {},
): Field<R>[] {
  return [
    copiedText([`${of}AddressLine1`, 100], traits),
    copiedText([`${of}AddressLine2`, 50], traits),
    copiedText([`${of}City`, 30], traits),
    copiedText([`${of}Country`, 10], traits),
    copiedText([`${of}State`, 30], traits),
    copiedText([`${of}PostCode`, 20], traits),
  ];
}

/** A customer can be renamed, and its documents follow. */
export function numberOf(customerId: string, { changes }: Books): string {
  return changes.customers.get(customerId)?.number ?? '';
}
