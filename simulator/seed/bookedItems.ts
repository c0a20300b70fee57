// Which items a company needs to invoice what its customers have booked. A service and its item know nothing of one
// another but that their names are alike.
import { groupBy } from '../businessCentral/groupBy.ts';
import type { Company, Customer, Item } from '../businessCentral/records.ts';
import type { World } from '../world.ts';

export type BookedItems = {
  /** All items that stand for a service. */
  all: Item[];
  /** Those that stand for what the customer, or a person who works there, has booked. */
  of(customer: Customer): Item[];
};

export function bookedItems(world: World, company: Company): BookedItems {
  const items = world.items.filter(
    (item) => item.companyId === company.id && item.type === 'Service' && !item.blocked,
  );
  const byService = new Map(
    world.bookingServices.list().map(({ id, displayName }) => [id, mostLike(displayName, items)]),
  );
  const byEmail = itemsByEmail(world, byService);
  const persons = groupBy(
    world.contacts.filter(({ type }) => type === 'Person'),
    ({ customerId }) => customerId,
  );
  return {
    all: distinct([...byService.values()]),
    of: (customer) =>
      distinct(
        [customer, ...(persons.get(customer.id) ?? [])].flatMap(({ email }) => [
          ...(byEmail.get(email.toLowerCase()) ?? []),
        ]),
      ),
  };
}

/** What the people behind each e-mail address have booked. */
function itemsByEmail(
  world: World,
  byService: ReadonlyMap<string, Item | undefined>,
): Map<string, Set<Item>> {
  const found = new Map<string, Set<Item>>();
  for (const { serviceId, attendees } of world.bookingAppointments.list()) {
    const item = byService.get(serviceId);
    if (!item) continue;
    for (const { emailAddress } of attendees) {
      const email = emailAddress?.toLowerCase();
      if (!email) continue;
      const known = found.get(email);
      if (known) known.add(item);
      else found.set(email, new Set([item]));
    }
  }
  return found;
}

/** The item with the most words in common, if those are at least half of all words in the two names. */
function mostLike(serviceName: string, items: readonly Item[]): Item | undefined {
  const wanted = wordsOf(serviceName);
  let best: { item: Item; likeness: number } | undefined;
  for (const item of items) {
    const words = wordsOf(item.displayName);
    const common = [...words].filter((word) => wanted.has(word)).length;
    const likeness = common / new Set([...words, ...wanted]).size;
    if (likeness >= 0.5 && likeness > (best?.likeness ?? 0)) best = { item, likeness };
  }
  return best?.item;
}

function wordsOf(name: string): Set<string> {
  return new Set(name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function distinct<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values)].filter((value) => value !== undefined);
}
