export type WindowLimits = { requests: number; windowMs: number };

type Counted = { instant: number; weight: number };

/** Counts the requests of each key over the time just past. */
export class SlidingWindow {
  readonly #limits: WindowLimits;
  readonly #counted = new Map<string, { entries: Counted[]; weight: number }>();

  constructor(limits: WindowLimits) {
    this.#limits = limits;
  }

  /** False, and nothing is counted, where that would be more than the limit. */
  take(key: string, now: number, weight = 1): boolean {
    const counted = this.#counted.get(key) ?? { entries: [], weight: 0 };
    this.#counted.set(key, counted);
    while (counted.entries[0] && counted.entries[0].instant <= now - this.#limits.windowMs) {
      counted.weight -= counted.entries.shift()?.weight ?? 0;
    }
    if (counted.weight + weight > this.#limits.requests) return false;
    counted.entries.push({ instant: now, weight });
    counted.weight += weight;
    return true;
  }
}
