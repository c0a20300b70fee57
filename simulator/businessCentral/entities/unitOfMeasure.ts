import { defineEntity } from '../odata/entity.ts';
import { code, dateTime, guid, required, text, writable } from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { UnitOfMeasure } from '../companySetup.ts';
import { setupChangedAt } from './setupChangedAt.ts';

/** AL page 30030 "APIV2 - Units of Measure". */
export const unitOfMeasureEntity = defineEntity<UnitOfMeasure>({
  name: 'unitOfMeasure',
  set: 'unitsOfMeasure',
  order: ['code'],
  id: ({ id }) => id,
  etag: ({ id }) => etagOf({ id, version: 1 }),
  fields: [
    guid('id', ({ id }) => id),
    code(['code', 10], (unit) => unit.code, { ...writable, ...required }),
    text(['displayName', 50], ({ displayName }) => displayName, writable),
    code(['internationalStandardCode', 10], () => '', writable),
    text(['symbol', 10], () => '', writable),
    dateTime('lastModifiedDateTime', () => setupChangedAt),
  ],
});
