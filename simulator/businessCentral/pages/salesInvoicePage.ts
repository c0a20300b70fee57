import type { ServiceResponse } from '../../service.ts';
import type { Books } from '../books.ts';
import { salesInvoiceEntity } from '../entities/salesInvoice.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';
import { grossAmount, lineAmount, totalsOf } from '../salesInvoices/amounts.ts';
import { termsOf } from '../salesInvoices/terms.ts';
import { day, money } from '../../pages/format.ts';
import { html, type Html } from '../../html.ts';
import { layOut } from '../../pages/layout.ts';
import { refusalNote } from '../../pages/form.ts';
import { invoiceDeeds, lineDeeds, quantityField } from './deeds.ts';
import { listAddress } from './salesInvoiceAddress.ts';

/**
 * The card of a draft or of a posted invoice, with what a person can do to it; `refusal` says why something was not
 * done.
 */
export function showSalesInvoice(
  invoice: SalesInvoice,
  books: Books,
  refusal?: string,
): ServiceResponse {
  const entity = salesInvoiceEntity.of(invoice, books);
  const customer = String(entity.read('customerName'));
  const kind = invoice.posted ? 'Posted Sales Invoice' : 'Sales Invoice';
  const main = html`<p class="crumb">
      <a href="${listAddress(invoice.posted, books)}">${kind}s</a> in
      ${books.company.displayName || books.company.name}
    </p>
    <h1>
      ${invoice.number} · ${customer} <span class="status">${String(entity.read('status'))}</span>
    </h1>
    ${refusalNote(refusal)} ${invoiceDeeds(invoice)}
    <section class="card" aria-label="General">
      <dl class="facts">${facts(invoice, books)}</dl>
    </section>
    <h2>Lines</h2>
    <section class="card" aria-label="Lines">
      ${lineTable(invoice, books)}${totalList(invoice, books)}
    </section>`;
  return layOut({
    product: 'Business Central',
    title: `${kind} ${invoice.number}`,
    main,
    status: refusal === undefined ? 200 : 409,
  });
}

function facts(invoice: SalesInvoice, books: Books): Html[] {
  const entity = salesInvoiceEntity.of(invoice, books);
  const read = (field: string): string => String(entity.read(field));
  const draft: [string, string][] = invoice.posted ? [['Draft number', invoice.draftNumber]] : [];
  const shown: [string, string][] = [
    ['Customer', `${read('customerNumber')} ${read('customerName')}`],
    ['Address', address(read)],
    ['External document number', invoice.externalDocumentNumber],
    ['Your reference', invoice.customerPurchaseOrderReference],
    ['Document date', day(invoice.invoiceDate)],
    ['Posting date', day(invoice.postingDate)],
    ['Due date', day(invoice.dueDate)],
    ['Currency', read('currencyCode')],
    ['Prices including VAT', invoice.pricesIncludeTax ? 'Yes' : 'No'],
    ...draft,
  ];
  return shown.map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value || '-'}</dd>
      </div>`,
  );
}

function address(read: (field: string) => string): string {
  const town = `${read('sellToPostCode')} ${read('sellToCity')}`.trim();
  return [read('sellToAddressLine1'), town, read('sellToCountry')]
    .filter((part) => part !== '')
    .join(', ');
}

function lineTable(invoice: SalesInvoice, books: Books): Html {
  const lines = books.linesOf(invoice.id);
  if (lines.length === 0) return html`<p class="empty">This invoice has no lines.</p>`;
  const priced = invoice.pricesIncludeTax ? 'incl. VAT' : 'excl. VAT';
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table">
    <table>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Description</th>
          <th scope="col">Shipment date</th>
          <th scope="col" class="number">Quantity</th>
          <th scope="col">Unit</th>
          <th scope="col" class="number">Unit price ${priced}</th>
          <th scope="col" class="number">VAT %</th>
          <th scope="col" class="number">Line amount ${priced}</th>
          ${invoice.posted ? '' : html`<th scope="col"><span class="unseen">To do</span></th>`}
        </tr>
      </thead>
      <tbody>
        ${lines.map((line) => lineRow(line, invoice, books))}
      </tbody>
    </table>
  </div>`;
}

function lineRow(line: SalesInvoiceLine, invoice: SalesInvoice, books: Books): Html {
  const isDraft = !invoice.posted;
  if (line.lineType === 'Comment') {
    return html`<tr>
      <td></td>
      <td colspan="7">${line.description}</td>
      ${isDraft ? html`<td>${lineDeeds(line)}</td>` : ''}
    </tr>`;
  }
  const terms = termsOf(invoice, books);
  const discount =
    line.discountAmount === 0
      ? ''
      : ` (discount ${money(line.discountAmount)} of ${money(grossAmount(line, terms.precision).toNumber())})`;
  return html`<tr>
    <td>${line.lineObjectNumber}</td>
    <td>${line.description}${discount}</td>
    <td class="day">${day(line.shipmentDate)}</td>
    <td class="number">${isDraft ? quantityField(line) : line.quantity}</td>
    <td>${line.unitOfMeasureCode}</td>
    <td class="number">${money(line.unitPrice)}</td>
    <td class="number">${line.taxPercent}</td>
    <td class="number">${money(lineAmount(line, terms).toNumber())}</td>
    ${isDraft ? html`<td>${lineDeeds(line)}</td>` : ''}
  </tr> `;
}

function totalList(invoice: SalesInvoice, books: Books): Html {
  const currency = invoice.currencyCode || books.company.localCurrencyCode;
  const totals = totalsOf(books.linesOf(invoice.id));
  const discount =
    totals.discount === 0
      ? ''
      : html`<dt>Invoice discount</dt>
          <dd>${money(totals.discount)}</dd>`;
  return html`<dl class="totals">
    ${discount}
    <dt>Total excl. VAT</dt>
    <dd>${money(totals.excludingTax)}</dd>
    <dt>Total VAT</dt>
    <dd>${money(totals.tax)}</dd>
    <dt class="grand">Total incl. VAT</dt>
    <dd class="grand">${currency} ${money(totals.includingTax)}</dd>
  </dl>`;
}
