import type { PostingGroup } from '../companySetup.ts';
import { setupEntity } from './setupEntity.ts';
import { taxFields } from './taxType.ts';

/** AL page 30015 "APIV2 - Tax Groups": in a company with VAT its VAT product posting groups. */
export const taxGroupEntity = setupEntity<PostingGroup>({
  name: 'taxGroup',
  set: 'taxGroups',
  fields: taxFields(),
});
