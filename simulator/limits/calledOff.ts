import { batchOf } from '../batchOf.ts';
import type { ServiceRequest } from '../service.ts';

/**
 * What a service does of a request that it calls off after a share of the time it would take. An operation is undone
 * as a whole; the items of a batch that were done by then are transactions of their own, and stay.
 */
export function calledOff(request: ServiceRequest, share: number): ServiceRequest | undefined {
  const batch = batchOf(request);
  if (!batch) return undefined;
  const requests = batch.requests.slice(0, Math.floor(batch.requests.length * share));
  return { ...request, body: Buffer.from(JSON.stringify({ ...batch, requests })) };
}
