// A client of the simulated Business Central, as Megan: the few requests that tests of the simulator itself need.
import { z } from 'zod';
import { organisation } from '../../simulator/seed/organisation.ts';
import type { TestSimulator } from './startTestSimulator.ts';

export type Reply = { status: number; headers: Headers; text: string; body: Json };
type Json = z.infer<typeof Json>;
const Json = z.record(z.string(), z.unknown());

export type Ask = { method?: string; body?: unknown; headers?: Record<string, string> };

export type SomeBooks = {
  /** At a path behind the root of the API. Rejects where the connection is cut. */
  ask: (path: string, options?: Ask) => Promise<Reply>;
  /** Path of the sales invoices of the company. */
  invoices: string;
  /** Body of a draft with one line; `reference` tells it from others. */
  draft: (reference: string) => Record<string, unknown>;
  /** References of the drafts that are there, of those that tests made. */
  drafted: () => string[];
};

export async function someBooks({ origins, token, world }: TestSimulator): Promise<SomeBooks> {
  const authorization = `Bearer ${await token({ user: 'megan', resource: 'businessCentral' })}`;
  const companyId = world.companyPermissions.list()[0]?.companyId ?? '';
  const environment = world.environments.list()[0]?.name ?? '';
  const root = `${origins.businessCentral}/v2.0/${organisation.tenantId}/${environment}/api/v2.0`;
  const customer = world.customers.find(
    (each) =>
      each.companyId === companyId &&
      each.blocked.trim() === '' &&
      each.customerPostingGroup !== '' &&
      each.currencyCode === '',
  );
  const item = world.items.find((each) => each.companyId === companyId && !each.blocked);
  return {
    invoices: `companies(${companyId})/salesInvoices`,
    ask: async (path, { method = 'GET', body, headers } = {}) => {
      const answer = await fetch(`${root}/${path}`, {
        method,
        headers: {
          authorization,
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, body: parse(text) };
    },
    draft: (reference) => ({
      customerId: customer?.id,
      externalDocumentNumber: reference,
      salesInvoiceLines: [{ lineType: 'Item', itemId: item?.id, quantity: 2 }],
    }),
    drafted: () =>
      world.salesInvoices
        .filter(({ externalDocumentNumber }) => externalDocumentNumber.startsWith('T-'))
        .map(({ externalDocumentNumber }) => externalDocumentNumber),
  };
}

/** An empty object for what is no JSON. */
function parse(text: string): Json {
  try {
    return Json.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Code of an error of Business Central or Graph. */
export function codeOf({ body }: Pick<Reply, 'body'>): unknown {
  return Json.safeParse(body['error']).data?.['code'];
}
