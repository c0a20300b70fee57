import type { Coded } from '../companySetup.ts';
import { code, text, writable } from '../odata/fields.ts';
import { codeAndName, setupEntity } from './setupEntity.ts';

/** AL page 30076 "APIV2 - Locations". */
export const locationEntity = setupEntity<Coded>({
  name: 'location',
  set: 'locations',
  fields: [
    ...codeAndName<Coded>(10, 100),
    text(['contact', 100], () => '', writable),
    text(['addressLine1', 100], () => '', writable),
    text(['addressLine2', 50], () => '', writable),
    text(['city', 30], () => '', writable),
    text(['state', 30], () => '', writable),
    code(['country', 10], () => '', writable),
    code(['postalCode', 20], () => '', writable),
    text(['phoneNumber', 30], () => '', writable),
    text(['email', 80], () => '', writable),
    text(['website', 90], () => '', writable),
  ],
});
