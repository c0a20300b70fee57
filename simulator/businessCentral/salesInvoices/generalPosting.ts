import type { Books } from '../books.ts';
import { recordNotFound } from '../errors.ts';
import type { SalesInvoice } from '../records.ts';

/** Refuses a line that could not be posted, unless Business Central only says so when the invoice is posted. */
export function requireGeneralPostingSetup(
  header: SalesInvoice,
  productPostingGroup: string,
  books: Books,
): void {
  if (books.switches.missesPostingSetupOnlyWhenPosting) return;
  requireSetup(header, productPostingGroup, books);
}

/** AL table 252 "General Posting Setup". */
export function requireSetup(
  { generalBusinessPostingGroup: business }: SalesInvoice,
  product: string,
  books: Books,
): void {
  const setup = books
    .own(books.world.generalPostingSetups)
    .find((one) => one.businessPostingGroup === business && one.productPostingGroup === product);
  if (setup) return;
  throw recordNotFound(
    'General Posting Setup',
    `Gen. Bus. Posting Group='${business}',Gen. Prod. Posting Group='${product}'`,
  );
}
