// What somebody does to a sales invoice in Business Central itself, while the product is not looking.
import type { Context } from '../service.ts';
import { SimulatorError } from '../simulatorError.ts';
import { Books } from './books.ts';
import { Changes } from './changes.ts';
import { BusinessCentralError } from './errors.ts';
import type { SalesInvoice } from './records.ts';
import {
  changeSalesInvoiceLine,
  deleteSalesInvoiceLine,
} from './salesInvoices/changeSalesInvoiceLine.ts';
import { deleteSalesInvoice as removeSalesInvoice } from './salesInvoices/changeSalesInvoice.ts';
import { cancelSalesInvoice } from './salesInvoices/creditMemo.ts';
import { requireOpen, touchInvoice } from './salesInvoices/openInvoice.ts';
import { postSalesInvoice as bookSalesInvoice } from './salesInvoices/postSalesInvoice.ts';

export type Place = Pick<Context, 'world' | 'now' | 'random'>;

export function postSalesInvoice(id: string, context: Place): void {
  changeByHand(id, context, bookSalesInvoice);
}

export function deleteSalesInvoice(id: string, context: Place): void {
  changeByHand(id, context, removeSalesInvoice);
}

/** One more of what stands on the first line that counts something. */
export function editSalesInvoice(id: string, context: Place): void {
  changeByHand(id, context, (invoice, books) => {
    const line = books.linesOf(invoice.id).find(({ lineType }) => lineType !== 'Comment');
    if (!line) throw new SimulatorError(`Cannot edit salesInvoice "${id}": it has no lines`);
    // A person who changes a quantity in the client keeps the price they see.
    const fields = new Map(
      Object.entries({ quantity: line.quantity + 1, unitPrice: line.unitPrice }),
    );
    changeSalesInvoiceLine(line, fields, books);
  });
}

/** Takes the last line off a draft. */
export function shortenSalesInvoice(id: string, context: Place): void {
  changeByHand(id, context, (invoice, books) => {
    const line = books.linesOf(invoice.id).at(-1);
    if (!line) throw new SimulatorError(`Cannot shorten salesInvoice "${id}": it has no lines`);
    deleteSalesInvoiceLine(line, books);
  });
}

export function releaseSalesInvoice(id: string, context: Place): void {
  changeByHand(id, context, (invoice, books) => {
    if (invoice.posted)
      throw new SimulatorError(`Cannot release salesInvoice "${id}": it is posted`);
    requireOpen(invoice);
    touchInvoice({ ...invoice, releaseStatus: 'Released' }, books);
  });
}

/** Makes a draft one to be worked on again, whoever had released it or was to approve it. */
export function reopenSalesInvoice(id: string, context: Place): void {
  changeByHand(id, context, (invoice, books) => {
    if (invoice.posted)
      throw new SimulatorError(`Cannot reopen salesInvoice "${id}": it is posted`);
    touchInvoice({ ...invoice, releaseStatus: 'Open' }, books);
  });
}

/** Asks for the approval of a draft, which is `In Review` from then on. */
export function requestApproval(id: string, context: Place): void {
  changeByHand(id, context, (invoice, books) => {
    if (invoice.posted)
      throw new SimulatorError(`Cannot review salesInvoice "${id}": it is posted`);
    requireOpen(invoice);
    touchInvoice({ ...invoice, releaseStatus: 'Pending Approval' }, books);
  });
}

/** Registers that the customer paid a posted invoice in full. */
export function paySalesInvoice(id: string, context: Place): void {
  changeByHand(id, context, (invoice, books) => {
    if (!invoice.posted || invoice.canceled) {
      throw new SimulatorError(`Cannot pay salesInvoice "${id}": nothing is owed for it`);
    }
    touchInvoice({ ...invoice, paid: true }, books);
  });
}

/** Takes a posted invoice back with a credit memo that corrects it, even where it was paid. */
export function creditSalesInvoice(id: string, context: Place): void {
  changeByHand(id, context, (invoice, books) =>
    cancelSalesInvoice({ ...invoice, paid: false }, books),
  );
}

/** Changes an invoice in the client. Throws a `SimulatorError` where the rules of Business Central forbid it. */
export function changeByHand(
  id: string,
  context: Place,
  make: (invoice: SalesInvoice, books: Books) => unknown,
): void {
  const { world } = context;
  const invoice = world.salesInvoices.get(id);
  const company = invoice && world.companies.get(invoice.companyId);
  if (!company) throw new SimulatorError(`Cannot find salesInvoice "${id}"`);
  const changes = new Changes(world);
  try {
    make(invoice, new Books({ ...context, company, changes }));
  } catch (error) {
    if (!(error instanceof BusinessCentralError)) throw error;
    throw new SimulatorError(`Cannot change salesInvoice "${id}": ${error.message}`);
  }
  changes.commit(context.now);
}
