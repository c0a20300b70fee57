import { z } from 'zod';
import type { Company } from '../domain/customer.ts';
import { asId } from '../domain/ids.ts';
import { Guid, Text } from './odata.ts';

export type Environment = { name: string; type: string; countryCode: string };

export const EnvironmentRow = z
  .object({ name: z.string().min(1), type: Text, countryCode: Text })
  .transform((environment): Environment => environment);

/** https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_company */
export const CompanyRow = z
  .object({ id: Guid, name: z.string(), displayName: Text })
  .transform((company): Company => ({
    id: asId<'company'>(company.id),
    name: company.name,
    displayName: company.displayName || company.name,
  }));

/** One row a company; its currency is the local one. */
export const CompanyInformationRow = z.object({ currencyCode: z.string().min(1) });
