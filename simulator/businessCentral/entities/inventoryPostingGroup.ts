import type { PostingGroup } from '../companySetup.ts';
import { code, required, text } from '../odata/fields.ts';
import { setupEntity } from './setupEntity.ts';

/** AL page 30096 "APIV2 - Inventory Posting Groups". */
export const inventoryPostingGroupEntity = setupEntity<PostingGroup>({
  name: 'inventoryPostingGroup',
  set: 'inventoryPostingGroups',
  fields: [
    code(['code', 20], (group) => group.code, required),
    text(['description', 100], ({ description }) => description),
  ],
});
