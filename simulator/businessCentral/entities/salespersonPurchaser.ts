import type { Salesperson } from '../companySetup.ts';
import { boolean, decimal, text, writable } from '../odata/fields.ts';
import { codeAndName, setupEntity } from './setupEntity.ts';

/** AL page 30075 "APIV2 - Salespeople/Purchasers"; `commisionPercent` is spelled as there. */
export const salespersonPurchaserEntity = setupEntity<Salesperson>({
  name: 'salespersonPurchaser',
  set: 'salespeoplePurchasers',
  fields: [
    ...codeAndName<Salesperson>(20, 50),
    text(['email', 80], ({ email }) => email, writable),
    text(['email2', 80], () => '', writable),
    text(['phoneNo', 30], () => '', writable),
    text(['jobTitle', 30], () => '', writable),
    decimal('commisionPercent', () => 0, writable),
    boolean('privacyBlocked', () => false, writable),
    boolean('blocked', () => false, writable),
  ],
});
