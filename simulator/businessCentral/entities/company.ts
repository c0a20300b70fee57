import { defineEntity } from '../odata/entity.ts';
import { dateTime, guid, int64, text } from '../odata/fields.ts';
import type { Company } from '../records.ts';
import { setupChangedAt } from './setupChangedAt.ts';

/** A row of the platform's own table: it has no etag, and nobody writes it through the API. */
export const companyEntity = defineEntity<Company>({
  name: 'company',
  set: 'companies',
  order: ['name'],
  id: ({ id }) => id,
  etag: () => null,
  fields: [
    guid('id', ({ id }) => id),
    text('systemVersion', () => '29.0.0.0'),
    int64('timestamp', () => 4006),
    text(['name', 30], ({ name }) => name),
    text(['displayName', 250], ({ displayName }) => displayName),
    text(['businessProfileId', 250], () => ''),
    dateTime('systemCreatedAt', () => setupChangedAt),
    guid('systemCreatedBy', () => '00000000-0000-0000-0000-000000000001'),
    dateTime('systemModifiedAt', () => setupChangedAt),
    guid('systemModifiedBy', () => '00000000-0000-0000-0000-000000000001'),
  ],
});
