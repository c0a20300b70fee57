/** The number in a filter of the web client: `'No.' IS 'S-INV1001'`, also with the table's name before the field's. */
export function numberIn(filter: string | null): string | null {
  const found = /^(?:'[^']+'\.)?'No\.'\s+IS\s+'((?:[^']|'')*)'$/i.exec(filter?.trim() ?? '');
  return found?.[1]?.replaceAll("''", "'") ?? null;
}
