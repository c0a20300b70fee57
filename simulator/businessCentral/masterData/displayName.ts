import { dialogError } from '../errors.ts';
import type { WrittenFields } from './fieldWrites.ts';

/** AL pages 30009 "APIV2 - Customers" and 30071 "APIV2 - Contacts", OnInsertRecord and OnModifyRecord. */
export function requireDisplayName(fields: WrittenFields, on: 'insert' | 'modify'): void {
  const name = fields.get('displayName');
  if (name === undefined && on === 'insert') throw dialogError('A "displayName" must be provided.');
  if (name === '') throw dialogError('The blank "displayName" is not allowed.');
}
