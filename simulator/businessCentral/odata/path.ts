import { badSyntax, unknownSegment } from '../errors.ts';

/** One step of an address: `salesInvoices({id})` has a key, `customers` has none. */
export type Segment = { name: string; key: Key | null };

/** A single value, or the value of a named alternate key: `companies(name='CRONUS')`. */
export type Key = { field: string | null; value: string };

export function parseSegment(encoded: string): Segment {
  const segment = decode(encoded);
  const found = /^([A-Za-z$_][\w$.]*)(?:\((.*)\))?$/.exec(segment);
  if (!found?.[1]) throw unknownSegment(segment);
  return { name: found[1], key: found[2] === undefined ? null : parseKey(found[2]) };
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw badSyntax();
  }
}

function parseKey(inside: string): Key {
  const named = /^(\w+)\s*=\s*(.*)$/.exec(inside);
  const value = named?.[2] ?? inside;
  const field = named?.[1] ?? null;
  const quoted = /^'((?:[^']|'')*)'$/.exec(value);
  if (quoted?.[1] !== undefined) return { field, value: quoted[1].replaceAll("''", "'") };
  if (!isGuid(value)) throw badSyntax();
  return { field, value: value.toLowerCase() };
}

export function isGuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** The id that a key gives; entities are found by nothing else. */
export function idOf({ field, value }: Key): string {
  if ((field !== null && field !== 'id') || !isGuid(value)) throw badSyntax();
  return value.toLowerCase();
}
