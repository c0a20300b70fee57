// Fields of a sales header as a caller writes them: one after the other in the order of the body, each with its effect
// on the fields before it. AL codeunit "Sales Invoice Aggregator", table 36 "Sales Header".
import type { Books } from '../books.ts';
import { salesInvoiceEntity } from '../entities/salesInvoice.ts';
import { dialogError, noRelatedRecord, wrongField } from '../errors.ts';
import { blankGuid } from '../odata/fields.ts';
import type { Customer, SalesInvoice } from '../records.ts';
import { applyDateFormula } from './dateFormula.ts';
import { checkCustomer } from './checkCustomer.ts';
import { refuseContradictions } from './contradictions.ts';
import { billToTexts, sellToTexts, writeText } from './customerTexts.ts';
import { inOrderOfWriting, type WrittenFields } from './writtenFields.ts';
import { exchangeRate } from './terms.ts';

type Write = (invoice: SalesInvoice, value: string, books: Books) => SalesInvoice;

/** Writes fields in order, each only where it differs. The dates come a second time at the end, so that what was sent stands. */
export function writeHeaderFields(
  invoice: SalesInvoice,
  fields: WrittenFields,
  books: Books,
): SalesInvoice {
  refuseContradictions(fields, books);
  let written = invoice;
  const ordered = inOrderOfWriting(fields, salesInvoiceEntity, books);
  for (const [name, value] of ordered) written = writeField(written, [name, String(value)], books);
  for (const name of ['invoiceDate', 'postingDate', 'dueDate']) {
    const value = fields.get(name);
    if (value !== undefined) written = writeField(written, [name, String(value)], books);
  }
  return written;
}

function writeField(
  invoice: SalesInvoice,
  [name, value]: [string, string],
  books: Books,
): SalesInvoice {
  if (salesInvoiceEntity.of(invoice, books).read(name) === value) return invoice;
  const write = writes[name];
  if (write) return write(invoice, value, books);
  return { ...invoice, texts: writeText(invoice.texts, name, value) };
}

/** Fields that are not here are kept as they are sent: nothing else depends on them. */
const writes: Record<string, Write> = {
  customerId: (invoice, value, books) => toCustomer(invoice, customerById(value, books), books),
  customerNumber: (invoice, value, books) =>
    toCustomer(invoice, customerByNumber(value, books), books),
  billToCustomerId: (invoice, value, books) => {
    const customer = books.ownById(books.changes.customers, value);
    if (!customer) throw dialogError('The bill-to customer cannot be found.');
    return toBillTo(invoice, customer, books);
  },
  billToCustomerNumber: (invoice, value, books) => {
    const customer = books
      .own(books.changes.customers)
      .find(({ number }) => number === value.toUpperCase());
    if (!customer) throw dialogError('The bill-to customer cannot be found.');
    return toBillTo(invoice, customer, books);
  },
  // A Code field: stored in upper case, without blanks around it.
  externalDocumentNumber: (invoice, value) => ({
    ...invoice,
    externalDocumentNumber: value.trim().toUpperCase(),
  }),
  customerPurchaseOrderReference: (invoice, value) => ({
    ...invoice,
    customerPurchaseOrderReference: value,
  }),
  currencyId: (invoice, value, books) => {
    const currency = books.ownById(books.world.currencies, value);
    if (!currency && value !== blankGuid) {
      throw dialogError('The "currencyId" does not match to a Currency.');
    }
    return toCurrency(invoice, currency?.code ?? '', books);
  },
  currencyCode: (invoice, value, books) => {
    const code = value.trim().toUpperCase();
    if (code !== '' && code !== books.company.localCurrencyCode && !books.currency(code)) {
      throw dialogError('The "currencyCode" does not match to a Currency.');
    }
    return toCurrency(invoice, code, books);
  },
  paymentTermsId: (invoice, value, books) => {
    if (value !== blankGuid && !books.ownById(books.world.paymentTerms, value)) {
      throw dialogError('The "paymentTermsId" does not match to a Payment Terms.');
    }
    return withDueDate({ ...invoice, paymentTermsId: value === blankGuid ? '' : value }, books);
  },
  shipmentMethodId: (invoice, value, books) => {
    if (value !== blankGuid && !books.ownById(books.world.shipmentMethods, value)) {
      throw dialogError('The "shipmentMethodId" does not match to a Shipment Method.');
    }
    return { ...invoice, shipmentMethodId: value === blankGuid ? '' : value };
  },
  disputeStatusId: (invoice, value) => (value === blankGuid ? invoice : refusePostedOnly(invoice)),
  disputeStatus: (invoice, value) => (value === '' ? invoice : refusePostedOnly(invoice)),
  promisedPayDate: (invoice) => refusePostedOnly(invoice),
  shortcutDimension1Code: (invoice, value) => refuseDimension(invoice, value),
  shortcutDimension2Code: (invoice, value) => refuseDimension(invoice, value),
  salesperson: (invoice, value) => ({ ...invoice, salesperson: value.toUpperCase() }),
  invoiceDate: (invoice, value, books) => withDueDate({ ...invoice, invoiceDate: value }, books),
  postingDate: (invoice, value) => ({ ...invoice, postingDate: value }),
  dueDate: (invoice, value) => ({ ...invoice, dueDate: value }),
  phoneNumber: (invoice, value) => ({ ...invoice, phoneNumber: value }),
  email: (invoice, value) => ({ ...invoice, email: value }),
  // Written behind the lines: applyInvoiceDiscount.
  discountAmount: (invoice) => invoice,
};

