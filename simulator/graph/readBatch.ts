import { z } from 'zod';
import type { ServiceRequest } from '../service.ts';
import { badRequest, GraphError } from './graphError.ts';

const Item = z.object({
  id: z.string().min(1),
  method: z.string().min(1).toUpperCase(),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).nullish(),
});

const Batch = z.object({ requests: z.array(Item) });

export type BatchItem = Omit<z.output<typeof Item>, 'dependsOn'> & {
  /** The id without regard to case, in which ids do not differ. */
  key: string;
  /** Keys of those that have to be done before. */
  dependsOn: string[];
};

/** The requests of a batch, each answerable in some order. Throws a 400 for a batch that cannot be read. */
export function readBatch({ body }: ServiceRequest, most: number): BatchItem[] {
  const parsed = Batch.safeParse(parseJson(body.toString('utf8')));
  if (!parsed.success) throw badRequest('Invalid batch payload format.');
  const items = parsed.data.requests.map(({ dependsOn, headers, ...item }) => ({
    ...item,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    key: item.id.toLowerCase(),
    dependsOn: (dependsOn ?? []).map((id) => id.toLowerCase()),
  }));
  if (items.length > most) {
    const message = `Number of batch request steps exceeds the maximum value of ${most}.`;
    throw new GraphError(400, 'MaximumValueExceeded', { message });
  }
  refuseUnrelatable(items);
  return items;
}

/** Each id once, each dependency there and none of them waiting for itself, each address below the version. */
function refuseUnrelatable(items: BatchItem[]): void {
  const done = new Set<string>();
  for (const { key, url } of items) {
    if (done.has(key)) throw badRequest(`Request Id ${key} already exists in the batch.`);
    if (!/^\/?[\w$]/.test(url) || url.includes('://')) {
      throw badRequest(`Invalid batch request: the url '${url}' is not relative.`);
    }
    done.add(key);
  }
  done.clear();
  for (let left = items; left.length > 0;) {
    const ready = left.filter(({ dependsOn }) => dependsOn.every((id) => done.has(id)));
    if (ready.length === 0) throw badRequest('Invalid dependsOn: it names no request before.');
    for (const { key } of ready) done.add(key);
    left = left.filter((item) => !ready.includes(item));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
