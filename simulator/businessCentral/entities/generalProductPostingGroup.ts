import type { PostingGroup } from '../companySetup.ts';
import { boolean, code, required, text } from '../odata/fields.ts';
import { setupEntity } from './setupEntity.ts';

/** AL page 30079 "APIV2 - Gen. Prod. Post. Group". No group here brings a VAT group along. */
export const generalProductPostingGroupEntity = setupEntity<PostingGroup>({
  name: 'generalProductPostingGroup',
  set: 'generalProductPostingGroups',
  fields: [
    code(['code', 20], (group) => group.code, required),
    text(['description', 100], ({ description }) => description),
    code(['defaultVATProductPostingGroup', 20], () => ''),
    boolean('autoInsertDefault', () => false),
  ],
});
