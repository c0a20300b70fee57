// Libraries ask the machine for the time without a seam. While a seed runs, `Date` tells the simulated time, and a
// signal that times out does so in simulated time.

/** Time-outs by their signal, for the simulated network to obey. */
const timeouts = new WeakMap<AbortSignal, { milliseconds: number; expire: () => void }>();

export function timeoutOf(signal: AbortSignal | null | undefined) {
  return signal ? timeouts.get(signal) : undefined;
}

/** Answers a function that puts the real time back. */
export function simulateTime(now: () => number): () => void {
  const RealDate = globalThis.Date;
  const realTimeout = AbortSignal.timeout.bind(AbortSignal);
  class SimulatedDate extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(now());
      // `Date` takes up to seven numbers, which its types tell in many forms.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      else super(...(given as [number]));
    }
    static override now(): number {
      return now();
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- It lacks only the call without `new`.
  globalThis.Date = SimulatedDate as DateConstructor;
  AbortSignal.timeout = (milliseconds) => {
    const controller = new AbortController();
    const expire = () => controller.abort(new DOMException('timed out', 'TimeoutError'));
    timeouts.set(controller.signal, { milliseconds, expire });
    return controller.signal;
  };
  return () => {
    globalThis.Date = RealDate;
    AbortSignal.timeout = realTimeout;
  };
}
