import type { Coded } from '../companySetup.ts';
import { codeAndName, setupEntity } from './setupEntity.ts';

/** AL page 30024 "APIV2 - Shipment Methods". */
export const shipmentMethodEntity = setupEntity<Coded>({
  name: 'shipmentMethod',
  set: 'shipmentMethods',
  fields: codeAndName(10, 100),
});
