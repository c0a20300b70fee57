import { asId } from '../domain/ids.ts';
import { resumeCustomer as endPause } from '../state/customerPauses.ts';
import { appendJournal } from '../state/journal.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { journalEntry } from './journalEntry.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

export function resumeCustomer(parts: Parts): Handler<'resumeCustomer'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const customerId = asId<'customer'>(call.params.customerId.toLowerCase());
    await parts.db.transaction().execute(async (transaction) => {
      const ending = { customerId, by: call.caller.userId, at: call.now };
      if (!(await endPause(transaction, setup, ending))) throw notFound('pause');
      await appendJournal(transaction, setup.tenantId, [
        journalEntry(call, {
          kind: 'customerResumed',
          syncSetupId: setup.id,
          details: { customerId },
        }),
      ]);
    });
    return undefined;
  };
}
