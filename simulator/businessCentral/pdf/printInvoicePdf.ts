import type { Books } from '../books.ts';
import type { SalesInvoice } from '../records.ts';
import { totalsOf } from '../salesInvoices/amounts.ts';
import { printPdf } from './printPdf.ts';

/** A plain page in place of a company's own layout. */
export function printInvoicePdf(invoice: SalesInvoice, books: Books): Buffer {
  const { texts, number, invoiceDate, dueDate, posted } = invoice;
  const lines = books.linesOf(invoice.id);
  const { excludingTax, tax, includingTax } = totalsOf(lines);
  const currency = invoice.currencyCode || books.company.localCurrencyCode;
  return printPdf([
    books.company.displayName || books.company.name,
    `${posted ? 'Sales - Invoice' : 'Draft Invoice'} ${number}`,
    '',
    texts['customerName'] ?? '',
    texts['sellToAddressLine1'] ?? '',
    [texts['sellToPostCode'], texts['sellToCity']].join(' ').trim(),
    '',
    `Document Date ${invoiceDate}`,
    `Due Date ${dueDate}`,
    '',
    ...lines.map(({ description, quantity, unitPrice, amountIncludingTax }) =>
      quantity === 0
        ? description
        : `${description}   ${quantity} x ${unitPrice} = ${amountIncludingTax}`,
    ),
    '',
    `Total ${currency} excl. VAT ${excludingTax}`,
    `VAT ${tax}`,
    `Total ${currency} incl. VAT ${includingTax}`,
  ]);
}
