import type { Random } from '../random.ts';
import type { ServiceRequest } from '../service.ts';
import { between } from './between.ts';

/** Microsoft publishes no times. Assumed: what a sign-in usually takes; keys come out of a cache. */
export function entraTime({ url }: ServiceRequest, random: Random): number {
  return url.pathname.endsWith('/token') ? between(100, 250, random) : between(15, 40, random);
}
