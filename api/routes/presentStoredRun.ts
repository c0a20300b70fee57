import type { InvoiceRun } from '../contract/invoiceRuns.ts';
import { findRetryOf, type InvoiceRunRecord } from '../state/invoiceRuns.ts';
import { listSalesInvoiceDrafts } from '../state/salesInvoiceDrafts.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import { presentInvoiceRun, type LinkTo } from './presentInvoiceRun.ts';
import type { RouteParts } from './routeParts.ts';

/** A run with its drafts, as they stand. */
export async function presentStoredRun(
  run: InvoiceRunRecord,
  { tenantId, environment, company }: SyncSetupRecord,
  { db, salesInvoiceLink }: Pick<RouteParts, 'db' | 'salesInvoiceLink'>,
): Promise<InvoiceRun> {
  const drafts = await listSalesInvoiceDrafts(db, run.id);
  const where = { tenantId, environment, companyName: company.name };
  const retriedBy = await findRetryOf(db, run.id);
  const linkTo: LinkTo = ({ number, state }) => {
    const isPosted = state === 'posted' || state === 'credited';
    return salesInvoiceLink(where, { number, status: isPosted ? 'Open' : 'Draft' });
  };
  return presentInvoiceRun(run, drafts, { linkTo, retriedBy });
}
