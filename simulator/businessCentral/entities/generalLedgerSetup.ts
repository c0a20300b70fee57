import type { Books } from '../books.ts';
import { boolean, code, date, text } from '../odata/fields.ts';
import type { Company } from '../records.ts';
import { setupEntity } from './setupEntity.ts';

/** AL page 30087 "APIV2 - General Ledger Setup": one row, and the place to learn the window of posting dates from. */
export const generalLedgerSetupEntity = setupEntity<Company>({
  name: 'generalLedgerSetup',
  set: 'generalLedgerSetup',
  order: ['id'],
  fields: [
    date('allowPostingFrom', ({ allowPostingFrom }) => allowPostingFrom ?? ''),
    date('allowPostingTo', ({ allowPostingTo }) => allowPostingTo ?? ''),
    code(['additionalReportingCurrency', 10], () => ''),
    code(['localCurrencyCode', 10], ({ localCurrencyCode }) => localCurrencyCode),
    text(['localCurrencySymbol', 10], (_, books) => books.currency('')?.symbol ?? ''),
    boolean('allowQueryFromConsolidation', () => false),
    code(['shortcutDimension1Code', 20], (_, books) => dimensionCode(books, 0)),
    code(['shortcutDimension2Code', 20], (_, books) => dimensionCode(books, 1)),
    code(['shortcutDimension3Code', 20], () => ''),
    code(['shortcutDimension4Code', 20], () => ''),
    code(['shortcutDimension5Code', 20], () => ''),
    code(['shortcutDimension6Code', 20], () => ''),
    code(['shortcutDimension7Code', 20], () => ''),
    code(['shortcutDimension8Code', 20], () => ''),
  ],
});

/** The first two dimensions of a company are its global ones. */
function dimensionCode(books: Books, position: number): string {
  return books.own(books.world.dimensions)[position]?.code ?? '';
}
