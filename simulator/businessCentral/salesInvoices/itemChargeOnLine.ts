import type { Books } from '../books.ts';
import type { ItemCharge } from '../companySetup.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { requireGeneralPostingSetup } from './generalPosting.ts';
import { withoutObject } from './lineType.ts';
import { vatOf } from './vatOnLine.ts';

/** Starts the line anew with an item charge: AL table 37 "Sales Line", CopyFromItemCharge. */
export function putItemChargeOnLine(
  line: SalesInvoiceLine,
  { charge, header }: { charge: ItemCharge; header: SalesInvoice },
  books: Books,
): SalesInvoiceLine {
  requireGeneralPostingSetup(header, charge.generalProductPostingGroup, books);
  return {
    ...withoutObject(line),
    lineType: 'Charge',
    lineObjectNumber: charge.number,
    description: charge.displayName,
    quantity: line.quantity,
    ...vatOf(charge.vatProductPostingGroup, header, books),
  };
}
