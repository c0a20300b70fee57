// Server-driven paging: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/server-driven-paging-in-odata
import { badQuery } from '../errors.ts';
import { passes } from './applyFilter.ts';
import type { Entity, EntityType, FieldValue } from './entity.ts';
import type { Query } from './query.ts';

/** Nobody gets more rows in one answer. */
export const maxPageSize = 20_000;

export type Page = {
  rows: Entity[];
  /** How many pass the filter, on whatever page. */
  count: number;
  next: { skipToken: string; top: number | null } | null;
};

/** Filters, sorts and cuts a list. A page begins behind the key of the last row of the one before. */
export function pageOf(
  entities: Entity[],
  query: Query,
  { type, pageSize }: { type: EntityType; pageSize: number },
): Page {
  const { filter, top, skip, skipToken } = query;
  const kept = filter ? entities.filter((entity) => passes(entity, filter)) : entities;
  const sorting = sortingOf(type, query);
  const sorted = kept
    .map((entity) => ({ entity, key: sorting.map((by) => sortValue(entity, by)) }))
    .toSorted((one, other) => compareKeys(one.key, other.key, sorting));
  const after = skipToken === null ? null : readSkipToken(skipToken);
  const from =
    after === null ? skip : sorted.findIndex(({ key }) => compareKeys(key, after, sorting) > 0);
  const begin = from < 0 ? sorted.length : from;
  const wanted = top === null ? sorted.slice(begin) : sorted.slice(begin, begin + top);
  const rows = wanted.slice(0, pageSize);
  const last = rows.at(-1);
  const isMore = wanted.length > rows.length && last !== undefined;
  return {
    rows: rows.map(({ entity }) => entity),
    count: sorted.length,
    next: isMore
      ? { skipToken: writeSkipToken(last.key), top: top === null ? null : top - rows.length }
      : null,
  };
}

type Sorting = { field: string; isInstant: boolean; descending: boolean }[];

function sortingOf(type: EntityType, { orderBy }: Query): Sorting {
  const asked = new Set(orderBy.map(({ field }) => field));
  const key = type.order
    .filter((field) => !asked.has(field))
    .map((field) => ({ field, descending: false }));
  return [...orderBy, ...key].map((by) => ({
    ...by,
    isInstant: type.fields.get(by.field)?.kind === 'dateTime',
  }));
}

/** Instants are trimmed on the wire; they are sorted in full. */
function sortValue(entity: Entity, { field, isInstant }: Sorting[number]): FieldValue {
  const value = entity.read(field);
  return isInstant ? new Date(String(value)).toISOString() : value;
}

function compareKeys(one: FieldValue[], other: FieldValue[], sorting: Sorting): number {
  for (const [index, { descending }] of sorting.entries()) {
    const left = one[index];
    const right = other[index];
    if (left === undefined || right === undefined || left === right) continue;
    return left < right === descending ? 1 : -1;
  }
  return 0;
}

function writeSkipToken(key: FieldValue[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readSkipToken(token: string): FieldValue[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (Array.isArray(key) && key.every(isFieldValue)) return key;
  } catch {
    // Refused below, like a token of any other wrong form.
  }
  throw badQuery(`Skip token '${token}' is not valid.`);
}

function isFieldValue(value: unknown): value is FieldValue {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
