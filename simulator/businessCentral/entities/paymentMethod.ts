import type { Coded } from '../companySetup.ts';
import { codeAndName, setupEntity } from './setupEntity.ts';

/** AL page 30020 "APIV2 - Payment Methods". */
export const paymentMethodEntity = setupEntity<Coded>({
  name: 'paymentMethod',
  set: 'paymentMethods',
  fields: codeAndName(10, 100),
});
