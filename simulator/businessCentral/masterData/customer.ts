// Customers as the API makes, changes and deletes them: AL page 30009 "APIV2 - Customers".
import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import type { Customer } from '../records.ts';
import { applyTemplateRule } from './applyTemplateRule.ts';
import { newContact } from './contact.ts';
import { customerFields } from './customerFields.ts';
import { requireDisplayName } from './displayName.ts';
import { writeFields, type WrittenFields } from './fieldWrites.ts';
import { changedNumber, newNumber, type Numbering } from './recordNumber.ts';

/** Checks the name, inserts, applies the company's template, and makes the contact that belongs to the customer. */
export function createCustomer(fields: WrittenFields, books: Books): Customer {
  requireDisplayName(fields, 'insert');
  const number = newNumber(fields, numbering(books), books);
  const blank = { ...blankCustomer(books), id: books.random.guid(), number };
  const written = writeFields(blank, fields, { writes: customerFields, books });
  const rules = books.world.customerTemplateRules;
  const customer = books.changes.customers.put(
    applyTemplateRule(written, fields, { rules, books }),
  );
  addRelatedContact(customer, books);
  return customer;
}

export function changeCustomer(customer: Customer, fields: WrittenFields, books: Books): Customer {
  requireDisplayName(fields, 'modify');
  const number = changedNumber(customer, fields, { numbering: numbering(books), books });
  const written = writeFields({ ...customer, number }, fields, { writes: customerFields, books });
  return books.changes.customers.put({
    ...written,
    version: customer.version + 1,
    lastModifiedDateTime: books.now.toISOString(),
  });
}

/** AL table 18 "Customer" OnDelete, and codeunit 361 "MoveEntries" for what has been posted. */
export function deleteCustomer(customer: Customer, books: Books): void {
  const documents = books
    .own(books.changes.salesInvoices)
    .filter(({ customerId, billToCustomerId }) =>
      [customerId, billToCustomerId].includes(customer.id),
    );
  const subject = `Customer ${customer.number}`;
  if (documents.some(({ posted }) => !posted)) {
    throw dialogError(
      `You cannot delete ${subject} because there is at least one outstanding Sales Invoice for this customer.`,
    );
  }
  if (documents.length > 0) {
    throw dialogError(
      `You cannot delete ${subject} because it has ledger entries in a fiscal year that has not been closed yet.`,
    );
  }
  for (const contact of books.own(books.changes.contacts)) {
    if (contact.customerId === customer.id) {
      books.changes.contacts.put({ ...contact, customerId: null, version: contact.version + 1 });
    }
  }
  books.changes.customers.remove(customer.id);
}

function numbering({ changes }: Books): Numbering {
  return { table: 'Customer', purpose: 'customer', records: changes.customers };
}

/** AL codeunit 5056 "CustCont-Update", InsertNewContact. */
function addRelatedContact(customer: Customer, books: Books): void {
  books.changes.contacts.put({
    ...newContact(books),
    type: customer.type,
    displayName: customer.displayName,
    addressLine1: customer.addressLine1,
    addressLine2: customer.addressLine2,
    city: customer.city,
    state: customer.state,
    country: customer.country,
    postalCode: customer.postalCode,
    phoneNumber: customer.phoneNumber,
    email: customer.email,
    website: customer.website,
    taxRegistrationNumber: customer.taxRegistrationNumber,
    customerId: customer.id,
  });
}

function blankCustomer({ company, now }: Books): Omit<Customer, 'id' | 'number'> {
  return {
    companyId: company.id,
    version: 1,
    lastModifiedDateTime: now.toISOString(),
    displayName: '',
    type: 'Company',
    addressLine1: '',
    addressLine2: '',
    city: '',
    state: '',
    country: '',
    postalCode: '',
    phoneNumber: '',
    email: '',
    website: '',
    salespersonCode: '',
    taxRegistrationNumber: '',
    creditLimit: 0,
    taxLiable: false,
    currencyCode: '',
    paymentTermsId: '',
    shipmentMethodId: '',
    paymentMethodId: '',
    blocked: '',
    privacyBlocked: false,
    pricesIncludeTax: false,
    generalBusinessPostingGroup: '',
    customerPostingGroup: '',
    vatBusinessPostingGroup: '',
    invoiceDiscounts: [],
  };
}
