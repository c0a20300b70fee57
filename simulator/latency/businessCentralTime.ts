import type { Random } from '../random.ts';
import type { ServiceRequest } from '../service.ts';
import { batchParts, readJson, type Part } from './batchParts.ts';
import { between } from './between.ts';

/**
 * Microsoft publishes no times. Assumed: reads take 100 to 300 ms; a write validates field by field and takes longer,
 * an invoice the more the more lines it has. A batch runs its items one after the other, and costs little itself.
 */
export function businessCentralTime(request: ServiceRequest, random: Random): number {
  const parts = batchParts(request);
  if (!parts) {
    const body = request.method === 'POST' ? readJson(request.body) : undefined;
    const part = { method: request.method, path: request.url.pathname, body };
    return partTime(part, random);
  }
  return parts.reduce((sum, part) => sum + partTime(part, random), between(20, 40, random));
}

function partTime({ method, path, body }: Part, random: Random): number {
  if (method === 'GET') return between(100, 300, random);
  if (method !== 'POST') return between(150, 300, random);
  // Actions, of which posting is the one that people wait for.
  if (/\/Microsoft\.NAV\./i.test(path)) return between(600, 1_500, random);
  let time = /\/salesInvoices$/i.test(path) ? between(220, 420, random) : between(150, 300, random);
  for (let line = 0; line < linesIn(body); line += 1) time += between(60, 110, random);
  return time;
}

function linesIn(body: unknown): number {
  if (typeof body !== 'object' || body === null || !('salesInvoiceLines' in body)) return 0;
  return Array.isArray(body.salesInvoiceLines) ? body.salesInvoiceLines.length : 0;
}
