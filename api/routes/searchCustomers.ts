import { listCustomers } from '../state/masterData.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';
import { containsAll, searchLimit } from './textSearch.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

export function searchCustomers(parts: Parts): Handler<'searchCustomers'> {
  return async ({ query, ...call }) => {
    const setup = await openSyncSetup({ ...call, params: query }, parts);
    const found = (await listCustomers(parts.db, setup))
      .filter(({ number, displayName, email, city }) =>
        containsAll([number, displayName, email, city], query.q),
      )
      .toSorted((one, other) => one.displayName.localeCompare(other.displayName));
    const customers = found
      .slice(0, searchLimit)
      .map(({ id, number, displayName, type, email, city, blocked }) => ({
        id,
        number,
        displayName,
        type,
        email,
        city,
        blocked,
      }));
    return { customers, hasMore: found.length > searchLimit };
  };
}
