import { decimalText } from '../domain/money.ts';
import { listItems } from '../state/masterData.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';
import { containsAll, searchLimit } from './textSearch.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

/** Only items of type Service: others cannot stand for a service. */
export function searchItems(parts: Parts): Handler<'searchItems'> {
  return async ({ query, ...call }) => {
    const setup = await openSyncSetup({ ...call, params: query }, parts);
    const found = (await listItems(parts.db, setup))
      .filter(({ type }) => type === 'Service')
      .filter(({ number, displayName }) => containsAll([number, displayName], query.q))
      .toSorted((one, other) => one.displayName.localeCompare(other.displayName));
    const items = found
      .slice(0, searchLimit)
      .map(({ id, number, displayName, unitPrice, blocked }) => ({
        id,
        number,
        displayName,
        unitPrice: decimalText(unitPrice),
        blocked,
      }));
    return { items, hasMore: found.length > searchLimit };
  };
}
