import type { Books } from '../books.ts';
import { badRequest, dialogError } from '../errors.ts';
import type { Body } from '../odata/body.ts';
import { blankGuid } from '../odata/fields.ts';
import type { SalesInvoice } from '../records.ts';
import { refuseDiscountWithoutLines } from './applyInvoiceDiscount.ts';
import { payingWhereSold } from './customerTexts.ts';
import { createSalesInvoiceLine } from './createSalesInvoiceLine.ts';
import { writeHeaderFields } from './headerFields.ts';
import type { WrittenFields } from './writtenFields.ts';
import { takeNumber } from './numberSeries.ts';
import { addRecurringLines } from './recurringLines.ts';

/**
 * Makes a draft, with lines where the body nests some: then all of it or nothing.
 * AL page 30012 "APIV2 - Sales Invoices" OnInsertRecord; deep insert:
 * https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/api/dynamics_salesinvoiceline_create
 */
export function createSalesInvoice(body: Body, books: Books): SalesInvoice {
  requireCustomer(body.fields);
  const lines = body.nested.get('salesInvoiceLines') ?? [];
  if (lines.length > 1 && books.switches.refusesSeveralLines) {
    throw badRequest('A deep insert takes one sales invoice line.');
  }
  const blank = { ...blankInvoice(books), id: books.random.guid() };
  const header = writeHeaderFields(blank, body.fields, books);
  refuseDiscountWithoutLines(body.fields, []);
  const invoice = books.changes.salesInvoices.put({
    ...header,
    texts: payingWhereSold(header),
    number: takeNumber('salesInvoice', books),
  });
  addRecurringLines(invoice, books);
  for (const line of lines) {
    createSalesInvoiceLine(line.fields, { documentId: invoice.id, books });
  }
  // Lines of the same request belong to the first version of the invoice.
  const made = books.changes.salesInvoices.get(invoice.id) ?? invoice;
  return books.changes.salesInvoices.put({ ...made, version: invoice.version });
}

function requireCustomer(fields: WrittenFields): void {
  const id = fields.get('customerId') ?? blankGuid;
  const number = String(fields.get('customerNumber') ?? '');
  if (id === blankGuid && number === '') {
    throw dialogError('A "customerNumber" or a "customerId" must be provided.');
  }
}

function blankInvoice({ company, today, now }: Books): Omit<SalesInvoice, 'id'> {
  return {
    companyId: company.id,
    version: 1,
    lastModifiedDateTime: now.toISOString(),
    number: '',
    posted: false,
    draftNumber: '',
    releaseStatus: 'Open',
    canceled: false,
    externalDocumentNumber: '',
    customerPurchaseOrderReference: '',
    invoiceDate: today,
    postingDate: today,
    dueDate: today,
    customerId: '',
    billToCustomerId: '',
    currencyCode: '',
    paymentTermsId: '',
    shipmentMethodId: '',
    salesperson: '',
    phoneNumber: '',
    email: '',
    pricesIncludeTax: false,
    generalBusinessPostingGroup: '',
    vatBusinessPostingGroup: '',
    discountAmount: 0,
    hasOwnDiscount: false,
    paid: false,
    texts: {},
  };
}
