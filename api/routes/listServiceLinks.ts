import type { ServiceMatch } from '../contract/links.ts';
import { suggestItem } from '../domain/matchItem.ts';
import { decimalText } from '../domain/money.ts';
import { readAssessments } from '../state/assessments.ts';
import { listServices } from '../state/bookingServices.ts';
import { listServiceLinks as readServiceLinks } from '../state/links.ts';
import { listItems } from '../state/masterData.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentItem } from './presentBooking.ts';
import { presentServiceLink } from './presentServiceLink.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

/** Every service of the business, with its item or a suggestion, and how many bookings wait on it. */
export function listServiceLinks(parts: Parts): Handler<'listServiceLinks'> {
  return async (call) => {
    const { db } = parts;
    const setup = await openSyncSetup(call, parts);
    const items = new Map((await listItems(db, setup)).map((item) => [item.id, item]));
    const links = new Map(
      (await readServiceLinks(db, setup)).map((link) => [link.serviceId, link]),
    );
    const waiting = await countWaiting(parts, setup, call.now);
    const services = (await listServices(db, setup)).map((service): ServiceMatch => {
      const link = links.get(service.id);
      const item = link && items.get(link.itemId);
      const suggestion = item ? null : suggestItem(service.displayName, items.values());
      return {
        serviceId: service.id,
        serviceName: service.displayName,
        priceType: service.priceType,
        price: decimalText(service.price),
        link: item ? presentServiceLink(link, item, service.displayName) : null,
        suggestion: suggestion ? presentItem(suggestion) : null,
        bookingsWaiting: waiting.get(service.id) ?? 0,
      };
    });
    return { services: services.toSorted(byName) };
  };
}

function byName(one: ServiceMatch, other: ServiceMatch): number {
  return one.serviceName.localeCompare(other.serviceName);
}

const aboutItems = new Set(['serviceNotLinked', 'itemMissing', 'itemNotService', 'itemBlocked']);

async function countWaiting(
  { db }: Parts,
  setup: Awaited<ReturnType<typeof openSyncSetup>>,
  now: string,
): Promise<Map<string, number>> {
  const { assessments } = await readAssessments(db, setup, now);
  const counts = new Map<string, number>();
  for (const { state, problems, booking } of assessments) {
    if (state !== 'needsAttention' || !problems.some((problem) => aboutItems.has(problem))) {
      continue;
    }
    counts.set(booking.serviceId, (counts.get(booking.serviceId) ?? 0) + 1);
  }
  return counts;
}
