import { Alarms } from './alarms.ts';

/** The one source of time in the simulator. `now` is epoch milliseconds. */
export type Clock = {
  now(): number;
  /** The time of Entra ID, by which tokens are made and judged: moved with the rest, unless the clock says otherwise. */
  tokenTime(): number;
  /** Moves the clock on (or back, with a negative number), and calls back what is due by then. */
  advance(milliseconds: number): void;
  /** Calls back once, when this clock has come to the instant; gives the function that calls it off. */
  at(instant: number, callBack: () => void): () => void;
};

/**
 * Runs with the machine's clock, plus whatever it was advanced by. Programs beside the simulator judge tokens by the
 * machine's time: for their sake tokens can keep to it.
 */
export function systemClock({ tokensKeepMachineTime = false } = {}): Clock {
  const alarms = new Alarms();
  let offset = 0;
  let timer: NodeJS.Timeout | undefined;
  const now = (): number => Date.now() + offset;
  const wait = (): void => {
    clearTimeout(timer);
    const next = alarms.next();
    if (next === undefined) return;
    timer = setTimeout(ring, Math.min(Math.max(next - now(), 0), longestTimerMs));
    // An open connection keeps the process alive, a waiting clock does not.
    timer.unref();
  };
  const ring = (): void => {
    alarms.ring(now());
    wait();
  };
  return {
    now,
    tokenTime: tokensKeepMachineTime ? Date.now : now,
    advance: (milliseconds) => {
      offset += milliseconds;
      ring();
    },
    at: (instant, callBack) => {
      const callOff = alarms.add(instant, callBack);
      wait();
      return () => {
        callOff();
        wait();
      };
    },
  };
}

/** What `setTimeout` can wait; longer is taken for nothing. */
const longestTimerMs = 2 ** 31 - 1;

/** Stands still at an instant until it is advanced: for tests. */
export function fixedClock(instant: string): Clock {
  const alarms = new Alarms();
  let now = Date.parse(instant);
  return {
    now: () => now,
    tokenTime: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
      alarms.ring(now);
    },
    at: (due, callBack) => alarms.add(due, callBack),
  };
}

/** True after so long on the clock, false where the signal came first. */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted || milliseconds <= 0) {
      resolve(!signal.aborted);
      return;
    }
    const stop = (): void => {
      callOff();
      resolve(false);
    };
    const callOff = clock.at(clock.now() + milliseconds, () => {
      signal.removeEventListener('abort', stop);
      resolve(true);
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
