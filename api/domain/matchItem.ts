// What is sold. An item is used only when somebody linked it; names give no more than a suggestion.
import type { ProblemCode } from '../contract/bookings.ts';
import type { ServiceRules } from '../contract/links.ts';
import type { Item } from './customer.ts';
import type { BookingServiceId } from './ids.ts';
import type { InvoicingContext } from './invoicingContext.ts';
import { nameWords } from './nameWords.ts';

export type ItemMatch =
  | { item: Item; rules: ServiceRules }
  | { problem: ProblemCode; item: Item | null; rules: ServiceRules | null };

export function matchItem(serviceId: BookingServiceId, context: InvoicingContext): ItemMatch {
  const link = context.serviceLinks.get(serviceId);
  if (!link) return { problem: 'serviceNotLinked', item: null, rules: null };
  const { rules } = link;
  const item = context.items.get(link.itemId);
  if (!item) return { problem: 'itemMissing', item: null, rules };
  if (item.type !== 'Service') return { problem: 'itemNotService', item, rules };
  if (item.blocked) return { problem: 'itemBlocked', item, rules };
  return { item, rules };
}

/** The one usable Service item whose name is most like the service's, if any is like enough. */
export function suggestItem(serviceName: string, items: Iterable<Item>): Item | null {
  const wanted = nameWords(serviceName);
  let best: { item: Item; likeness: number } | null = null;
  let tied = false;
  for (const item of items) {
    if (item.type !== 'Service' || item.blocked) continue;
    const likeness = likenessOf(wanted, nameWords(item.displayName));
    if (likeness < 0.5) continue;
    if (best && likeness === best.likeness) tied = true;
    if (best && likeness <= best.likeness) continue;
    best = { item, likeness };
    tied = false;
  }
  return best && !tied ? best.item : null;
}

/** Share of words that two names have in common: 0 to 1. */
function likenessOf(some: Set<string>, others: Set<string>): number {
  const common = [...some].filter((word) => others.has(word)).length;
  const all = new Set([...some, ...others]).size;
  return all === 0 ? 0 : common / all;
}
