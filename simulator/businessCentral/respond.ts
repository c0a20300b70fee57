// Answers to GET, and the printed entity behind POST and PATCH.
import type { ServiceResponse } from '../service.ts';
import type { Books } from './books.ts';
import type { Operation, Session } from './operation.ts';
import type { Content, Entity, EntityType } from './odata/entity.ts';
import { maxPageSize, pageOf } from './odata/page.ts';
import { printEntity } from './odata/print.ts';
import { parseQuery, type Query } from './odata/query.ts';
import { rawOptions } from './odata/rawOptions.ts';
import type { Collection } from './odata/resolve.ts';

type Place = { session: Session; books: Books };

const jsonHeaders = {
  'content-type': 'application/json; odata.metadata=minimal; odata.streaming=true',
  'odata-version': '4.0',
};

export function respondWithCollection(
  collection: Collection,
  operation: Operation,
  { session, books }: Place,
): ServiceResponse {
  const { type, context } = collection;
  const query = queryOf(operation, type, books);
  const pageSize = pageSizeOf(operation.headers['prefer']);
  const page = pageOf(collection.list(query.filter), query, { type, pageSize });
  const body: Record<string, unknown> = {
    '@odata.context': `${session.root}/$metadata#${context}`,
  };
  if (query.count) body['@odata.count'] = page.count;
  body['value'] = page.rows.map((row) => printEntity(row, query, books));
  if (page.next) body['@odata.nextLink'] = nextLink(operation, page.next, session);
  const applied = page.next && pageSize < maxPageSize;
  const preference = applied ? { 'preference-applied': `odata.maxpagesize=${pageSize}` } : {};
  return { status: 200, headers: { ...jsonHeaders, ...preference }, body };
}

export function respondWithCount(
  collection: Collection,
  operation: Operation,
  { books }: Place,
): ServiceResponse {
  const { type } = collection;
  const query = queryOf(operation, type, books);
  const { count } = pageOf(collection.list(query.filter), query, { type, pageSize: maxPageSize });
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(count) };
}

/** The bytes behind a field's address; nothing where it is empty. */
export function respondWithContent(content: Content | undefined): ServiceResponse {
  if (!content) return { status: 204 };
  const { contentType, bytes } = content;
  return { status: 200, headers: { 'content-type': contentType }, body: bytes };
}

export function respondWithEntity(
  { entity, context }: { entity: Entity; context: string },
  operation: Operation,
  place: Place,
): ServiceResponse {
  return {
    status: 200,
    headers: jsonHeaders,
    body: entityBody({ entity, context }, operation, place),
  };
}

/** A POST answers with the new entity and its address, or by wish with the address alone. */
export function respondWithCreated(
  { entity, context }: { entity: Entity; context: string },
  operation: Operation,
  place: Place,
): ServiceResponse {
  const location = `${place.session.root}/${context}(${entity.id})`;
  const body = entityBody({ entity, context }, operation, place);
  if (/return-no-content/.test(operation.headers['prefer'] ?? '')) {
    return { status: 204, headers: { location, 'odata-version': '4.0' } };
  }
  return { status: 201, headers: { location, ...jsonHeaders }, body };
}

function entityBody(
  { entity, context }: { entity: Entity; context: string },
  operation: Operation,
  { session, books }: Place,
): Record<string, unknown> {
  const { select, expand } = queryOf(operation, entity.type, books);
  return {
    '@odata.context': `${session.root}/$metadata#${context}/$entity`,
    ...printEntity(entity, { select, expand }, books),
  };
}

function queryOf({ options }: Operation, type: EntityType, { switches }: Books): Query {
  const { ignoresCaseOfCodes } = switches;
  return parseQuery(rawOptions(options), type, { ignoresCaseOfCodes });
}

/** Refuses options of a write before anything is written. */
export function checkOptions(operation: Operation, type: EntityType): void {
  parseQuery(rawOptions(operation.options), type);
}

/** `Prefer: odata.maxpagesize=100`. */
function pageSizeOf(prefer = ''): number {
  const asked = /(?:odata\.)?maxpagesize\s*=\s*(\d+)/i.exec(prefer)?.[1];
  const size = Number(asked ?? maxPageSize);
  return size >= 1 ? Math.min(size, maxPageSize) : maxPageSize;
}

/** The same address with where to go on. What was skipped is skipped by the token. */
function nextLink(
  { segments, options }: Operation,
  next: { skipToken: string; top: number | null },
  { root }: Session,
): string {
  const kept = [...options].filter(([name]) => !['$skip', '$skiptoken', '$top'].includes(name));
  const top: [string, string][] = next.top === null ? [] : [['$top', String(next.top)]];
  const query = [...kept, ...top, ['$skiptoken', next.skipToken]]
    .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${root}/${segments.join('/')}?${query}`;
}