function customerById(id: string, books: Books): Customer {
  const customer = books.ownById(books.changes.customers, id);
  if (!customer) throw dialogError('The sell-to customer cannot be found.');
  return customer;
}

function customerByNumber(number: string, books: Books): Customer {
  const customer = books
    .own(books.changes.customers)
    .find((candidate) => candidate.number === number.toUpperCase());
  if (!customer) throw dialogError('The sell-to customer cannot be found.');
  return customer;
}

/** Takes over what the customer brings, whatever stood there before. */
function toCustomer(invoice: SalesInvoice, customer: Customer, books: Books): SalesInvoice {
  if (invoice.customerId === customer.id) return invoice;
  checkCustomer(customer);
  exchangeRate(customer.currencyCode, invoice.postingDate, books);
  return withDueDate(
    {
      ...invoice,
      customerId: customer.id,
      billToCustomerId: customer.id,
      currencyCode: customer.currencyCode,
      paymentTermsId: customer.paymentTermsId === blankGuid ? '' : customer.paymentTermsId,
      shipmentMethodId: customer.shipmentMethodId,
      salesperson: customer.salespersonCode,
      phoneNumber: customer.phoneNumber,
      email: customer.email,
      pricesIncludeTax: customer.pricesIncludeTax,
      generalBusinessPostingGroup: customer.generalBusinessPostingGroup,
      vatBusinessPostingGroup: customer.vatBusinessPostingGroup,
      texts: sellToTexts(customer),
    },
    books,
  );
}

/** Payment, currency and prices follow the customer who pays. */
function toBillTo(invoice: SalesInvoice, customer: Customer, books: Books): SalesInvoice {
  if (invoice.billToCustomerId === customer.id) return invoice;
  checkCustomer(customer);
  exchangeRate(customer.currencyCode, invoice.postingDate, books);
  return withDueDate(
    {
      ...invoice,
      billToCustomerId: customer.id,
      currencyCode: customer.currencyCode,
      paymentTermsId: customer.paymentTermsId === blankGuid ? '' : customer.paymentTermsId,
      pricesIncludeTax: customer.pricesIncludeTax,
      generalBusinessPostingGroup: customer.generalBusinessPostingGroup,
      vatBusinessPostingGroup: customer.vatBusinessPostingGroup,
      texts: { ...invoice.texts, ...billToTexts(customer) },
    },
    books,
  );
}

/** The local currency is stored as blank. */
function toCurrency(invoice: SalesInvoice, code: string, books: Books): SalesInvoice {
  const stored = code === books.company.localCurrencyCode ? '' : code;
  exchangeRate(stored, invoice.postingDate, books);
  return { ...invoice, currencyCode: stored };
}

function withDueDate(invoice: SalesInvoice, { world }: Books): SalesInvoice {
  const term = world.paymentTerms.get(invoice.paymentTermsId);
  const dueDate = applyDateFormula(term?.dueDateCalculation ?? '', invoice.invoiceDate);
  return { ...invoice, dueDate };
}

function refusePostedOnly({ id }: SalesInvoice): never {
  throw wrongField(
    { name: 'Posted', expected: 'Yes', current: 'No' },
    `Sales Invoice Entity Aggregate: Id={${id}}`,
  );
}

function refuseDimension(invoice: SalesInvoice, value: string): SalesInvoice {
  if (value === '') return invoice;
  throw noRelatedRecord({
    field: 'Shortcut Dimension Code',
    table: 'Sales Header',
    value,
    relatedTable: 'Dimension Value',
  });
}
