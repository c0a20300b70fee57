import { asId } from '../domain/ids.ts';
import { appendJournal } from '../state/journal.ts';
import { deleteServiceLink as removeServiceLink } from '../state/links.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { journalEntry } from './journalEntry.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

export function deleteServiceLink(parts: Parts): Handler<'deleteServiceLink'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const serviceId = asId<'bookingService'>(call.params.serviceId);
    await parts.db.transaction().execute(async (transaction) => {
      if (!(await removeServiceLink(transaction, setup, serviceId))) throw notFound('link');
      const details = { serviceId };
      await appendJournal(transaction, setup.tenantId, [
        journalEntry(call, { kind: 'serviceUnlinked', syncSetupId: setup.id, details }),
      ]);
    });
    return undefined;
  };
}
