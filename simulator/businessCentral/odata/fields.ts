// Shorthand for the fields of entities.
import type { Content, Field, FieldSpec } from './entity.ts';
import type { Books } from '../books.ts';
import type { EnumType } from './enumType.ts';

type Read<R, V> = (record: R, books: Books) => V;
type Traits = Pick<FieldSpec, 'writable' | 'calculated' | 'required'>;

/** A name, with the number of characters that fit where the metadata tells it. */
type Sized = string | [name: string, maxLength: number];

/** Spread behind a field: a caller may write it. */
export const writable = { writable: true } as const;
/** Spread behind a field: the page computes it. */
export const calculated = { calculated: true } as const;
/** Spread behind a field: the metadata promises a value. */
export const required = { required: true } as const;

export const blankGuid = '00000000-0000-0000-0000-000000000000';
export const blankDate = '0001-01-01';

export function guid<R>(name: string, read: Read<R, string>, traits: Traits = {}): Field<R> {
  return { name, kind: 'guid', ...traits, read: (r, books) => read(r, books) || blankGuid };
}

export function text<R>(field: Sized, read: Read<R, string>, traits: Traits = {}): Field<R> {
  return { ...sized(field), kind: 'text', ...traits, read };
}

export function code<R>(field: Sized, read: Read<R, string>, traits: Traits = {}): Field<R> {
  return { ...sized(field), kind: 'code', ...traits, read };
}

function sized(field: Sized): Pick<FieldSpec, 'name' | 'maxLength'> {
  return typeof field === 'string' ? { name: field } : { name: field[0], maxLength: field[1] };
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

export function int64<R>(name: string, read: Read<R, number>): Field<R> {
  return { name, kind: 'int64', read };
}

/** Content at an address of its own, which is relative to the root of the API. */
export function stream<R>(
  name: string,
  { address, content }: { address: Read<R, string>; content: Read<R, Content | undefined> },
): Field<R> {
  return { name, kind: 'stream', read: address, content };
}

export function boolean<R>(name: string, read: Read<R, boolean>, traits: Traits = {}): Field<R> {
  return { name, kind: 'boolean', ...traits, read };
}

export function option<R>(
  [name, enumType]: [name: string, enumType: EnumType],
  read: Read<R, string>,
  traits: Traits = {},
): Field<R> {
  return { name, kind: 'enum', enumType, ...traits, read: (r, books) => read(r, books) || ' ' };
}
