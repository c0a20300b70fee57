import { pause, type Clock } from '../clock.ts';

export type QueueLimits = { atOnce: number; queued: number; queueMs: number };

export type Entry = 'entered' | 'full' | 'waitedTooLong' | 'stopped';

type Lane = { running: number; waiting: (() => void)[] };

/** Lets so many requests of one key run at once; so many more wait, in their order, and not for ever. */
export class RequestQueue {
  readonly #limits: QueueLimits;
  readonly #lanes = new Map<string, Lane>();

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Whoever entered has to leave. */
  async enter(key: string, clock: Clock, stopped: AbortSignal): Promise<Entry> {
    const lane = this.#lanes.get(key) ?? { running: 0, waiting: [] };
    this.#lanes.set(key, lane);
    if (lane.running < this.#limits.atOnce) {
      lane.running += 1;
      return 'entered';
    }
    if (lane.waiting.length >= this.#limits.queued) return 'full';
    return this.#wait(lane, clock, stopped);
  }

  leave(key: string): void {
    const lane = this.#lanes.get(key);
    if (!lane) return;
    const next = lane.waiting.shift();
    // The place is handed over, so that `running` stays as it is.
    if (next) next();
    else lane.running -= 1;
    if (lane.running === 0) this.#lanes.delete(key);
  }

  async #wait(lane: Lane, clock: Clock, stopped: AbortSignal): Promise<Entry> {
    const enough = new AbortController();
    let isMyTurn = false;
    const begin = (): void => {
      isMyTurn = true;
      enough.abort();
    };
    lane.waiting.push(begin);
    const signal = AbortSignal.any([enough.signal, stopped]);
    const isOver = await pause(clock, this.#limits.queueMs, signal);
    if (isMyTurn) return 'entered';
    lane.waiting = lane.waiting.filter((each) => each !== begin);
    return isOver ? 'waitedTooLong' : 'stopped';
  }
}
