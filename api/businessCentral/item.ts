import { z } from 'zod';
import type { Item } from '../domain/customer.ts';
import { asId } from '../domain/ids.ts';
import { Amount, EnumText, Guid, Text } from './odata.ts';

/** https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_item */
export const ItemRow = z
  .object({
    id: Guid,
    number: z.string(),
    displayName: Text,
    type: EnumText.pipe(z.enum(['Inventory', 'Service', 'Non-Inventory'])),
    unitPrice: Amount,
    priceIncludesTax: z.boolean(),
    blocked: z.boolean(),
  })
  .transform((item): Item => ({ ...item, id: asId<'item'>(item.id) }));

export const itemFields = 'id,number,displayName,type,unitPrice,priceIncludesTax,blocked';
