import { blankField, dialogError } from '../errors.ts';
import type { Customer } from '../records.ts';

/** Whether an invoice may be made for a customer: AL table 18 "Customer" CheckBlockedCustOnDocs, table 36 "Sales Header". */
export function checkCustomer(customer: Customer, action: 'create' | 'post' = 'create'): void {
  const { number, blocked } = customer;
  if (customer.privacyBlocked) {
    throw dialogError(
      `You cannot ${action} this type of document when Customer ${number} is blocked for privacy.`,
    );
  }
  // `Ship` does not stop an invoice.
  if (blocked === 'All' || blocked === 'Invoice') {
    throw dialogError(
      `You cannot ${action} this type of document when Customer ${number} is blocked with type ${blocked}.`,
    );
  }
  const record = `Customer: No.=${number}`;
  if (customer.generalBusinessPostingGroup === '') {
    throw blankField('Gen. Bus. Posting Group', record);
  }
  if (customer.customerPostingGroup === '') throw blankField('Customer Posting Group', record);
}
