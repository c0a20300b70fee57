import { seededRandom, type Random } from './random.ts';
import type { ServiceRequest } from './service.ts';

/**
 * A source of chance for each request, out of a seed, of what is asked, and of how often that was asked before. What
 * runs beside a request has no part in it: requests that come in another order meet the same chance.
 */
export function chanceOf(seed: number): (service: string, request: ServiceRequest) => Random {
  const asked = new Map<string, number>();
  return (service, { method, url }) => {
    const what = `${service} ${method} ${url.pathname}${url.search}`;
    const before = asked.get(what) ?? 0;
    asked.set(what, before + 1);
    return seededRandom(hash(`${seed} ${before} ${what}`));
  };
}

/** FNV-1a, of 32 bits. */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (const byte of Buffer.from(text)) mixed = Math.imul(mixed ^ byte, 0x01000193);
  return mixed >>> 0;
}
