// Query options as the Bookings service treats them, which is not as OData says.
import { badRequest } from './graphError.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';

export type Page<T> = { records: T[]; nextLink: string | undefined };

type PageOptions<T extends { id: string }> = {
  records: readonly T[];
  size: number;
  call: GraphCall;
};

/**
 * One page in the order of ids, which is none that means anything. With `$top` the rest stays unmentioned:
 * https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/1351
 */
export function pageOf<T extends { id: string }>({ records, size, call }: PageOptions<T>): Page<T> {
  const { searchParams } = call.request.url;
  const { topKeepsNextLink } = call.context.switches.graph;
  const sorted = records.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const skipped = Number(searchParams.get('$skip') ?? 0);
  const after = readSkipToken(searchParams.get('$skiptoken'));
  const rest = sorted.slice(skipped).filter(({ id }) => after === undefined || id > after);
  const top = readTop(searchParams.get('$top'));
  const page = rest.slice(0, top ?? size);
  const last = page.at(-1);
  const hasMore = rest.length > page.length && last && (top === undefined || topKeepsNextLink);
  const next = { lastId: last?.id ?? '', skip: skipped + page.length };
  return { records: page, nextLink: hasMore ? nextLink(next, call) : undefined };
}

/** The same address, with where to go on; usually that tells nothing to whoever follows it. */
function nextLink(
  { lastId, skip }: { lastId: string; skip: number },
  { request, context }: GraphCall,
): string {
  const query = new URLSearchParams(request.url.searchParams);
  if (context.switches.graph.nextLinksSaySkip) query.set('$skip', String(skip));
  else query.set('$skiptoken', Buffer.from(lastId).toString('base64url'));
  const text = query.toString().replaceAll('%24', '$');
  return `${context.origin}${request.url.pathname}?${text}`;
}

function readSkipToken(token: string | null): string | undefined {
  if (token === null) return undefined;
  const id = Buffer.from(token, 'base64url').toString();
  if (id === '') throw badRequest('Skip token is invalid.');
  return id;
}

export function readTop(top: string | null): number | undefined {
  if (top === null) return undefined;
  if (!/^\d{1,6}$/.test(top)) {
    throw badRequest(`Invalid value '${top}' for $top query option found.`);
  }
  return Number(top);
}

/** Refuses what the service does not do, or what is not known to work with it. */
export function refuseUnusableOptions(
  { request: { url }, context }: GraphCall,
  { isPaged = false } = {},
): void {
  const marker = context.switches.graph.nextLinksSaySkip ? '$skip' : '$skiptoken';
  const usable = ['$select', '$top', '$count', ...(isPaged ? [marker] : [])];
  for (const [name, value] of url.searchParams) {
    // https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/727
    if (name === '$filter') throw badRequest('Invalid filter clause');
    if (name.startsWith('$') && !usable.includes(name)) {
      throw badRequest(`The query option '${name}' is not supported.`);
    }
    if (name === '$skip' && !/^\d{1,9}$/.test(value)) {
      throw badRequest(`Invalid value '${value}' for $skip query option found.`);
    }
  }
}

/** An answer with the chosen properties of each record, and how many there are if that was asked for. */
export function listAnswer(
  call: GraphCall,
  list: { context: string; value: GraphAnswer[]; nextLink?: string | undefined; total: number },
): GraphAnswer {
  const { searchParams } = call.request.url;
  const select = readSelect(searchParams.get('$select'));
  const context = select ? `${list.context}(${select.join(',')})` : list.context;
  return {
    '@odata.context': context,
    ...(searchParams.get('$count') === 'true' ? { '@odata.count': list.total } : {}),
    ...(list.nextLink === undefined ? {} : { '@odata.nextLink': list.nextLink }),
    value: list.value.map((record) => selectFrom(record, select)),
  };
}

/** An answer with one record. */
export function entityAnswer(
  call: GraphCall,
  { context, record }: { context: string; record: GraphAnswer },
): GraphAnswer {
  const select = readSelect(call.request.url.searchParams.get('$select'));
  return { '@odata.context': context, ...selectFrom(record, select) };
}

function readSelect(select: string | null): string[] | undefined {
  if (select === null || select.trim() === '') return undefined;
  return select.split(',').map((name) => name.trim());
}

/** The id and the type come along whatever is chosen. */
function selectFrom(record: GraphAnswer, select: string[] | undefined): GraphAnswer {
  if (!select) return record;
  const unknown = select.find((name) => !Object.hasOwn(record, name));
  if (unknown !== undefined) {
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property '${unknown}'.`,
    );
  }
  const kept = ['@odata.type', 'id', ...select];
  return Object.fromEntries(Object.entries(record).filter(([name]) => kept.includes(name)));
}
