import { Readable } from 'node:stream';
import { asId } from '../domain/ids.ts';
import { findInvoiceRun } from '../state/invoiceRuns.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { invoiceRunCsv } from './invoiceRunCsv.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentStoredRun } from './presentStoredRun.ts';
import type { RouteParts } from './routeParts.ts';
import { TextAnswer } from './textAnswer.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor' | 'salesInvoiceLink'>;

/** The receipt as a file for a spreadsheet. */
export function exportInvoiceRun(parts: Parts): Handler<'exportInvoiceRun'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const run = await findInvoiceRun(parts.db, setup, asId<'invoiceRun'>(call.params.runId));
    if (!run) throw notFound('invoice run');
    const presented = await presentStoredRun(run, setup, parts);
    const day = run.startedAt.slice(0, 10);
    const fileName = `invoice-run-${day}-${run.id.slice(0, 8)}.csv`;
    return new TextAnswer('text/csv', Readable.from(invoiceRunCsv(presented)), fileName);
  };
}
