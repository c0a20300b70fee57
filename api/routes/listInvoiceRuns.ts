import { listInvoiceRuns as readInvoiceRuns } from '../state/invoiceRuns.ts';
import { listRunProgress } from '../state/salesInvoiceDrafts.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentSummary } from './presentInvoiceRun.ts';
import type { RouteParts } from './routeParts.ts';

const latest = 100;

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

export function listInvoiceRuns(parts: Parts): Handler<'listInvoiceRuns'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const runs = await readInvoiceRuns(parts.db, setup, latest);
    const progress = await listRunProgress(
      parts.db,
      runs.map((run) => run.id),
    );
    return { invoiceRuns: runs.map((run) => presentSummary(run, progress.get(run.id) ?? [])) };
  };
}
