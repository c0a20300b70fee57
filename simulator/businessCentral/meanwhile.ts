import type { Context, ServiceRequest } from '../service.ts';
import { SimulatorError } from '../simulatorError.ts';
import { editSalesInvoice } from './colleague.ts';

/** A colleague edits the drafts that a request is about, so that their etags have moved when it is carried out. */
export function editMeanwhile({ url, body }: ServiceRequest, context: Context): void {
  const asked = `${decodeURI(url.pathname)} ${body.toString('utf8')}`;
  const ids = new Set([...asked.matchAll(/salesInvoices\(([\da-f-]{36})\)/gi)].map(([, id]) => id));
  for (const id of ids) {
    try {
      editSalesInvoice(String(id).toLowerCase(), context);
    } catch (error) {
      // A document that is posted, or gone, is not edited by a colleague either.
      if (!(error instanceof SimulatorError)) throw error;
    }
  }
}
