import { setTimeout } from 'node:timers/promises';
import { UpstreamError } from './upstreamError.ts';

/** The seams through which time and chance come into repeating a read. */
export type Pause = {
  /** Rejects where the work is to be given up, as when the process stops. */
  wait: (milliseconds: number) => Promise<unknown>;
  /** At least 0, less than 1. */
  random: () => number;
};

export const systemPause: Pause = {
  wait: (milliseconds) => setTimeout(milliseconds),
  random: Math.random,
};

/** Microsoft names three to five for Graph; more only adds to the load of a service in trouble. */
const maxAttempts = 4;
/** Whoever has to wait longer than this is told so, rather than kept. */
const longestWaitMs = 30_000;
const firstDelayMs = 500;

/**
 * Repeats a read that failed for a passing reason: too many requests, an error of the service, no answer. Not for
 * anything that changes something, for a write without an answer may have been done.
 */
export async function retryReads<T>(pause: Pause, read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      const delay = attempt < maxAttempts ? delayBefore(error, attempt, pause.random) : null;
      if (delay === null) throw error;
      await pause.wait(delay);
    }
  }
}

/** `null` where another try is of no use, or would come too late. */
function delayBefore(error: unknown, attempt: number, random: () => number): number | null {
  if (!(error instanceof UpstreamError) || !isPassing(error)) return null;
  if (error.retryAfterMs !== null) {
    return error.retryAfterMs <= longestWaitMs ? error.retryAfterMs : null;
  }
  const most = firstDelayMs * 2 ** (attempt - 1);
  return most / 2 + (most / 2) * random();
}

function isPassing({ status }: UpstreamError): boolean {
  return status === null || status === 408 || status === 429 || (status >= 500 && status !== 501);
}
