import { z } from 'zod';
import { realOrigins } from '../http/origins.ts';
import { parseAnswer } from '../http/parseAnswer.ts';
import type { Transport } from '../http/transport.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import type { GraphReader } from './readGraph.ts';

/** Pages hold some hundred rows; a list that never ends is a fault of the service, not a big business. */
export const maxPages = 1_000;

type PageOptions<T> = { transport: Transport; row: z.ZodType<T> };

/** Reads a list to its end, page by page, by the links that Graph gives and no options of our own. */
export async function readPages<T>(
  reader: GraphReader,
  url: string,
  { transport, row }: PageOptions<T>,
): Promise<T[]> {
  const Page = z.object({ value: z.array(row), '@odata.nextLink': z.string().optional() });
  const rows: T[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = url; next !== undefined;) {
    if (seen.has(next)) throw endless('pageRepeated');
    if (seen.size >= maxPages) throw endless('tooManyPages');
    seen.add(next);
    const page: z.output<typeof Page> = parseAnswer(await reader.read(next), Page, 'bookings');
    for (const one of page.value) rows.push(one);
    const link = page['@odata.nextLink'];
    next = link === undefined ? undefined : nextAddress(transport, link);
  }
  return rows;
}

/** The request carries a token, so that a link may lead nowhere but to Graph. */
function nextAddress(transport: Transport, link: string): string {
  const address = transport.realUrl(link);
  if (!address.startsWith(`${realOrigins.graph}/`)) throw endless('foreignLink');
  return address;
}

function endless(code: 'tooManyPages' | 'pageRepeated' | 'foreignLink'): UpstreamError {
  return new UpstreamError('Cannot read a list of Microsoft Bookings to its end', {
    service: 'bookings',
    status: null,
    code,
    requestId: null,
    outcome: 'unknown',
  });
}
