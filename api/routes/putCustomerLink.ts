import { normalEmail } from '../domain/booking.ts';
import { appendJournal } from '../state/journal.ts';
import { putCustomerLink as writeCustomerLink } from '../state/links.ts';
import { listCustomers } from '../state/masterData.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { journalEntry } from './journalEntry.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentCustomerLink } from './presentCustomerLink.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

export function putCustomerLink(parts: Parts): Handler<'putCustomerLink'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const customers = await listCustomers(parts.db, setup);
    const customer = customers.find(({ id }) => id === call.body.customerId.toLowerCase());
    if (!customer) throw notFound('customer');
    const link = {
      key: normalEmail(call.params.key),
      customerId: customer.id,
      origin: 'manual' as const,
      linkedAt: call.now,
      linkedBy: call.caller.userId,
    };
    await parts.db.transaction().execute(async (transaction) => {
      await writeCustomerLink(transaction, setup, link);
      // The key is a person's address: the journal keeps the customer alone.
      const details = { customerId: customer.id };
      await appendJournal(transaction, setup.tenantId, [
        journalEntry(call, { kind: 'customerLinked', syncSetupId: setup.id, details }),
      ]);
    });
    return presentCustomerLink(link, customer);
  };
}
