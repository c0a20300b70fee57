// How long an unanswered write may still be done by Business Central, and when to look for it meanwhile.

/**
 * Gateways end a request after 10 minutes, Business Central an operation after 8; twice that is safe.
 * Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-rate-limits
 */
export const settleWindowMs = 20 * 60_000;

const firstPauseMs = 5_000;

/**
 * The instant of the next look-up for a draft that is unknown since an instant: soon at first, then at doubled
 * distances, the last one when the window is over. `null` when it is over already: what is absent now stays absent.
 */
export function nextLookUpAt(unknownSince: string, now: string): string | null {
  const since = Date.parse(unknownSince);
  const elapsed = Date.parse(now) - since;
  if (elapsed >= settleWindowMs) return null;
  const next = Math.max(firstPauseMs, elapsed * 2);
  return new Date(since + Math.min(next, settleWindowMs)).toISOString();
}

/**
 * Whether the instant has come until which something was put off. Nothing is put off for longer than the window: what
 * seems to be was written by a clock that ran ahead.
 */
export function isDue(checkAgainAt: string | null, now: string): boolean {
  if (checkAgainAt === null) return true;
  const ahead = Date.parse(checkAgainAt) - Date.parse(now);
  return ahead <= 0 || ahead > settleWindowMs;
}
