import type { Coded } from '../companySetup.ts';
import { defineEntity } from '../odata/entity.ts';
import { etagOf } from '../odata/etag.ts';
import { guid } from '../odata/fields.ts';
import { codeAndName } from './setupEntity.ts';

/** AL page 30088 "APIV2 - Dispute Status": it tells no time of change. */
export const disputeStatusEntity = defineEntity<Coded>({
  name: 'disputeStatus',
  set: 'disputeStatus',
  order: ['code'],
  id: ({ id }) => id,
  etag: ({ id }) => etagOf({ id, version: 1 }),
  fields: [guid('id', ({ id }) => id), ...codeAndName<Coded>(10, 100)],
});
