import type { InvoiceRun } from '../contract/invoiceRuns.ts';
import type { InvoiceRunRecord } from '../state/invoiceRuns.ts';
import { listSalesInvoiceDrafts } from '../state/salesInvoiceDrafts.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import { presentInvoiceRun } from './presentInvoiceRun.ts';
import type { RouteParts } from './routeParts.ts';

/** A run with its drafts, as they stand. */
export async function presentStoredRun(
  run: InvoiceRunRecord,
  { tenantId, environment, company }: SyncSetupRecord,
  { db, salesInvoiceLink }: Pick<RouteParts, 'db' | 'salesInvoiceLink'>,
): Promise<InvoiceRun> {
  const drafts = await listSalesInvoiceDrafts(db, run.id);
  const where = { tenantId, environment, companyName: company.name };
  return presentInvoiceRun(run, drafts, ({ number, state }) => {
    const isPosted = state === 'posted' || state === 'credited';
    return salesInvoiceLink(where, { number, status: isPosted ? 'Open' : 'Draft' });
  });
}
