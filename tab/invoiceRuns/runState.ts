import type { InvoiceRun, SalesInvoiceDraft } from '../../api/contract/invoiceRuns.ts';

/** Nothing more happens to it by itself. */
export function isAtRest({ state, drafts }: InvoiceRun): boolean {
  return state === 'finished' && !drafts.some(isBeingUndone);
}

export function isBeingUndone({ undo }: SalesInvoiceDraft): boolean {
  return undo?.result === 'pending';
}

/** Drafts that can be asked to be deleted again. */
export function undoable({ state, drafts }: InvoiceRun): SalesInvoiceDraft[] {
  if (state !== 'finished') return [];
  return drafts.filter((draft) => draft.state === 'drafted' && !isBeingUndone(draft));
}
