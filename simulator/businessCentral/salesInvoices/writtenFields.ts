import type { Books } from '../books.ts';
import type { EntityType, FieldValue } from '../odata/entity.ts';

export type WrittenFields = ReadonlyMap<string, FieldValue>;

/**
 * Fields in the order in which they are applied. That it is the body's is known from
 * https://github.com/microsoft/ALAppExtensions/issues/14276; Microsoft does not document it.
 */
export function inOrderOfWriting(
  fields: WrittenFields,
  { fields: onPage }: EntityType,
  { switches }: Books,
): WrittenFields {
  if (!switches.appliesFieldsInPageOrder) return fields;
  const names = [...onPage.keys()];
  return new Map(
    [...fields].toSorted(([one], [other]) => names.indexOf(one) - names.indexOf(other)),
  );
}
