import { asId } from '../domain/ids.ts';
import { suggestItem } from '../domain/matchItem.ts';
import { listServices } from '../state/bookingServices.ts';
import { appendJournal } from '../state/journal.ts';
import { putServiceLink as writeServiceLink } from '../state/links.ts';
import { listItems } from '../state/masterData.ts';
import { ApiError, notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { journalEntry } from './journalEntry.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentServiceLink } from './presentServiceLink.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

export function putServiceLink(parts: Parts): Handler<'putServiceLink'> {
  return async (call) => {
    const { db } = parts;
    const setup = await openSyncSetup(call, parts);
    const serviceId = asId<'bookingService'>(call.params.serviceId);
    const service = (await listServices(db, setup)).find(({ id }) => id === serviceId);
    if (!service) throw notFound('service');
    const items = await listItems(db, setup);
    const item = items.find(({ id }) => id === call.body.itemId.toLowerCase());
    if (!item) throw notFound('item');
    if (item.type !== 'Service') {
      throw new ApiError('itemNotService', 'Only an item of type Service can stand for a service.');
    }
    const isSuggested = suggestItem(service.displayName, items)?.id === item.id;
    const link = {
      serviceId,
      itemId: item.id,
      origin: isSuggested ? ('suggested' as const) : ('manual' as const),
      rules: call.body.rules,
      linkedAt: call.now,
      linkedBy: call.caller.userId,
    };
    await db.transaction().execute(async (transaction) => {
      await writeServiceLink(transaction, setup, link);
      const details = { serviceId, itemId: item.id, rules: link.rules };
      await appendJournal(transaction, setup.tenantId, [
        journalEntry(call, { kind: 'serviceLinked', syncSetupId: setup.id, details }),
      ]);
    });
    return presentServiceLink(link, item, service.displayName);
  };
}
