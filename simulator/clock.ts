/** The one source of time in the simulator. `now` is epoch milliseconds. */
export type Clock = {
  now(): number;
  /** Moves the clock on (or back, with a negative number) by so many milliseconds. */
  advance(milliseconds: number): void;
};

/** Runs with the machine's clock, plus whatever it was advanced by. */
export function systemClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}

/** Stands still at an instant until it is advanced: for tests. */
export function fixedClock(instant: string): Clock {
  let now = Date.parse(instant);
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
