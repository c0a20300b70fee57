import type { EnumType } from '../odata/enumType.ts';

/** Of customers and contacts alike: AL enum 5050 "Contact Type". */
export const contactType: EnumType = { name: 'contactType', members: ['Company', 'Person'] };
