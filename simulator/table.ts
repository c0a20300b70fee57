/** Told of every change to a world, in order: a record that was written, or `null` for one that is gone. */
export type ChangeListener = (table: string, id: string, record: unknown) => void;

/**
 * Records of one kind by id. Every change goes through `put` and `remove`, so that a log can follow it;
 * a record taken out of a table must not be changed in place.
 */
export class Table<T extends { id: string }> {
  readonly name: string;
  #records = new Map<string, T>();
  #onChange: ChangeListener;
  #revision = 0;

  constructor(name: string, onChange: ChangeListener = () => {}) {
    this.name = name;
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#records.size;
  }

  /** Grows with every change: what was worked out at one revision is good as long as it stands. */
  get revision(): number {
    return this.#revision;
  }

  get(id: string): T | undefined {
    return this.#records.get(id);
  }

  put(record: T): T {
    this.#records.set(record.id, record);
    this.#revision += 1;
    this.#onChange(this.name, record.id, record);
    return record;
  }

  /** Writes some fields of a record that must be there. */
  patch(id: string, fields: Partial<T>): T {
    const record = this.#records.get(id);
    if (!record) throw new Error(`Cannot change ${this.name} "${id}": it is not there`);
    return this.put({ ...record, ...fields, id });
  }

  remove(id: string): boolean {
    const removed = this.#records.delete(id);
    if (removed) {
      this.#revision += 1;
      this.#onChange(this.name, id, null);
    }
    return removed;
  }

  /** In the order in which they were first written. */
  list(): T[] {
    return [...this.#records.values()];
  }

  filter(keep: (record: T) => boolean): T[] {
    return this.list().filter(keep);
  }

  find(matches: (record: T) => boolean): T | undefined {
    for (const record of this.#records.values()) if (matches(record)) return record;
    return undefined;
  }
}
