import { z } from 'zod';
import type { ServiceRequest } from '../service.ts';

const Batch = z.object({
  requests: z.array(
    z.object({ method: z.string(), url: z.string(), body: z.unknown().optional() }),
  ),
});

/** One operation, on its own or as an item of a batch. */
export type Part = { method: string; path: string; body: unknown };

/** The items of a batch; `undefined` where the request is none that can be read. */
export function batchParts({ url, body }: ServiceRequest): Part[] | undefined {
  if (!url.pathname.endsWith('/$batch')) return undefined;
  const batch = Batch.safeParse(readJson(body)).data;
  return batch?.requests.map((item) => ({
    method: item.method.toUpperCase(),
    path: item.url.split('?')[0] ?? '',
    body: item.body,
  }));
}

export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
