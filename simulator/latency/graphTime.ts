import type { Random } from '../random.ts';
import type { ServiceRequest } from '../service.ts';
import { batchParts, type Part } from './batchParts.ts';
import { between } from './between.ts';

/**
 * Microsoft publishes no times. Assumed: reads of Bookings go to a mailbox and take 150 to 400 ms, lists and writes
 * longer. The items of a batch run side by side, so that the slowest says how long it takes.
 * https://learn.microsoft.com/graph/json-batching
 */
export function graphTime(request: ServiceRequest, random: Random): number {
  const parts = batchParts(request);
  if (!parts) return partTime({ method: request.method, path: request.url.pathname }, random);
  return between(20, 40, random) + Math.max(0, ...parts.map((part) => partTime(part, random)));
}

function partTime({ method, path }: Pick<Part, 'method' | 'path'>, random: Random): number {
  if (method !== 'GET') return between(300, 700, random);
  const isList = /\/(calendarView|appointments|customers|bookingBusinesses)$/i.test(path);
  return isList ? between(250, 600, random) : between(150, 400, random);
}
