import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { asId } from '../domain/ids.ts';
import { EnumText, Guid, Text } from './odata.ts';

/** https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_customer */
export const CustomerRow = z
  .object({
    id: Guid,
    number: z.string(),
    displayName: Text,
    type: EnumText,
    email: Text,
    city: Text,
    blocked: EnumText,
    currencyCode: Text,
  })
  .transform((customer): Customer => ({
    id: asId<'customer'>(customer.id),
    number: customer.number,
    displayName: customer.displayName,
    type: customer.type === 'Person' ? 'Person' : 'Company',
    email: customer.email,
    city: customer.city,
    // `Ship` does not stop an invoice; a kind of block that nobody knows does.
    blocked: customer.blocked !== '' && customer.blocked !== 'Ship',
    currencyCode: customer.currencyCode,
  }));

export const customerFields = 'id,number,displayName,type,email,city,blocked,currencyCode';
