import type { Account } from '../companySetup.ts';
import type { EnumType } from '../odata/enumType.ts';
import { boolean, code, decimal, option, required, text } from '../odata/fields.ts';
import { setupEntity } from './setupEntity.ts';

const accountCategory: EnumType = {
  name: 'glAccountCategory',
  members: [' ', 'Assets', 'Liabilities', 'Equity', 'Income', 'Cost of Goods Sold', 'Expense'],
};
const accountType: EnumType = {
  name: 'glAccountType',
  members: ['Posting', 'Heading', 'Total', 'Begin-Total', 'End-Total'],
};

/** AL page 30014 "APIV2 - Accounts". Nothing is posted to accounts here: their categories and amounts are blank. */
export const accountEntity = setupEntity<Account>({
  name: 'account',
  set: 'accounts',
  order: ['number'],
  fields: [
    code(['number', 20], ({ number }) => number, required),
    text(['displayName', 100], ({ displayName }) => displayName),
    option(['category', accountCategory], () => ' '),
    text(['subCategory', 80], () => ''),
    boolean('blocked', ({ blocked }) => blocked),
    option(['accountType', accountType], (account) => account.accountType),
    boolean('directPosting', ({ directPosting }) => directPosting),
    decimal('netChange', () => 0),
    text('consolidationTranslationMethod', () => 'Average Rate (Manual)'),
    code(['consolidationDebitAccount', 20], () => ''),
    code(['consolidationCreditAccount', 20], () => ''),
    boolean('excludeFromConsolidation', () => false),
  ],
});
