import type { Coded } from '../companySetup.ts';
import { codeAndName, setupEntity } from './setupEntity.ts';

/** AL page 30025 "APIV2 - Item Categories". */
export const itemCategoryEntity = setupEntity<Coded>({
  name: 'itemCategory',
  set: 'itemCategories',
  fields: codeAndName(20, 100),
});
