// What a sales document copies from a customer as text: it stays as it was, whatever becomes of the customer.
import type { Customer, SalesInvoice } from '../records.ts';

type Texts = SalesInvoice['texts'];

/** AL table 36 "Sales Header", validation of "Sell-to Customer No.": the customer is also who gets and who pays. */
export function sellToTexts(customer: Customer): Texts {
  return {
    customerName: customer.displayName,
    shipToName: customer.displayName,
    ...addressOf(customer, 'sellTo'),
    ...addressOf(customer, 'shipTo'),
    ...billToTexts(customer),
  };
}

/** AL table 36 "Sales Header", SetBillToCustomerAddressFieldsFromCustomer. */
export function billToTexts(customer: Customer): Texts {
  return { billToName: customer.displayName, ...addressOf(customer, 'billTo') };
}

/** AL table 36 "Sales Header", CopySellToAddressToBillToAddress: after a POST, where the same customer pays. */
export function payingWhereSold({ customerId, billToCustomerId, texts }: SalesInvoice): Texts {
  if (customerId !== billToCustomerId) return texts;
  const copied = addressFields.map((field): [string, string] => [
    `billTo${field}`,
    texts[`sellTo${field}`] ?? '',
  ]);
  return { ...texts, ...Object.fromEntries(copied) };
}

/**
 * One text as a caller writes it. Where goods go to where they are sold to, they go on doing so: AL table 36 "Sales
 * Header", UpdateShipToAddressFromSellToAddress.
 */
export function writeText(texts: Texts, name: string, value: string): Texts {
  const field = /^sellTo(.*)$/.exec(name)?.[1];
  const shipsThere = addressFields.every(
    (each) => (texts[`shipTo${each}`] ?? '') === (texts[`sellTo${each}`] ?? ''),
  );
  const follows = field !== undefined && shipsThere;
  return { ...texts, [name]: value, ...(follows ? { [`shipTo${field}`]: value } : {}) };
}

const addressFields = ['AddressLine1', 'AddressLine2', 'City', 'Country', 'State', 'PostCode'];

function addressOf(customer: Customer, role: 'sellTo' | 'billTo' | 'shipTo'): Texts {
  return {
    [`${role}AddressLine1`]: customer.addressLine1,
    [`${role}AddressLine2`]: customer.addressLine2,
    [`${role}City`]: customer.city,
    [`${role}Country`]: customer.country,
    [`${role}State`]: customer.state,
    [`${role}PostCode`]: customer.postalCode,
  };
}
