// Changes of one request, held back until it has succeeded: what fails leaves nothing behind.
import type { Table } from '../table.ts';
import type { World } from '../world.ts';
import type { NumberSeries } from './companySetup.ts';
import type {
  SalesCreditMemo,
  SalesCreditMemoLine,
  SalesInvoice,
  SalesInvoiceLine,
} from './records.ts';

/** A table with changes on top of it that are not in it yet. */
export class Overlay<T extends { id: string }> {
  readonly table: Table<T>;
  /** `undefined` for a record that is to go. */
  readonly changed = new Map<string, T | undefined>();

  constructor(table: Table<T>) {
    this.table = table;
  }

  get(id: string): T | undefined {
    return this.changed.has(id) ? this.changed.get(id) : this.table.get(id);
  }

  put(record: T): T {
    this.changed.set(record.id, record);
    return record;
  }

  remove(id: string): void {
    this.changed.set(id, undefined);
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
  readonly numberSeries: Overlay<NumberSeries>;
  readonly salesInvoices: Overlay<SalesInvoice>;
  readonly salesInvoiceLines: Overlay<SalesInvoiceLine>;
  readonly salesCreditMemos: Overlay<SalesCreditMemo>;
  readonly salesCreditMemoLines: Overlay<SalesCreditMemoLine>;

  constructor(world: World) {
    this.numberSeries = new Overlay(world.numberSeries);
    this.salesInvoices = new Overlay(world.salesInvoices);
    this.salesInvoiceLines = new Overlay(world.salesInvoiceLines);
    this.salesCreditMemos = new Overlay(world.salesCreditMemos);
    this.salesCreditMemoLines = new Overlay(world.salesCreditMemoLines);
  }

  /** An invoice appears when all its lines are there and goes before they do, so that a crash in between shows neither half. */
  commit(): void {
    this.numberSeries.writeInto();
    this.salesCreditMemoLines.writeInto();
    this.salesCreditMemos.writeInto();
    this.salesInvoiceLines.writeInto();
    this.salesInvoices.writeInto();
    this.salesInvoices.removeFrom();
    this.salesInvoiceLines.removeFrom();
  }
}
