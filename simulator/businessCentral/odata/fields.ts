// Shorthand for the fields of entities.
import type { Field, FieldSpec } from './entity.ts';
import type { Books } from '../books.ts';

type Read<R, V> = (record: R, books: Books) => V;
type Traits = Pick<FieldSpec, 'writable' | 'calculated'>;

/** Spread behind a field: a caller may write it. */
export const writable = { writable: true } as const;
/** Spread behind a field: the page computes it. */
export const calculated = { calculated: true } as const;

export const blankGuid = '00000000-0000-0000-0000-000000000000';
export const blankDate = '0001-01-01';

export function guid<R>(name: string, read: Read<R, string>, traits: Traits = {}): Field<R> {
  return { name, kind: 'guid', ...traits, read: (r, books) => read(r, books) || blankGuid };
}

export function text<R>(
  field: [name: string, maxLength: number],
  read: Read<R, string>,
  traits: Traits = {},
): Field<R> {
  return { name: field[0], kind: 'text', maxLength: field[1], ...traits, read };
}

export function code<R>(
  field: [name: string, maxLength: number],
  read: Read<R, string>,
  traits: Traits = {},
): Field<R> {
  return { name: field[0], kind: 'code', maxLength: field[1], ...traits, read };
}

export function date<R>(name: string, read: Read<R, string>, traits: Traits = {}): Field<R> {
  return { name, kind: 'date', ...traits, read: (r, books) => read(r, books) || blankDate };
}

/** Trailing zeros of the milliseconds are trimmed on the wire. */
export function dateTime<R>(name: string, read: Read<R, string>): Field<R> {
  return {
    name,
    kind: 'dateTime',
    read: (r, books) => read(r, books).replace(/\.?0*Z$/, 'Z'),
  };
}

export function decimal<R>(name: string, read: Read<R, number>, traits: Traits = {}): Field<R> {
  return { name, kind: 'decimal', ...traits, read };
}

export function int32<R>(name: string, read: Read<R, number>, traits: Traits = {}): Field<R> {
  return { name, kind: 'int32', ...traits, read };
}

export function boolean<R>(name: string, read: Read<R, boolean>, traits: Traits = {}): Field<R> {
  return { name, kind: 'boolean', ...traits, read };
}

export function option<R>(
  [name, members]: [name: string, members: readonly string[]],
  read: Read<R, string>,
  traits: Traits = {},
): Field<R> {
  return { name, kind: 'enum', members, ...traits, read: (r, books) => read(r, books) || ' ' };
}

/** Fields of the page that no record here fills. */
export function blankTexts<R>(...names: [name: string, maxLength: number][]): Field<R>[] {
  return names.map((name) => text<R>(name, () => ''));
}
