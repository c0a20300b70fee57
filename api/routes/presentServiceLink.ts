import type { ServiceLink } from '../contract/links.ts';
import type { Item } from '../domain/customer.ts';
import type { ServiceLinkRecord } from '../state/links.ts';
import { presentItem } from './presentBooking.ts';

export function presentServiceLink(
  link: ServiceLinkRecord,
  item: Item,
  serviceName: string,
): ServiceLink {
  const { serviceId, origin, rules, linkedAt } = link;
  return { serviceId, serviceName, item: presentItem(item), origin, rules, linkedAt };
}
