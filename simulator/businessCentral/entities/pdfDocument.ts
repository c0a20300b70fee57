import { defineEntity } from '../odata/entity.ts';
import type { EnumType } from '../odata/enumType.ts';
import { etagOf } from '../odata/etag.ts';
import { guid, option, stream } from '../odata/fields.ts';
import { printInvoicePdf } from '../pdf/printInvoicePdf.ts';
import type { SalesInvoice } from '../records.ts';

const documentType: EnumType = {
  name: 'attachmentEntityBufferDocumentType',
  members: [
    ' ',
    'Journal',
    'Sales Order',
    'Sales Quote',
    'Sales Credit Memo',
    'Sales Invoice',
    'Purchase Invoice',
    'Purchase Order',
    'Employee',
    'Job',
    'Item',
    'Customer',
    'Vendor',
    'Purchase Credit Memo',
    'Customer Statement',
  ],
  values: [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15],
};

/** AL page 30056 "APIV2 - PDF Document": the printed form of an invoice, draft or posted. */
export const pdfDocumentEntity = defineEntity<SalesInvoice>({
  name: 'pdfDocument',
  set: 'pdfDocument',
  order: ['id'],
  id: ({ id }) => id,
  etag: etagOf,
  fields: [
    guid('id', ({ id }) => id),
    guid('parentId', ({ id }) => id),
    option(['parentType', documentType], () => 'Sales Invoice'),
    stream('pdfDocumentContent', {
      address: ({ id, companyId }) =>
        `companies(${companyId})/salesInvoices(${id})/pdfDocument/pdfDocumentContent`,
      content: (invoice, books) => ({
        contentType: 'application/octet-stream',
        bytes: printInvoicePdf(invoice, books),
      }),
    }),
  ],
});
