// What a general ledger account brings to a sales line: AL table 37 "Sales Line", CopyFromGLAccount.
import type { Books } from '../books.ts';
import type { Account } from '../companySetup.ts';
import { dialogError, wrongField } from '../errors.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { requireGeneralPostingSetup } from './generalPosting.ts';
import { withoutObject } from './lineType.ts';
import { vatOf } from './vatOnLine.ts';

/** Starts the line anew with an account; an account has no price. */
export function putAccountOnLine(
  line: SalesInvoiceLine,
  { account, header }: { account: Account; header: SalesInvoice },
  books: Books,
): SalesInvoiceLine {
  checkAccount(account);
  requireGeneralPostingSetup(header, account.generalProductPostingGroup, books);
  return {
    ...withoutObject(line),
    lineType: 'Account',
    accountId: account.id,
    lineObjectNumber: account.number,
    description: account.displayName,
    quantity: line.quantity,
    ...vatOf(account.vatProductPostingGroup, header, books),
  };
}

export function accountById(id: string, books: Books): Account {
  const account = books.ownById(books.world.accounts, id);
  if (!account) throw dialogError('Account does not exist.');
  return account;
}

/** AL table 15 "G/L Account", CheckGLAcc. */
function checkAccount({ number, accountType, blocked, directPosting }: Account): void {
  const record = `G/L Account: No.=${number}`;
  if (accountType !== 'Posting') {
    throw wrongField({ name: 'Account Type', expected: 'Posting', current: accountType }, record);
  }
  if (blocked) throw wrongField({ name: 'Blocked', expected: 'No', current: 'Yes' }, record);
  if (!directPosting) {
    throw wrongField({ name: 'Direct Posting', expected: 'Yes', current: 'No' }, record);
  }
}
