import type { DimensionValue } from '../companySetup.ts';
import { code, guid, required, text } from '../odata/fields.ts';
import { setupEntity } from './setupEntity.ts';

/** AL page 30040 "APIV2 - Dimension Values". */
export const dimensionValueEntity = setupEntity<DimensionValue>({
  name: 'dimensionValue',
  set: 'dimensionValues',
  order: ['dimensionId', 'code'],
  fields: [
    code(['code', 20], (value) => value.code, required),
    guid('dimensionId', ({ dimensionId }) => dimensionId),
    text(['displayName', 50], ({ displayName }) => displayName),
    code(['consolidationCode', 20], () => ''),
  ],
});
