// The life of one process. Everything that it does outside of itself is counted, so that it can be made to end between
// any two of these operations: then nothing that it waits for ever comes.
import type { Machine } from './machine.ts';

export type Operating<T> = { takesMs: number; work: () => Promise<T> };

export class Life {
  readonly machine: Machine;
  /** What ends with it: an open transaction is rolled back. */
  readonly atEnd: (() => unknown)[] = [];
  #alive = true;
  #stalledUntil = 0;
  #operationsLeft: number | null = null;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  get isAlive(): boolean {
    return this.#alive;
  }

  /** Lets it end before or after its n-th operation from now: each counts twice. */
  endAfter(operations: number): void {
    this.#operationsLeft = operations;
  }

  /** It is not to end after all. */
  spare(): void {
    this.#operationsLeft = null;
  }

  /** It stands still, as a process does whose machine is busy with something else. */
  stall(milliseconds: number): void {
    this.#stalledUntil = this.machine.now() + milliseconds;
  }

  /** Something that takes a while and then is done at once. It never settles where the life ended first. */
  operate<T>({ takesMs, work }: Operating<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.later(takesMs, async () => {
        if (!(await this.survives())) return;
        const outcome = await work().then(
          (value) => () => resolve(value),
          (error: unknown) => () => reject(error instanceof Error ? error : new Error('no error')),
        );
        if (await this.survives()) outcome();
      });
    });
  }

  /** An event that concerns nobody but this process. */
  later(milliseconds: number, happen: () => unknown): void {
    this.machine.after(milliseconds, async () => {
      if (!this.#alive) return;
      const standsStill = this.#stalledUntil - this.machine.now();
      if (standsStill > 0) this.later(standsStill, happen);
      else await happen();
    });
  }

  /** Counts one step, and ends the life where it was the last one. */
  async survives(): Promise<boolean> {
    if (!this.#alive) return false;
    if (this.#operationsLeft === null) return true;
    this.#operationsLeft -= 1;
    if (this.#operationsLeft > 0) return true;
    await this.end();
    return false;
  }

  async end(): Promise<void> {
    if (!this.#alive) return;
    this.#alive = false;
    for (const clear of this.atEnd) await clear();
  }
}
