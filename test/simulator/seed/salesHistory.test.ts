import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { suggestItem } from '../../../api/domain/matchItem.ts';
import { asId } from '../../../api/domain/ids.ts';
import { Exact } from '../../../api/domain/money.ts';
import type { Customer, SalesInvoice } from '../../../simulator/businessCentral/records.ts';
import { buildWorld, type SeedOptions } from '../../../simulator/seed/buildWorld.ts';
import { createWorld, type World } from '../../../simulator/world.ts';
import { exportBytes } from './exportFile.ts';

const now = new Date('2026-11-24T09:20:00Z');

function build(options: Partial<SeedOptions> = {}): World {
  const world = createWorld();
  buildWorld(world, { seed: 1, now, ...options });
  return world;
}

function posted(world: World): SalesInvoice[] {
  return world.salesInvoices.filter((invoice) => invoice.posted);
}

function drafts(world: World): SalesInvoice[] {
  return world.salesInvoices.filter((invoice) => !invoice.posted);
}

function linesOf(world: World, { id }: SalesInvoice) {
  return world.salesInvoiceLines.filter(({ documentId }) => documentId === id);
}

function customerNamed(world: World, name: string): Customer {
  const customer = world.customers.find(({ displayName }) => displayName === name);
  if (!customer) throw new Error(`Nobody is called ${name}`);
  return customer;
}

function isInvoiced(world: World, { id }: Pick<Customer, 'id'>): boolean {
  return world.salesInvoices.find(({ customerId }) => customerId === id) !== undefined;
}

/** `customer item` of all that was ever sold. */
function sold(world: World): Set<string> {
  return new Set(
    world.salesInvoices
      .list()
      .flatMap((invoice) =>
        linesOf(world, invoice).map(({ itemId }) => `${invoice.customerId} ${itemId}`),
      ),
  );
}

/** `customer item` of all that an invoiced customer has booked, with the item the product would suggest. */
function needed(world: World): string[] {
  const items = world.items.list().map((item) => ({
    ...item,
    id: asId<'item'>(item.id),
    unitPrice: new Exact(item.unitPrice),
  }));
  const suggested = new Map(
    world.bookingServices
      .list()
      .map(({ id, displayName }) => [id, suggestItem(displayName, items)?.id]),
  );
  return world.bookingAppointments.list().flatMap(({ serviceId, attendees }) =>
    attendees.flatMap(({ emailAddress }) => {
      const email = emailAddress?.toLowerCase() ?? '';
      const itemId = suggested.get(serviceId);
      if (email === '' || !itemId) return [];
      const payers = [
        ...world.customers.filter((customer) => customer.email === email).map(({ id }) => id),
        ...world.contacts
          .filter((contact) => contact.type === 'Person' && contact.email === email)
          .map(({ customerId }) => customerId ?? ''),
      ];
      return payers.filter((id) => isInvoiced(world, { id })).map((id) => `${id} ${itemId}`);
    }),
  );
}

