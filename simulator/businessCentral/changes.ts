// Changes of one request, held back until it has succeeded: what fails leaves nothing behind.
import type { Table } from '../table.ts';
import type { World } from '../world.ts';
import type { NumberSeries } from './companySetup.ts';
import type {
  Contact,
  Customer,
  Item,
  SalesCreditMemo,
  SalesCreditMemoLine,
  SalesInvoice,
  SalesInvoiceLine,
} from './records.ts';
import { noteChange } from './subscriptions/noteChange.ts';

/** A table with changes on top of it that are not in it yet. */
export class Overlay<T extends { id: string }> {
  readonly table: Table<T>;
  /** `undefined` for a record that is to go. */
  readonly changed = new Map<string, T | undefined>();
  #revision = 0;

  constructor(table: Table<T>) {
    this.table = table;
  }

  /** Grows with every change that is made here: what was worked out at one revision is good as long as it stands. */
  get revision(): number {
    return this.#revision;
  }

  get(id: string): T | undefined {
    return this.changed.has(id) ? this.changed.get(id) : this.table.get(id);
  }

  put(record: T): T {
    this.changed.set(record.id, record);
    this.#revision += 1;
    return record;
  }

  remove(id: string): void {
    this.changed.set(id, undefined);
    this.#revision += 1;
  }

  list(): T[] {
    if (this.changed.size === 0) return this.table.list();
    const kept = this.table.filter(({ id }) => !this.changed.has(id));
    return [...kept, ...[...this.changed.values()].filter((record) => record !== undefined)];
  }

  writeInto(): void {
    for (const record of this.changed.values()) if (record) this.table.put(record);
  }

  removeFrom(): void {
    for (const [id, record] of this.changed) if (!record) this.table.remove(id);
  }
}

export class Changes {
  readonly #world: World;
  readonly numberSeries: Overlay<NumberSeries>;
  readonly customers: Overlay<Customer>;
  readonly contacts: Overlay<Contact>;
  readonly items: Overlay<Item>;
  readonly salesInvoices: Overlay<SalesInvoice>;
  readonly salesInvoiceLines: Overlay<SalesInvoiceLine>;
  readonly salesCreditMemos: Overlay<SalesCreditMemo>;
  readonly salesCreditMemoLines: Overlay<SalesCreditMemoLine>;

  constructor(world: World) {
    this.#world = world;
    this.numberSeries = new Overlay(world.numberSeries);
    this.customers = new Overlay(world.customers);
    this.contacts = new Overlay(world.contacts);
    this.items = new Overlay(world.items);
    this.salesInvoices = new Overlay(world.salesInvoices);
    this.salesInvoiceLines = new Overlay(world.salesInvoiceLines);
    this.salesCreditMemos = new Overlay(world.salesCreditMemos);
    this.salesCreditMemoLines = new Overlay(world.salesCreditMemoLines);
  }

  /** An invoice appears when all its lines are there and goes before they do, so that a crash in between shows neither half. */
  commit(now: Date): void {
    this.#note(now);
    this.numberSeries.writeInto();
    for (const records of [this.customers, this.contacts, this.items]) records.writeInto();
    this.salesCreditMemoLines.writeInto();
    this.salesCreditMemos.writeInto();
    this.salesInvoiceLines.writeInto();
    this.salesInvoices.writeInto();
    this.salesInvoices.removeFrom();
    this.salesInvoiceLines.removeFrom();
    for (const records of [this.contacts, this.customers, this.items]) records.removeFrom();
  }

  /** For subscribers. A changed line has changed its document too. */
  #note(now: Date): void {
    if (this.#world.subscriptions.size === 0) return;
    const { customers, items, salesInvoices, salesCreditMemos } = this;
    const sets = { customers, items, salesInvoices, salesCreditMemos };
    for (const [set, records] of Object.entries(sets)) {
      for (const [entityId, record] of records.changed) {
        const before = records.table.get(entityId);
        const companyId = (record ?? before)?.companyId;
        if (companyId === undefined) continue;
        const changeType = !record ? 'deleted' : before ? 'updated' : 'created';
        noteChange({ set, companyId, entityId, changeType }, this.#world, now);
      }
    }
  }
}
