import type { Coded } from '../companySetup.ts';
import type { EnumType } from '../odata/enumType.ts';
import { option, writable } from '../odata/fields.ts';
import { codeAndName, setupEntity } from './setupEntity.ts';

const addressFormat: EnumType = {
  name: 'countryRegionAddressFormat',
  members: [
    'Post Code+City',
    'City+Post Code',
    'City+County+Post Code',
    'Blank Line+Post Code+City',
    'Custom',
  ],
  values: [0, 1, 2, 3, 13],
};

/** AL page 30027 "APIV2 - Countries/Regions". */
export const countryRegionEntity = setupEntity<Coded>({
  name: 'countryRegion',
  set: 'countriesRegions',
  fields: [
    ...codeAndName<Coded>(10, 50),
    option(['addressFormat', addressFormat], () => 'Post Code+City', writable),
  ],
});
