import { z } from 'zod';
import { realOrigins } from '../http/origins.ts';
import { parseAnswer } from '../http/parseAnswer.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import type { Connection } from './connection.ts';

/** Enough for a million records; a list that goes on is a fault. */
const maxPages = 500;
/** Keeps the memory for one answer small; Business Central itself would send 20,000 records. */
const pageSize = 2_000;

/** Reads a list to its end. */
export async function readPages<T>(
  connection: Connection,
  url: string,
  row: z.ZodType<T>,
): Promise<T[]> {
  const Page = z.object({ value: z.array(row), '@odata.nextLink': z.string().optional() });
  const headers = { prefer: `odata.maxpagesize=${pageSize}` };
  const rows: T[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = url; next !== undefined;) {
    if (seen.has(next)) throw unreadableList('pageRepeated');
    if (seen.size >= maxPages) throw unreadableList('tooManyPages');
    seen.add(next);
    const page: z.output<typeof Page> = await connection.read({ url: next, headers }, (answer) =>
      parseAnswer(answer, Page, 'businessCentral'),
    );
    for (const one of page.value) rows.push(one);
    const link = page['@odata.nextLink'];
    next = link === undefined ? undefined : nextAddress(connection, link);
  }
  return rows;
}

/** The request carries a token, so that a link may lead nowhere but to Business Central. */
function nextAddress({ transport }: Connection, link: string): string {
  const address = transport.realUrl(link);
  if (!address.startsWith(`${realOrigins.businessCentral}/`)) throw unreadableList('foreignLink');
  return address;
}

function unreadableList(code: 'tooManyPages' | 'pageRepeated' | 'foreignLink'): UpstreamError {
  return new UpstreamError('Cannot read a list of Business Central to its end', {
    service: 'businessCentral',
    status: null,
    code,
    requestId: null,
    outcome: 'unknown',
  });
}
