import type { Pause } from '../../api/http/retryReads.ts';

/** Waits for nothing, and tells for how long it would have. */
export function recordedPause(random = 0.5): Pause & { waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    random: () => random,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  };
}
