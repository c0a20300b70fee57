// What happened, in order, in words. Two runs of one seed tell the same history to the last letter.
import { createHash } from 'node:crypto';
import type { Machine } from './machine.ts';

export class History {
  readonly lines: string[] = [];
  #machine: Machine;
  #begins: number;
  #statements = createHash('sha256');

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#begins = machine.now();
  }

  tell(what: string): void {
    this.lines.push(`${timeOf(this.#machine.now() - this.#begins)}  ${what}`);
  }

  /** Too many to be read, but not to be compared. */
  count(statements: readonly string[]): void {
    for (const statement of statements)
      this.#statements.update(`${this.#machine.now()} ${statement}\n`);
  }

  /** Of all lines and statements, and of the last hash of the product's journal, which covers its ids and instants. */
  digest(journalHash = ''): string {
    const all = [...this.lines, journalHash].join('\n');
    return this.#statements.copy().update(all).digest('hex');
  }
}

function timeOf(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return `${clock}:${(seconds % 60).toFixed(3).padStart(6, '0')}`;
}
