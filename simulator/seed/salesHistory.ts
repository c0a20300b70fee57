// Invoices that the company made by hand before anybody connected its booking pages: posted ones of the last months,
// most of them paid, and two drafts on which colleagues are still at work. Business Central's own rules make them all.
import type { DateTime } from 'luxon';
import { Books } from '../businessCentral/books.ts';
import { Changes } from '../businessCentral/changes.ts';
import { paySalesInvoice, postSalesInvoice } from '../businessCentral/colleague.ts';
import type { Body } from '../businessCentral/odata/body.ts';
import type { FieldValue } from '../businessCentral/odata/entity.ts';
import type { Customer, Item } from '../businessCentral/records.ts';
import { createSalesInvoice } from '../businessCentral/salesInvoices/createSalesInvoice.ts';
import { seededRandom, type Random } from '../random.ts';
import type { World } from '../world.ts';
import { bookedItems } from './bookedItems.ts';
import type { SeededCompany } from './company.ts';
import { workingDay } from './timetable.ts';
import { typedReference } from './typedReference.ts';

export type HistoryOptions = {
  seed: number;
  now: Date;
  company: SeededCompany;
  /** Where nothing is told of a customer, chance decides. */
  wasInvoiced: (customer: Customer) => boolean | undefined;
};

/** One invoice as somebody typed it. */
type Entry = { at: DateTime; customer: Customer; reference: string; items: Item[] };

/** The longest list of items that people want on one invoice. */
const mostLines = 3;
/** In a very large world the others stay without, as most would there. */
const mostCustomers = 300;

/** Gives about four in five customers a history that has each item for which they have bookings. */
export function seedSalesHistory(world: World, options: HistoryOptions): void {
  const { seed, now, company, wasInvoiced } = options;
  // A source of its own: how many invoices there are moves no other record.
  const random = seededRandom(seed ^ 0x5a1e5);
  const items = bookedItems(world, company.company);
  if (items.usual.length === 0) return;
  const maker = { world, company, random };
  const customers = world.customers
    .filter((customer) => customer.companyId === company.company.id && mayBeInvoiced(customer))
    .slice(0, mostCustomers)
    .filter((customer) => wasInvoiced(customer) ?? random.chance(0.8));
  const entries = customers
    .flatMap((customer) => {
      const booked = items.of(customer);
      const wanted = booked.length > 0 ? booked : [random.pick(items.usual)];
      return entriesFor(customer, wanted, { random, now });
    })
    .toSorted((one, other) => one.at.toMillis() - other.at.toMillis());
  for (const entry of entries) settle(entry, maker);
  for (const entry of entriesAtWork(entries, { random, now })) enter(entry, maker);
}

/** Who was blocked, or never set up to the end, was not invoiced either. */
function mayBeInvoiced({ blocked, customerPostingGroup, generalBusinessPostingGroup }: Customer) {
  const isBlocked = blocked === 'All' || blocked === 'Invoice';
  return !isBlocked && customerPostingGroup !== '' && generalBusinessPostingGroup !== '';
}

type Chance = { random: Random; now: Date };

/** One or two invoices, or as many more as the items need, from one to four months ago. */
function entriesFor(customer: Customer, items: readonly Item[], { random, now }: Chance): Entry[] {
  const count = Math.max(random.between(1, 2), Math.ceil(items.length / mostLines));
  const perInvoice = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => {
    const at = workingHour(random.between(32, 118), { random, now });
    const part = items.slice(index * perInvoice, (index + 1) * perInvoice);
    // Whoever needs no other items comes again for the same.
    const own = part.length > 0 ? part : [random.pick(items)];
    return { at, customer, reference: typedReference(customer, at, random), items: own };
  });
}

/** The two who have been customers for longest are about to be invoiced again. */
function entriesAtWork(entries: readonly Entry[], { random, now }: Chance): Entry[] {
  const next = new Map(entries.map((entry) => [entry.customer.id, entry]));
  return [...next.values()].slice(0, 2).map((entry, index) => {
    const at = workingHour(3 - index * 2, { random, now });
    return { ...entry, at, reference: typedReference(entry.customer, at, random) };
  });
}

function workingHour(daysAgo: number, { random, now }: Chance): DateTime {
  const time = { hour: random.between(7, 15), minute: random.between(0, 59) };
  return workingDay(now, daysAgo, 'utc').set(time);
}

type Maker = { world: World; company: SeededCompany; random: Random };

/** A draft, posted ten minutes later, and paid within four weeks by most. */
function settle(entry: Entry, maker: Maker): void {
  const { world, random } = maker;
  const id = enter(entry, maker);
  postSalesInvoice(id, { world, random, now: entry.at.plus({ minutes: 10 }).toJSDate() });
  if (!random.chance(0.75)) return;
  const paidAt = entry.at.plus({ days: random.between(3, 28), minutes: 25 });
  paySalesInvoice(id, { world, random, now: paidAt.toJSDate() });
}

/** Gives the id of the draft. */
function enter(entry: Entry, { world, company: { company }, random }: Maker): string {
  const changes = new Changes(world);
  const now = entry.at.toJSDate();
  const books = new Books({ company, world, changes, now, random });
  const { id } = createSalesInvoice(bodyOf(entry, random), books);
  changes.commit(now);
  return id;
}

function bodyOf({ customer, reference, items }: Entry, random: Random): Body {
  const lines = items.map(({ id, baseUnitOfMeasureCode, unitPrice }) => {
    const unit = baseUnitOfMeasureCode === 'HOUR' ? 0.5 : 1;
    const quantity = unit * random.pick([1, 1, 2, 3]);
    // What has no price of its own gets one by hand.
    const typed = unitPrice === 0 ? { unitPrice: random.pick([15, 20, 25]) } : {};
    return body({ itemId: id, quantity, ...typed });
  });
  return body(
    { customerId: customer.id, externalDocumentNumber: reference },
    { salesInvoiceLines: lines },
  );
}

function body(fields: Record<string, FieldValue>, nested: Record<string, Body[]> = {}): Body {
  return { fields: new Map(Object.entries(fields)), nested: new Map(Object.entries(nested)) };
}
