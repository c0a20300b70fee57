import { normalEmail } from '../domain/booking.ts';
import { appendJournal } from '../state/journal.ts';
import { deleteCustomerLink as removeCustomerLink } from '../state/links.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { journalEntry } from './journalEntry.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

export function deleteCustomerLink(parts: Parts): Handler<'deleteCustomerLink'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    await parts.db.transaction().execute(async (transaction) => {
      const key = normalEmail(call.params.key);
      if (!(await removeCustomerLink(transaction, setup, key))) throw notFound('link');
      await appendJournal(transaction, setup.tenantId, [
        journalEntry(call, { kind: 'customerUnlinked', syncSetupId: setup.id, details: {} }),
      ]);
    });
    return undefined;
  };
}
