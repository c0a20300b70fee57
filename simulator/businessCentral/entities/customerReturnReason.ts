import type { Coded } from '../companySetup.ts';
import { code, required, text, writable } from '../odata/fields.ts';
import { setupEntity } from './setupEntity.ts';

/** AL page 30077 "APIV2 - Customer Return Reasons". */
export const customerReturnReasonEntity = setupEntity<Coded>({
  name: 'customerReturnReason',
  set: 'customerReturnReasons',
  fields: [
    code(['code', 10], (reason) => reason.code, { ...writable, ...required }),
    text(['description', 100], ({ displayName }) => displayName, writable),
  ],
});
