import { badRequest, BusinessCentralError } from '../errors.ts';
import { decodeMember } from './enumMember.ts';
import type { FieldKind, FieldSpec, FieldValue } from './entity.ts';
import type { Token } from './filterTokens.ts';

/** A value of a filter, in the form in which fields of its kind are read; `null` is equal to nothing. */
export type Literal = { value: FieldValue | null };

/** Reads a literal for a field. Strings stand in quotes, GUIDs and dates stand bare, enums are strings. */
export function readLiteral(token: Token, field: FieldSpec): Literal {
  if (token.kind === 'name' && token.text === 'null') return { value: null };
  if (!accepted[field.kind].includes(token.kind)) throw incompatible(token, field);
  return { value: readers[field.kind](token, field) };
}

const readers: Record<FieldKind, (token: Token, field: FieldSpec) => FieldValue> = {
  text: ({ text }) => unquote(text),
  code: ({ text }) => unquote(text),
  enum: ({ text }, field) => member(unquote(text), field),
  boolean(token, field) {
    if (token.text !== 'true' && token.text !== 'false') throw incompatible(token, field);
    return token.text === 'true';
  },
  decimal: ({ text }) => Number(text),
  int32: ({ text }) => Number(text),
  int64: ({ text }) => Number(text),
  stream: ({ text }) => text,
  guid: ({ text }) => text.toLowerCase(),
  dateTime: (token) => instant(token.text),
  date: ({ text }) => text,
};

function instant(text: string): string {
  const read = new Date(text);
  if (!Number.isNaN(read.getTime())) return read.toISOString();
  throw badRequest(`Unrecognized 'Edm.DateTimeOffset' literal '${text}'.`);
}

const accepted: Record<FieldKind, readonly Token['kind'][]> = {
  text: ['string'],
  code: ['string'],
  enum: ['string'],
  boolean: ['name'],
  decimal: ['number'],
  int32: ['number'],
  int64: ['number'],
  stream: [],
  guid: ['guid'],
  date: ['date'],
  dateTime: ['dateTime', 'date'],
};

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll("''", "'");
}

function member(name: string, { name: field, enumType }: FieldSpec): string {
  const members = enumType?.members ?? [];
  const plain = decodeMember(name) || ' ';
  if (members.includes(plain)) return plain;
  throw new BusinessCentralError(
    400,
    'Application_FilterErrorException',
    `The filter "${name}" is not valid for the ${field} field. '${name}' is not an option. The existing options are: ${members.join(',')}`,
  );
}

const edmOfToken: Record<Token['kind'], string> = {
  string: 'Edm.String',
  guid: 'Edm.Guid',
  dateTime: 'Edm.DateTimeOffset',
  date: 'Edm.Date',
  number: 'Edm.Int32',
  name: 'Edm.Boolean',
  mark: 'Edm.String',
};

export const edmOfKind: Record<FieldKind, string> = {
  guid: 'Edm.Guid',
  text: 'Edm.String',
  code: 'Edm.String',
  date: 'Edm.Date',
  dateTime: 'Edm.DateTimeOffset',
  decimal: 'Edm.Decimal',
  int32: 'Edm.Int32',
  int64: 'Edm.Int64',
  stream: 'Edm.Stream',
  boolean: 'Edm.Boolean',
  enum: 'Edm.String',
};

function incompatible(token: Token, field: FieldSpec): Error {
  return badRequest(
    `A binary operator with incompatible types was detected. Found operand types '${edmOfKind[field.kind]}' and '${edmOfToken[token.kind]}' for operator kind 'Equal'.`,
  );
}
