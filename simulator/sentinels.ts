// Customers by whose names a person sees what a careful client has to survive, without asking for any fault.
import { z } from 'zod';
import type { FaultRule } from './faults.ts';
import type { ServiceRequest } from './service.ts';
import type { World } from './world.ts';

/** Its drafts are made, but the answer that says so is lost. Nobody books under the name: it has to be chosen. */
export const timeoutCustomer = 'Timeout Ltd';

const Draft = z.object({
  customerId: z.string().toLowerCase().optional(),
  customerNumber: z.string().optional(),
});
const Batch = z.object({
  requests: z.array(
    z.object({ method: z.string(), url: z.string(), body: z.unknown().optional() }),
  ),
});

const service = 'businessCentral';

/** What happens to a request that makes a draft for such a customer: in a batch, to that item alone. */
export function sentinelFault(request: ServiceRequest, world: World): FaultRule | undefined {
  const { method, url, body } = request;
  if (method !== 'POST' || !body.includes('customer')) return undefined;
  const customers = world.customers.filter(({ displayName }) => displayName === timeoutCustomer);
  if (customers.length === 0) return undefined;
  const isTheirs = (each: { url: string; body?: unknown }): boolean => {
    const draft = Draft.safeParse(each.body).data;
    return (
      /salesInvoices\/?(\?|$)/.test(each.url) &&
      customers.some(
        ({ id, number }) =>
          draft !== undefined && (draft.customerId === id || draft.customerNumber === number),
      )
    );
  };
  const said = parse(body);
  if (!url.pathname.endsWith('/$batch')) {
    return isTheirs({ url: url.pathname, body: said })
      ? { service, kind: 'answerLost' }
      : undefined;
  }
  const items = Batch.safeParse(said).data?.requests ?? [];
  const item = items.findIndex((each) => each.method.toUpperCase() === 'POST' && isTheirs(each));
  return item < 0 ? undefined : { service, kind: 'batchItem', item, isDone: true };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
