import { pauseCustomer as writePause } from '../state/customerPauses.ts';
import { appendJournal } from '../state/journal.ts';
import { listCustomers } from '../state/masterData.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { journalEntry } from './journalEntry.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

/** Running invoice runs see it before their next sending. */
export function pauseCustomer(parts: Parts): Handler<'pauseCustomer'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const customers = await listCustomers(parts.db, setup);
    const customer = customers.find(({ id }) => id === call.params.customerId.toLowerCase());
    if (!customer) throw notFound('customer');
    const customerId = customer.id;
    const pause = { reason: 'byHand' as const, by: call.caller.userId, at: call.now };
    await parts.db.transaction().execute(async (transaction) => {
      if (!(await writePause(transaction, setup, { customerId, pause }))) return;
      await appendJournal(transaction, setup.tenantId, [
        journalEntry(call, {
          kind: 'customerPaused',
          syncSetupId: setup.id,
          details: { customerId },
        }),
      ]);
    });
    return undefined;
  };
}
