import type { ServiceResponse } from '../../service.ts';
import type { Books } from '../books.ts';
import { salesInvoiceEntity } from '../entities/salesInvoice.ts';
import type { SalesInvoice } from '../records.ts';
import { day, money } from '../../pages/format.ts';
import { html, type Html } from '../../html.ts';
import { layOut } from '../../pages/layout.ts';
import { listAddress, salesInvoiceAddress } from './salesInvoiceAddress.ts';

/** A page is for reading: beyond this many rows nobody does. */
const maxRows = 500;

/** Drafts and posted invoices of several companies. */
export function showAllSalesInvoices(all: readonly Books[]): ServiceResponse {
  const sections = all.map((books) => {
    const name = books.company.displayName || books.company.name;
    const lists = [false, true].map(
      (isPosted) =>
        html`<section class="card" aria-label="${titleOf(isPosted)} of ${name}">
          <p class="crumb"><a href="${listAddress(isPosted, books)}">${titleOf(isPosted)}</a></p>
          ${invoiceTable(invoicesOf(books, isPosted), books)}
        </section>`,
    );
    return html`<h2>${name}</h2>
      ${lists}`;
  });
  const none = html`<p class="empty">There is no company in this simulation yet.</p>`;
  const main = html`<h1>Sales invoices</h1>
    ${sections.length > 0 ? sections : none}`;
  return layOut({ product: 'Business Central', title: 'Sales invoices', main });
}

/** The list of drafts or of posted invoices of one company. */
export function showSalesInvoices(
  { isPosted, number }: { isPosted: boolean; number: string | null },
  books: Books,
): ServiceResponse {
  const invoices = invoicesOf(books, isPosted).filter(
    (invoice) => number === null || invoice.number === number,
  );
  const title = titleOf(isPosted);
  const main = html`<p class="crumb">${books.company.displayName || books.company.name}</p>
    <h1>${title}</h1>
    <section class="card" aria-label="${title}">${invoiceTable(invoices, books)}</section>`;
  return layOut({ product: 'Business Central', title, main });
}

function titleOf(isPosted: boolean): string {
  return isPosted ? 'Posted sales invoices' : 'Sales invoices';
}

/** The newest come first. */
function invoicesOf(books: Books, isPosted: boolean): SalesInvoice[] {
  return books
    .own(books.changes.salesInvoices)
    .filter(({ posted }) => posted === isPosted)
    .toSorted((one, other) => (one.number < other.number ? 1 : -1));
}

function invoiceTable(invoices: readonly SalesInvoice[], books: Books): Html {
  if (invoices.length === 0) return html`<p class="empty">There are none.</p>`;
  const shown = invoices.slice(0, maxRows);
  const rest = invoices.length - shown.length;
  const more = rest > 0 ? html`<p class="empty">${rest} more are not shown.</p>` : '';
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table">
      <table>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Customer</th>
            <th scope="col">Document date</th>
            <th scope="col">External document number</th>
            <th scope="col">Status</th>
            <th scope="col" class="number">Amount incl. VAT</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((invoice) => invoiceRow(invoice, books))}
        </tbody>
      </table>
    </div>
    ${more}`;
}

function invoiceRow(invoice: SalesInvoice, books: Books): Html {
  const entity = salesInvoiceEntity.of(invoice, books);
  const read = (field: string): string => String(entity.read(field));
  const amount = money(Number(entity.read('totalAmountIncludingTax')));
  return html`<tr>
    <td><a href="${salesInvoiceAddress(invoice, books)}">${invoice.number}</a></td>
    <td>${read('customerName')}</td>
    <td class="day">${day(invoice.invoiceDate)}</td>
    <td>${invoice.externalDocumentNumber}</td>
    <td>${read('status')}</td>
    <td class="number">${read('currencyCode')} ${amount}</td>
  </tr> `;
}
