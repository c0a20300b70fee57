import type { Coded } from '../companySetup.ts';
import { code, required, text } from '../odata/fields.ts';
import { setupEntity } from './setupEntity.ts';

/** AL page 30021 "APIV2 - Dimensions". */
export const dimensionEntity = setupEntity<Coded>({
  name: 'dimension',
  set: 'dimensions',
  fields: [
    code(['code', 20], (dimension) => dimension.code, required),
    text(['displayName', 30], ({ displayName }) => displayName),
    code(['consolidationCode', 20], () => ''),
  ],
});
