import type { Books } from '../books.ts';
import { noRelatedRecord, recordNotFound } from '../errors.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';

type Vat = Pick<SalesInvoiceLine, 'vatProductPostingGroup' | 'taxCode' | 'taxPercent'>;

/** What the groups of customer and product lead to: AL table 37 "Sales Line", validation of "VAT Prod. Posting Group". */
export function vatOf(
  vatProductPostingGroup: string,
  { vatBusinessPostingGroup }: SalesInvoice,
  books: Books,
): Vat {
  const setup = books.vatPostingSetup(vatBusinessPostingGroup, vatProductPostingGroup);
  if (!setup) {
    throw recordNotFound(
      'VAT Posting Setup',
      `VAT Bus. Posting Group='${vatBusinessPostingGroup}',VAT Prod. Posting Group='${vatProductPostingGroup}'`,
    );
  }
  const { identifier, percent, calculationType } = setup;
  // AL table 37 "Sales Line", UpdateVATPct: who buys under a reverse charge owes the VAT, so the line has none.
  const taxPercent = calculationType === 'Reverse Charge VAT' ? 0 : percent;
  return { vatProductPostingGroup, taxCode: identifier, taxPercent };
}

/** A group that a caller writes as `taxCode`. */
export function requireVatProductPostingGroup(code: string, books: Books): void {
  if (books.vatProductPostingGroup(code)) return;
  throw noRelatedRecord({
    field: 'VAT Prod. Posting Group',
    table: 'Sales Line',
    value: code,
    relatedTable: 'VAT Product Posting Group',
  });
}
