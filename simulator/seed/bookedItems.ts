// Which items a company needs to invoice what its customers have booked. A service and its item know nothing of one
// another but that their names are alike.
import { groupBy } from '../businessCentral/groupBy.ts';
import type { Company, Customer, Item } from '../businessCentral/records.ts';
import type { World } from '../world.ts';

export type BookedItems = {
  /** What people come for most: a few items, none where no service has one. */
  usual: Item[];
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
  const { byPerson, counts } = countBookings(world, byService);
  const persons = groupBy(
    world.contacts.filter(({ type }) => type === 'Person'),
    ({ customerId }) => customerId,
  );
  return {
    usual: [...counts]
      .toSorted(([, some], [, others]) => others - some)
      .slice(0, 3)
      .map(([item]) => item),
    of: (customer) => {
      const people = [customer, ...(persons.get(customer.id) ?? [])];
      return [...new Set(people.flatMap((person) => [...(byPerson.get(keyOf(person)) ?? [])]))];
    },
  };
}

/** A person is found by e-mail address, and only without one by name. */
function keyOf({ email, displayName }: { email: string | null; displayName: string }): string {
  return email ? email.toLowerCase() : displayName;
}

function countBookings(world: World, byService: ReadonlyMap<string, Item | undefined>) {
  const byPerson = new Map<string, Set<Item>>();
  const counts = new Map<Item, number>();
  for (const { serviceId, attendees } of world.bookingAppointments.list()) {
    const item = byService.get(serviceId);
    if (!item) continue;
    counts.set(item, (counts.get(item) ?? 0) + attendees.length);
    for (const { emailAddress: email, name: displayName } of attendees) {
      const key = keyOf({ email, displayName });
      const known = byPerson.get(key);
      if (known) known.add(item);
      else byPerson.set(key, new Set([item]));
    }
  }
  return { byPerson, counts };
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
