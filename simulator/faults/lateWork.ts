import type { Clock } from '../clock.ts';

/** Work that a service carries out long after whoever asked for it was told that it failed. */
export type LateWork = {
  /** `work` is told the instant for which it was meant: the clock may be further. */
  add(instant: number, work: (instant: number) => Promise<unknown>): void;
  /** How much is still to be done. */
  pending(): number;
  /** Waits for what was begun. */
  settled(): Promise<void>;
  /** Forgets what is not begun. */
  clear(): void;
};

export function createLateWork(clock: Clock): LateWork {
  const waiting = new Set<() => void>();
  // One after the other, in the order in which it is due.
  let begun: Promise<unknown> = Promise.resolve();
  return {
    add: (instant, work) => {
      const callOff = clock.at(instant, () => {
        waiting.delete(callOff);
        begun = begun.then(() => work(instant));
      });
      waiting.add(callOff);
    },
    pending: () => waiting.size,
    settled: async () => {
      await begun;
    },
    clear: () => {
      for (const callOff of waiting) callOff();
      waiting.clear();
    },
  };
}
