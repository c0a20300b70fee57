// Credit memos that take back a posted invoice. AL codeunit 1303 "Correct Posted Sales Invoice".
import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import type { SalesCreditMemo, SalesInvoice } from '../records.ts';
import { takeNumber } from './numberSeries.ts';
import { touchInvoice } from './openInvoice.ts';

/** Makes a draft with the lines of the invoice, which stays as it is until somebody posts the draft. */
export function makeCorrectiveCreditMemo(invoice: SalesInvoice, books: Books): SalesCreditMemo {
  requirePosted(invoice);
  requireNotCanceled(invoice);
  return putCreditMemo(invoice, books, {
    posted: false,
    corrective: false,
    number: takeNumber('salesCreditMemo', books),
  });
}

/** Makes a posted credit memo over the whole invoice, to which it is applied. */
export function cancelSalesInvoice(invoice: SalesInvoice, books: Books): SalesInvoice {
  requirePosted(invoice);
  requireNotCanceled(invoice);
  if (invoice.paid) {
    throw dialogError(
      'Canceling the invoice failed because of the following error: \n\nYou cannot cancel this posted sales invoice because it is fully or partially paid.\n\nTo reverse a paid sales invoice, you must manually create a sales credit memo.',
    );
  }
  putCreditMemo(invoice, books, {
    posted: true,
    corrective: true,
    number: takeNumber('postedSalesCreditMemo', books),
  });
  return touchInvoice({ ...invoice, canceled: true }, books);
}

function requirePosted({ posted }: SalesInvoice): void {
  if (!posted) throw dialogError('The action can be applied to a posted invoice only.');
}

function requireNotCanceled({ canceled }: SalesInvoice): void {
  if (!canceled) return;
  throw dialogError('The invoice cannot be canceled because it has already been canceled.');
}

function putCreditMemo(
  invoice: SalesInvoice,
  books: Books,
  kind: Pick<SalesCreditMemo, 'posted' | 'corrective' | 'number'>,
): SalesCreditMemo {
  const stamp = { version: 1, lastModifiedDateTime: books.now.toISOString() };
  const id = books.random.guid();
  for (const line of books.linesOf(invoice.id)) {
    books.changes.salesCreditMemoLines.put({
      ...line,
      ...stamp,
      id: books.random.guid(),
      documentId: id,
    });
  }
  const {
    posted: _posted,
    draftNumber: _draftNumber,
    releaseStatus: _releaseStatus,
    canceled: _canceled,
    customerPurchaseOrderReference: _reference,
    invoiceDate: _invoiceDate,
    hasOwnDiscount: _hasOwnDiscount,
    ...document
  } = invoice;
  return books.changes.salesCreditMemos.put({
    ...document,
    ...stamp,
    ...kind,
    id,
    creditMemoDate: books.today,
    postingDate: books.today,
    dueDate: books.today,
    paid: kind.posted,
    invoiceId: invoice.id,
  });
}
