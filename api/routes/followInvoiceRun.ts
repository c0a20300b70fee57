import { setTimeout as wait } from 'node:timers/promises';
import { asId } from '../domain/ids.ts';
import { findInvoiceRun } from '../state/invoiceRuns.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { invoiceRunEvents } from './invoiceRunEvents.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { readInvoiceRunStep } from './readInvoiceRunStep.ts';
import type { RouteParts } from './routeParts.ts';
import { TextAnswer } from './textAnswer.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor' | 'salesInvoiceLink'>;

/** How often the database is asked. It, and not this process, knows what other instances do. */
const pauseMs = 1_000;

/** Follows a run until it is finished, or for so long that rights have to be looked at again. */
export function followInvoiceRun(parts: Parts): Handler<'followInvoiceRun'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const runId = asId<'invoiceRun'>(call.params.runId);
    if (!(await findInvoiceRun(parts.db, setup, runId))) throw notFound('invoice run');
    const events = invoiceRunEvents({
      read: (since) => readInvoiceRunStep({ setup, runId, since }, parts),
      // Whoever leaves ends the pause.
      pause: () => wait(pauseMs, undefined, { signal: call.signal }).catch(() => undefined),
      signal: call.signal,
      lastEventId: call.header('last-event-id'),
    });
    return new TextAnswer('text/event-stream', events);
  };
}
