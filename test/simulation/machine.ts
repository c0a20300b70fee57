// Time that is counted, not waited for: whatever takes time is an event at an instant, and one event happens after the
// other. What an event sets off in the code under test runs to its end before the next one begins, so that nothing but
// the seed decides in which order things happen.
import { setImmediate } from 'node:timers/promises';

export type Event = { at: number; happen: () => unknown; cancelled: boolean };

/** Turns of Node's loop in which a callback may set off another one without any outside cause. */
const turnsUntilQuiet = 3;

export class Machine {
  #now: number;
  #events: Event[] = [];

  constructor(startsAt: string) {
    this.#now = Date.parse(startsAt);
  }

  /** Epoch milliseconds, the true time: the clock of an instance may differ. */
  now(): number {
    return this.#now;
  }

  /** Lets something happen after so many milliseconds. */
  after(milliseconds: number, happen: () => unknown): Event {
    const event = { at: this.#now + Math.max(0, milliseconds), happen, cancelled: false };
    this.#events.splice(this.#placeOf(event.at), 0, event);
    return event;
  }

  /** Rejects with what an event threw: nothing of the simulation itself may fail unseen. */
  async runUntil(instant: number, isOver: () => boolean = () => false): Promise<void> {
    for (let next = this.#next(instant); next && !isOver(); next = this.#next(instant)) {
      this.#events.pop();
      if (next.cancelled) continue;
      this.#now = Math.max(this.#now, next.at);
      await next.happen();
      await quiet();
    }
    if (!isOver()) this.#now = Math.max(this.#now, instant);
  }

  #next(instant: number): Event | undefined {
    const first = this.#events.at(-1);
    return first && first.at <= instant ? first : undefined;
  }

  /** The earliest is the last in the row; of those at one instant, the one that was asked for first. */
  #placeOf(at: number): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#events[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Until everything that the last event set off waits for another event. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < turnsUntilQuiet; turn += 1) await setImmediate();
}
