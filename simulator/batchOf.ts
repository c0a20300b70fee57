import { z } from 'zod';
import type { ServiceRequest } from './service.ts';

const Batch = z.looseObject({
  requests: z.array(z.looseObject({ id: z.unknown().optional() })).nonempty(),
});
export type Batch = z.infer<typeof Batch>;

/**
 * The batch that a request carries, if its items stand alone: under `Isolation: snapshot` they are one transaction, of
 * which nothing can happen to a part.
 */
export function batchOf({ url, headers, body }: ServiceRequest): Batch | undefined {
  if (!url.pathname.endsWith('/$batch')) return undefined;
  if (/snapshot/i.test(headers['isolation'] ?? '')) return undefined;
  try {
    return Batch.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
