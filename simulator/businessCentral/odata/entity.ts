// What the wire knows about an entity: its fields in their order, which of them may be written, and how they are read.
import type { Books } from '../books.ts';
import type { EnumType } from './enumType.ts';

export type FieldValue = string | number | boolean;

export type FieldKind =
  | 'guid'
  | 'text'
  | 'code'
  | 'date'
  | 'dateTime'
  | 'decimal'
  | 'int32'
  | 'int64'
  | 'boolean'
  | 'enum'
  | 'stream';

export type FieldSpec = {
  name: string;
  kind: FieldKind;
  maxLength?: number;
  enumType?: EnumType;
  writable?: boolean;
  /** The metadata promises a value. Nothing else follows from it: blank values are never null. */
  required?: boolean;
  /** A variable of the page, not a column: it can be neither filtered nor sorted by. */
  calculated?: boolean;
};

export type EntityType = {
  name: string;
  set: string;
  fields: ReadonlyMap<string, FieldSpec>;
  /** Fields of the primary key: the order of lists that ask for none. */
  order: readonly string[];
};

/** What is behind the address of a field of kind `stream`. */
export type Content = { contentType: string; bytes: Buffer };

export type Entity = {
  type: EntityType;
  id: string;
  etag: string | null;
  read(field: string): FieldValue;
  /** Of a field of kind `stream`; `undefined` where it is empty. */
  content?(field: string): Content | undefined;
};

export type Field<R> = FieldSpec & {
  read(record: R, books: Books): FieldValue;
  content?: (record: R, books: Books) => Content | undefined;
};

export type EntityDefinition<R> = {
  name: string;
  set: string;
  order: readonly string[];
  id: (record: R) => string;
  etag: (record: R) => string | null;
  fields: readonly Field<R>[];
};

/** An entity type whose entities are made of records. */
export type BoundEntityType<R> = EntityType & { of(record: R, books: Books): Entity };

export function defineEntity<R>(definition: EntityDefinition<R>): BoundEntityType<R> {
  const { name, set, order, id, etag } = definition;
  const fields = new Map(definition.fields.map((field) => [field.name, field]));
  const type: EntityType = { name, set, fields, order };
  return {
    ...type,
    of: (record, books) => ({
      type,
      id: id(record),
      etag: etag(record),
      read(fieldName) {
        const field = fields.get(fieldName);
        if (!field)
          throw new Error(`Cannot read "${fieldName}" of ${name}: there is no such field`);
        return field.read(record, books);
      },
      content: (fieldName) => fields.get(fieldName)?.content?.(record, books),
    }),
  };
}
