import { defineEntity, type BoundEntityType, type Field } from '../odata/entity.ts';
import { etagOf } from '../odata/etag.ts';
import { code, dateTime, guid, required, text, writable } from '../odata/fields.ts';
import { setupChangedAt } from './setupChangedAt.ts';

/** An entity of a set-up table: an id, its own fields, and a time of change that never moves, as nobody changes it here. */
export function setupEntity<R extends { id: string }>(definition: {
  name: string;
  set: string;
  /** Its primary key; `code` for most. */
  order?: readonly string[];
  fields: readonly Field<R>[];
}): BoundEntityType<R> {
  const { name, set, order = ['code'], fields } = definition;
  return defineEntity<R>({
    name,
    set,
    order,
    id: ({ id }) => id,
    etag: ({ id }) => etagOf({ id, version: 1 }),
    fields: [
      guid('id', ({ id }) => id),
      ...fields,
      dateTime('lastModifiedDateTime', () => setupChangedAt),
    ],
  });
}

/** The two fields that most of these tables have, each with the number of characters that fit. */
export function codeAndName<R extends { code: string; displayName: string }>(
  codeLength: number,
  nameLength: number,
): Field<R>[] {
  return [
    code(['code', codeLength], (row) => row.code, { ...writable, ...required }),
    text(['displayName', nameLength], ({ displayName }) => displayName, writable),
  ];
}
