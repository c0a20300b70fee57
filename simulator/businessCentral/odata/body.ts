// Bodies of POST and PATCH: every field is known, may be written, and has the form of its kind.
import { badRequest, BusinessCentralError, notImplemented, readOnlyField } from '../errors.ts';
import { decodeMember } from './enumMember.ts';
import type { EntityType, FieldSpec, FieldValue } from './entity.ts';
import { blankDate, blankGuid } from './fields.ts';
import { isGuid } from './path.ts';
import { edmOfKind } from './literal.ts';

export type Body = {
  /** In the order in which they were sent: it decides what overwrites what. */
  fields: Map<string, FieldValue>;
  /** Entities inside this one, by the name of the navigation. */
  nested: Map<string, Body[]>;
};

export type BodyShape = { type: EntityType; nested?: Readonly<Record<string, BodyShape>> };

export function readBody(sent: unknown, { type, nested = {} }: BodyShape): Body {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    throw badRequest('Invalid Request Body');
  }
  const body: Body = { fields: new Map(), nested: new Map() };
  for (const [name, value] of Object.entries(sent)) {
    if (name.includes('@')) continue;
    const inside = nested[name];
    const field = type.fields.get(name);
    if (inside) {
      body.nested.set(name, readNested(name, value, inside));
    } else if (field) {
      if (!field.writable) throw readOnlyField(name);
      body.fields.set(name, readValue(field, value));
    } else {
      throw unknownProperty(name, type);
    }
  }
  return body;
}

function readNested(name: string, value: unknown, shape: BodyShape): Body[] {
  if (!Array.isArray(value)) {
    throw badRequest(`The property '${name}' must be a collection of entities.`);
  }
  return value.map((one: unknown) => readBody(one, shape));
}

/** What can be nested in a body of the real service. */
const unsimulated = [
  'attachments',
  'defaultDimensions',
  'dimensionSetLines',
  'documentAttachments',
];

function unknownProperty(name: string, { name: type }: EntityType): Error {
  if (unsimulated.includes(name)) {
    return notImplemented(`'${name}' is not part of the simulation.`);
  }
  return badRequest(
    `The property '${name}' does not exist on type 'Microsoft.NAV.${type}'. Make sure to only use property names that are defined by the type.`,
  );
}

function readValue(field: FieldSpec, value: unknown): FieldValue {
  if (value === null) return blanks[field.kind];
  return readers[field.kind](field, value);
}

const readers: Record<FieldSpec['kind'], (field: FieldSpec, value: unknown) => FieldValue> = {
  text: readText,
  code: readText,
  guid: readGuid,
  date: readDate,
  enum: readMember,
  boolean(field, value) {
    if (typeof value === 'boolean') return value;
    throw unconvertible(field, value);
  },
  decimal(field, value) {
    if (typeof value === 'number') return value;
    throw unconvertible(field, value);
  },
  int32(field, value) {
    if (Number.isInteger(value)) return Number(value);
    throw unconvertible(field, value);
  },
  int64: refuseReadOnly,
  dateTime: refuseReadOnly,
  stream: refuseReadOnly,
};

function refuseReadOnly({ name }: FieldSpec): never {
  throw readOnlyField(name);
}

const blanks: Record<FieldSpec['kind'], FieldValue> = {
  text: '',
  code: '',
  guid: blankGuid,
  date: blankDate,
  dateTime: '',
  enum: ' ',
  boolean: false,
  decimal: 0,
  int32: 0,
  int64: 0,
  stream: '',
};

function readText(field: FieldSpec, value: unknown): string {
  if (typeof value !== 'string') throw unconvertible(field, value);
  const { maxLength } = field;
  const length = field.kind === 'code' ? value.trim().length : value.length;
  if (maxLength !== undefined && length > maxLength) {
    throw new BusinessCentralError(
      400,
      'Application_StringExceededLength',
      `The length of the string is ${length}, but it must be less than or equal to ${maxLength} characters. Value: ${value}`,
    );
  }
  return value;
}

function readGuid(field: FieldSpec, value: unknown): string {
  if (typeof value !== 'string') throw unconvertible(field, value);
  if (isGuid(value)) return value.toLowerCase();
  throw new BusinessCentralError(400, 'Application_InvalidGUID', 'Invalid format of GUID string.');
}

function readDate(field: FieldSpec, value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw badRequest(
    `Unable to convert value to Date. Cannot convert the literal '${String(value)}' to the expected type '${edmOfKind[field.kind]}'.`,
  );
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  // A day that is not in the calendar comes back as another one, or not at all.
  const read = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value);
}

function readMember(field: FieldSpec, value: unknown): string {
  if (typeof value !== 'string') throw unconvertible(field, value);
  const members = field.enumType?.members ?? [];
  const member = decodeMember(value) || ' ';
  if (members.includes(member)) return member;
  throw new BusinessCentralError(
    400,
    'Unknown',
    `'${value}' is not an option. The existing options are: ${members.join(',')}`,
  );
}

function unconvertible({ kind, name }: FieldSpec, value: unknown): Error {
  return badRequest(
    `Cannot convert the value '${JSON.stringify(value)}' of property '${name}' to the expected type '${edmOfKind[kind]}'.`,
  );
}