describe('the sales invoices of a made-up world', () => {
  it('are there for about four in five customers', () => {
    const world = build({ bookings: 600, customers: 150 });
    const { length } = world.customers.filter((customer) => isInvoiced(world, customer));

    expect(length / world.customers.size).toBeGreaterThan(0.7);
    expect(length / world.customers.size).toBeLessThan(0.9);
  });

  it('are one or two for each, and more only where the items need more', () => {
    const world = build();
    const invoices = posted(world);
    const customers = new Set(invoices.map(({ customerId }) => customerId));

    expect(invoices.length).toBeGreaterThan(customers.size);
    expect(invoices.length).toBeLessThan(customers.size * 2);
    expect(
      invoices.map((invoice) => linesOf(world, invoice).length).filter((n) => n < 1 || n > 3),
    ).toEqual([]);
  });

  it('have every item that the customer has booked since', () => {
    for (const options of [{}, { seed: 4, bookings: 1200, customers: 40 }]) {
      const world = build(options);
      const known = sold(world);
      const booked = needed(world);

      expect(booked.length).toBeGreaterThan(60);
      expect(booked.filter((pair) => !known.has(pair))).toEqual([]);
    }
  });

  it('leave out who cannot be invoiced, and two who are new, whose VAT has to be guessed', () => {
    const world = build();
    const invoiced = (name: string): boolean => isInvoiced(world, customerNamed(world, name));

    expect(invoiced('Nestor Wilke')).toBe(false);
    expect(invoiced('Enrico Cattaneo')).toBe(false);
    expect(customerNamed(world, 'Lynne Robbins')).toMatchObject({
      type: 'Person',
      pricesIncludeTax: false,
    });
    expect(invoiced('Lynne Robbins')).toBe(false);
    expect(customerNamed(world, 'Wingtip Toys GmbH')).toMatchObject({
      type: 'Company',
      pricesIncludeTax: true,
    });
    expect(invoiced('Wingtip Toys GmbH')).toBe(false);
    expect(invoiced('Adele Vance')).toBe(true);
    expect(invoiced('Northwind Traders GmbH')).toBe(true);
  });

  it('include VAT as the customer has it, at the rate of the item', () => {
    const world = build();
    for (const invoice of world.salesInvoices.list()) {
      const customer = world.customers.get(invoice.customerId);
      expect(invoice.pricesIncludeTax).toBe(customer?.pricesIncludeTax);
      expect(invoice.currencyCode).toBe(customer?.currencyCode);
      for (const { itemId, taxPercent, vatProductPostingGroup } of linesOf(world, invoice)) {
        const item = world.items.get(itemId);
        expect(item).toMatchObject({
          type: 'Service',
          blocked: false,
          taxGroupCode: vatProductPostingGroup,
        });
        const usual = vatProductPostingGroup === 'REDUCED' ? 7 : 19;
        // Whoever is outside the EU pays none.
        expect(taxPercent).toBe(customer?.vatBusinessPostingGroup === 'EXPORT' ? 0 : usual);
      }
    }
  });

  it('come to the sum of quantity times price, with VAT on the whole of each rate', () => {
    const world = build();
    for (const invoice of world.salesInvoices.list()) {
      const lines = linesOf(world, invoice);
      for (const rate of new Set(lines.map(({ taxPercent }) => taxPercent))) {
        const alike = lines.filter(({ taxPercent }) => taxPercent === rate);
        const typed = sum(
          alike.map((line) =>
            new Decimal(line.quantity).times(line.unitPrice).toDecimalPlaces(2).toNumber(),
          ),
        );
        const factor = new Decimal(rate).div(100).plus(1);
        const [net, gross] = invoice.pricesIncludeTax
          ? [typed.div(factor).toDecimalPlaces(2), typed]
          : [typed, typed.times(factor).toDecimalPlaces(2)];
        expect(sum(alike.map(({ netAmount }) => netAmount)).toNumber()).toBe(net.toNumber());
        expect(sum(alike.map((line) => line.netAmountIncludingTax)).toNumber()).toBe(
          gross.toNumber(),
        );
        expect(gross.toNumber()).toBeGreaterThan(0);
      }
    }
  });

  it('were posted one to four months ago, in the order of their numbers, and most are paid', () => {
    const world = build();
    const invoices = posted(world);
    const days = invoices.map(
      ({ postingDate }) => (now.getTime() - Date.parse(postingDate)) / 86_400_000,
    );

    expect(invoices.map(({ number }) => number)).toEqual(
      invoices.map((_, index) => `PS-INV${103001 + index}`),
    );
    expect(invoices.map(({ draftNumber }) => draftNumber)).toEqual(
      invoices.map((_, index) => `S-INV${102001 + index}`),
    );
    expect(days).toEqual(days.toSorted((one, other) => other - one));
    expect(Math.min(...days)).toBeGreaterThan(30);
    expect(Math.max(...days)).toBeLessThan(122);
    const { length: paid } = invoices.filter((invoice) => invoice.paid);
    expect(paid).toBeGreaterThan(invoices.length / 2);
    expect(paid).toBeLessThan(invoices.length);
  });

  it('carry references as people type them, none of which could be a marker of the product', () => {
    const references = build()
      .salesInvoices.list()
      .map(({ externalDocumentNumber }) => externalDocumentNumber);

    expect(references.filter((each) => each === '' || each.startsWith('BK-'))).toEqual([]);
    expect(new Set(references).size).toBeGreaterThan(references.length / 2);
  });

  it('end with two drafts of colleagues, behind which the numbers go on', () => {
    const world = build();
    const series = world.numberSeries.find(({ purpose }) => purpose === 'salesInvoice');
    const last = 102001 + posted(world).length;

    expect(drafts(world).map(({ number }) => number)).toEqual([`S-INV${last}`, `S-INV${last + 1}`]);
    expect(series?.next).toBe(last + 2);
    expect(drafts(world).every((draft) => linesOf(world, draft).length > 0)).toBe(true);
  });

  it('never were changed later than at the making of the world', () => {
    const changed = build()
      .salesInvoices.list()
      .map(({ lastModifiedDateTime }) => lastModifiedDateTime);

    expect(changed.filter((instant) => instant > now.toISOString())).toEqual([]);
  });

  it('are the same for the same seed', () => {
    const content = (world: World) => [world.salesInvoices.list(), world.salesInvoiceLines.list()];

    expect(content(build({ seed: 9 }))).toEqual(content(build({ seed: 9 })));
    expect(content(build({ seed: 9 }))).not.toEqual(content(build({ seed: 8 })));
  });

  it('stay few in a world of very many customers', () => {
    const world = build({ bookings: 100, customers: 1500 });

    expect(new Set(posted(world).map(({ customerId }) => customerId)).size).toBeLessThan(300);
  });
});

describe('the sales invoices beside a Bookings export', () => {
  it('are there for most of its people, with what they booked', () => {
    const people = Array.from({ length: 30 }, (_, index) => `Person ${index}`);
    const bytes = exportBytes(
      people.flatMap((name) =>
        ['Massage', 'Beratung'].map((service) => ({
          'Customer Name': name,
          'Customer Email': `${name.replace(' ', '.')}@post.example`,
          Service: service,
        })),
      ),
    );
    const world = build({ bookingsExport: { fileName: 'mine.tsv', bytes } });
    const known = sold(world);

    expect(posted(world).length).toBeGreaterThan(20);
    expect(drafts(world)).toHaveLength(2);
    expect(needed(world).filter((pair) => !known.has(pair))).toEqual([]);
  });
});

function sum(amounts: readonly number[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));
}
