import type { Random } from '../random.ts';

/**
 * Milliseconds from `least` to `most`, nearer to the least: answers of a service crowd at its usual time. One of fifty
 * takes three times as long, as waiting for a lock or a cold cache does.
 */
export function between(least: number, most: number, random: Random): number {
  const usual = least * (most / least) ** random.next();
  return Math.round(random.chance(0.02) ? usual * 3 : usual);
}
