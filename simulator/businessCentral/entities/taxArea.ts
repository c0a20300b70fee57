import type { PostingGroup } from '../companySetup.ts';
import { setupEntity } from './setupEntity.ts';
import { taxFields } from './taxType.ts';

/** AL page 30036 "APIV2 - Tax Areas": in a company with VAT its VAT business posting groups. */
export const taxAreaEntity = setupEntity<PostingGroup>({
  name: 'taxArea',
  set: 'taxAreas',
  fields: taxFields(),
});
