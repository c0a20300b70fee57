// Customers as their synchronisation with Bookings reads and writes them.
import { z } from 'zod';
import type { SyncedCustomer } from '../domain/customerPool.ts';
import { asId, type CustomerId } from '../domain/ids.ts';
import type { PersonFields } from '../domain/personFields.ts';
import type { WriteOutcome } from '../domain/salesInvoice.ts';
import { inCompany, type CompanyPlace } from './address.ts';
import { replyOf } from './batch.ts';
import type { Connection, MayStill, WriteRequest } from './connection.ts';
import { EnumText, Guid, guidLiteral, Reference, Text } from './odata.ts';
import { withoutAnswer, writeOutcome } from './writeOutcome.ts';

/** https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_customer */
export const SyncedCustomerRow = z
  .object({
    '@odata.etag': z.string(),
    id: Guid,
    number: z.string(),
    displayName: Text,
    type: EnumText,
    email: Text,
    phoneNumber: Text,
    blocked: EnumText,
  })
  .transform((row): SyncedCustomer => ({
    id: asId<'customer'>(row.id),
    number: row.number,
    etag: row['@odata.etag'],
    type: row.type === 'Person' ? 'Person' : 'Company',
    blocked: row.blocked !== '' && row.blocked !== 'Ship',
    fields: { displayName: row.displayName, email: row.email, phone: row.phoneNumber },
  }));

export const syncedCustomerFields = 'id,number,displayName,type,email,phoneNumber,blocked';

/** What a new customer takes over from the one that serves as a pattern; posting groups cannot be read. */
export const CustomerPatternRow = z
  .object({
    country: Text,
    salespersonCode: Text,
    taxLiable: z.boolean(),
    taxAreaId: Reference,
    currencyId: Reference,
    paymentTermsId: Reference,
    shipmentMethodId: Reference,
    paymentMethodId: Reference,
  })
  .transform((row): CustomerPattern =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== '')),
  );
export type CustomerPattern = Record<string, string | boolean | null>;

export const customerPatternFields =
  'country,salespersonCode,taxLiable,taxAreaId,currencyId,paymentTermsId,shipmentMethodId,paymentMethodId';

export type NewCustomer = { fields: PersonFields; pattern: CustomerPattern };

/** Sent once: whether it may be repeated is for the caller to find out. The number comes from the company's series. */
export function createCustomer(
  connection: Connection,
  place: CompanyPlace,
  { fields, pattern, mayStill }: NewCustomer & { mayStill?: MayStill },
): Promise<WriteOutcome<SyncedCustomer>> {
  const body = { ...written(fields), type: 'Person', ...pattern };
  return send(connection, place, {
    method: 'POST',
    path: inCompany(place, 'customers'),
    body,
    mayStill,
  });
}

export type CustomerChange = { id: CustomerId; etag: string; fields: Partial<PersonFields> };

/** Refused where somebody changed the customer since it was read. */
export function changeCustomer(
  connection: Connection,
  place: CompanyPlace,
  { id, etag, fields, mayStill }: CustomerChange & { mayStill?: MayStill },
): Promise<WriteOutcome<SyncedCustomer>> {
  const path = inCompany(place, `customers(${guidLiteral(id)})`);
  const headers = { 'if-match': etag };
  return send(connection, place, {
    method: 'PATCH',
    path,
    headers,
    body: written(fields),
    mayStill,
  });
}

function written({ displayName, email, phone }: Partial<PersonFields>): Record<string, string> {
  return {
    ...(displayName && { displayName }),
    ...(email && { email }),
    ...(phone && { phoneNumber: phone }),
  };
}

async function send(
  connection: Connection,
  place: CompanyPlace,
  request: WriteRequest,
): Promise<WriteOutcome<SyncedCustomer>> {
  try {
    return writeOutcome(replyOf(await connection.write(place, request)), SyncedCustomerRow);
  } catch (error) {
    return withoutAnswer(error);
  }
}
