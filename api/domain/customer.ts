// Customers and items of Business Central, as far as invoicing needs them.
import type { Decimal } from 'decimal.js';
import type { CompanyId, CustomerId, ItemId } from './ids.ts';

export type Company = { id: CompanyId; name: string; displayName: string };

export type Customer = {
  id: CustomerId;
  number: string;
  displayName: string;
  type: 'Person' | 'Company';
  /** As entered; may hold nothing. */
  email: string;
  city: string;
  /** Blocked for invoices: `Invoice` or `All`; `Ship` does not stop an invoice. */
  blocked: boolean;
  currencyCode: string;
};

/** A Person contact that is related to customers, by its e-mail address. */
export type CustomerContact = { email: string; customerIds: CustomerId[] };

export type Item = {
  id: ItemId;
  number: string;
  displayName: string;
  type: 'Inventory' | 'Service' | 'Non-Inventory';
  unitPrice: Decimal;
  priceIncludesTax: boolean;
  blocked: boolean;
};
