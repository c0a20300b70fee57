// Fields of master data as a caller writes them: one after the other, in the order of the body.
import type { Books } from '../books.ts';
import { dialogError, noRelatedRecord } from '../errors.ts';
import type { FieldValue } from '../odata/entity.ts';
import { blankGuid } from '../odata/fields.ts';

export type WrittenFields = ReadonlyMap<string, FieldValue>;

export type FieldWrites<R> = Readonly<
  Record<string, (record: R, value: FieldValue, books: Books) => R>
>;

/** Fields without a write are kept out: whoever made the table of writes says why. */
export function writeFields<R>(
  record: R,
  fields: WrittenFields,
  { writes, books }: { writes: FieldWrites<R>; books: Books },
): R {
  let written = record;
  for (const [name, value] of fields) written = writes[name]?.(written, value, books) ?? written;
  return written;
}

/** Fields on which nothing else depends, kept as they are sent. */
export function keep<R>(...names: (keyof R & string)[]): FieldWrites<R> {
  return Object.fromEntries(
    names.map((name) => [name, (record: R, value: FieldValue) => ({ ...record, [name]: value })]),
  );
}

/** Code fields: stored in upper case, without blanks around them. */
export function keepCodes<R>(...names: (keyof R & string)[]): FieldWrites<R> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      (record: R, value: FieldValue) => ({ ...record, [name]: toCode(value) }),
    ]),
  );
}

export function toCode(value: FieldValue): string {
  return String(value).trim().toUpperCase();
}

type Records<T> = { list(): T[]; get(id: string): T | undefined };

/** The record with an id that was sent, or nothing for the zero GUID. Throws with `message` for an id of nothing. */
export function sentById<T extends { companyId: string }>(
  value: FieldValue,
  { records, message }: { records: Records<T>; message: string },
  books: Books,
): T | undefined {
  if (value === blankGuid) return undefined;
  const found = books.ownById(records, String(value));
  if (!found) throw dialogError(message);
  return found;
}

/** The code that was sent, in its stored form. Throws with `message` for one of nothing. */
export function sentCode<T extends { companyId: string; code: string }>(
  value: FieldValue,
  { records, message }: { records: Records<T>; message: string },
  books: Books,
): string {
  const code = toCode(value);
  if (code !== '' && !books.byCode(records, code)) throw dialogError(message);
  return code;
}

/** The same where the platform itself looks the value up in the related table. */
export function relatedCode<T extends { companyId: string; code: string }>(
  value: FieldValue,
  {
    records,
    ...relation
  }: { records: Records<T> } & Record<'field' | 'table' | 'relatedTable', string>,
  books: Books,
): string {
  const code = toCode(value);
  if (code === '' || books.byCode(records, code)) return code;
  throw noRelatedRecord({ ...relation, value: code });
}
