// Bound actions of sales invoices: AL page 30012 "APIV2 - Sales Invoices". Nothing is sent to anybody here.
import type { Books } from '../books.ts';
import { dialogError, unknownSegment } from '../errors.ts';
import type { SalesInvoice } from '../records.ts';
import { cancelSalesInvoice, makeCorrectiveCreditMemo } from './creditMemo.ts';
import { postSalesInvoice } from './postSalesInvoice.ts';

/** Carries out an action. Names are matched without regard to case: `Microsoft.NAV.Post` has been seen to post. */
export function actOnSalesInvoice(action: string, invoice: SalesInvoice, books: Books): void {
  const name = action.replace(/^microsoft\.nav\./i, '').toLowerCase();
  const act = actions[name];
  if (!act) throw unknownSegment(action);
  act(invoice, books);
}

/** As the metadata spells them. */
export const actionNames: readonly string[] = [
  'cancel',
  'cancelAndSend',
  'makeCorrectiveCreditMemo',
  'post',
  'postAndSend',
  'send',
];

const actions: Record<string, (invoice: SalesInvoice, books: Books) => void> = {
  post: postSalesInvoice,
  postandsend(invoice, books) {
    postSalesInvoice(invoice, books);
    requireAddress(invoice, books);
  },
  send: requireAddress,
  cancel: cancelSalesInvoice,
  cancelandsend(invoice, books) {
    cancelSalesInvoice(invoice, books);
    requireAddress(invoice, books);
  },
  makecorrectivecreditmemo: makeCorrectiveCreditMemo,
};

function requireAddress({ email, billToCustomerId }: SalesInvoice, { changes }: Books): void {
  if (email !== '' || (changes.customers.get(billToCustomerId)?.email ?? '') !== '') return;
  throw dialogError(
    'The send-to email is empty. Specify email either for the customer or for the invoice in email preview.',
  );
}
