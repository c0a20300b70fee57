import { z } from 'zod';
import { CurrencyCode, DecimalText, Uuid } from './values.ts';

/** A bookingBusiness the tenant has. `canOpen` is false where this user has no role in its calendar. */
export const BookingBusiness = z.object({
  id: z.string(),
  displayName: z.string(),
  canOpen: z.boolean(),
  currencyCode: CurrencyCode.nullable(),
  timeZone: z.string().nullable(),
});
export type BookingBusiness = z.infer<typeof BookingBusiness>;

export const Environment = z.object({
  name: z.string(),
  type: z.string(),
  countryCode: z.string(),
});
export type Environment = z.infer<typeof Environment>;

export const Company = z.object({ id: Uuid, name: z.string(), displayName: z.string() });
export type Company = z.infer<typeof Company>;

/** A customer of Business Central, as much of it as is needed to choose one. */
export const Customer = z.object({
  id: Uuid,
  number: z.string(),
  displayName: z.string(),
  type: z.enum(['Person', 'Company']),
  email: z.string(),
  city: z.string(),
  blocked: z.boolean(),
});
export type Customer = z.infer<typeof Customer>;

/** An item of Business Central of type Service. */
export const Item = z.object({
  id: Uuid,
  number: z.string(),
  displayName: z.string(),
  unitPrice: DecimalText,
  blocked: z.boolean(),
});
export type Item = z.infer<typeof Item>;

export const BookingBusinessList = z.object({
  bookingBusinesses: z.array(BookingBusiness),
  /** There are others; where the organisation has too many, none are listed until `q` narrows them. */
  hasMore: z.boolean(),
});
/** `q` finds by a part of the name. */
export const BookingBusinessQuery = z.strictObject({
  q: z.string().trim().max(100).default(''),
});
export const EnvironmentList = z.object({ environments: z.array(Environment) });
export const CompanyList = z.object({ companies: z.array(Company) });
export const CustomerList = z.object({ customers: z.array(Customer), hasMore: z.boolean() });
export const ItemList = z.object({ items: z.array(Item), hasMore: z.boolean() });

export const CompanyQuery = z.strictObject({ environment: z.string().min(1).max(60) });
/** `q` finds by number, name or e-mail; empty gives the first ones by name. */
export const SearchQuery = z.strictObject({
  syncSetupId: Uuid,
  q: z.string().max(100).default(''),
});
