// What a person can do on the card of an invoice, to play the colleague who works in Business Central itself.
import { html, type Html } from '../../html.ts';
import { deedButton } from '../../pages/form.ts';
import type { Context } from '../../service.ts';
import { SimulatorError } from '../../simulatorError.ts';
import {
  creditSalesInvoice,
  deleteSalesInvoice,
  paySalesInvoice,
  postSalesInvoice,
  releaseSalesInvoice,
  reopenSalesInvoice,
  requestApproval,
} from '../colleague.ts';
import { changeQuantityByHand, deleteLineByHand } from '../linesByHand.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../records.ts';

type Form = ReadonlyMap<string, string>;
type Act = (id: string, form: Form, context: Context) => void;

const acts: Readonly<Record<string, Act>> = {
  post: (id, _form, context) => postSalesInvoice(id, context),
  release: (id, _form, context) => releaseSalesInvoice(id, context),
  requestApproval: (id, _form, context) => requestApproval(id, context),
  reopen: (id, _form, context) => reopenSalesInvoice(id, context),
  delete: (id, _form, context) => deleteSalesInvoice(id, context),
  credit: (id, _form, context) => creditSalesInvoice(id, context),
  pay: (id, _form, context) => paySalesInvoice(id, context),
  deleteLine: (invoiceId, form, context) =>
    deleteLineByHand({ invoiceId, lineId: form.get('line') ?? '' }, context),
  changeQuantity: (invoiceId, form, context) =>
    changeQuantityByHand(
      { invoiceId, lineId: form.get('line') ?? '' },
      quantityIn(form.get('quantity') ?? ''),
      context,
    ),
};

/** Does what the form asks for. Throws a `SimulatorError` where Business Central would not let a person do it. */
export function actOn(id: string, form: Form, context: Context): void {
  const deed = form.get('deed') ?? '';
  const act = Object.hasOwn(acts, deed) ? acts[deed] : undefined;
  if (!act) throw new SimulatorError('There is nothing like that to do with an invoice.');
  act(id, form, context);
}

function quantityIn(text: string): number {
  if (/^-?\d{1,9}(\.\d{1,5})?$/.test(text)) return Number(text);
  throw new SimulatorError('A quantity is a number with at most five decimals.');
}

/** Buttons for the whole invoice. */
export function invoiceDeeds(invoice: SalesInvoice): Html {
  const about = invoice.number;
  const draft = [
    { deed: 'post', label: 'Post', about },
    ...(invoice.releaseStatus === 'Open'
      ? [
          { deed: 'release', label: 'Release', about },
          { deed: 'requestApproval', label: 'Request approval', about },
        ]
      : [{ deed: 'reopen', label: 'Reopen', about }]),
    { deed: 'delete', label: 'Delete', about },
  ];
  const posted = [
    ...(invoice.canceled ? [] : [{ deed: 'credit', label: 'Cancel with a credit memo', about }]),
    ...(invoice.canceled || invoice.paid
      ? []
      : [{ deed: 'pay', label: 'Register payment', about }]),
  ];
  return html`<div class="deeds">${(invoice.posted ? posted : draft).map(deedButton)}</div>`;
}

/** What can be changed on a line of a draft. */
export function lineDeeds({ id, description }: SalesInvoiceLine): Html {
  return deedButton({
    deed: 'deleteLine',
    label: 'Delete',
    about: description,
    fields: { line: id },
  });
}

/** The quantity, to be written over. */
export function quantityField({ id, description, quantity }: SalesInvoiceLine): Html {
  return html`<form method="post" class="inline">
    <input type="hidden" name="deed" value="changeQuantity" />
    <input type="hidden" name="line" value="${id}" />
    <input
      name="quantity"
      value="${quantity}"
      inputmode="decimal"
      aria-label="Quantity: ${description}"
    />
    <button type="submit" aria-label="Change quantity: ${description}">Change</button>
  </form>`;
}
