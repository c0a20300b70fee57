import type { SalesInvoice } from '../../simulator/businessCentral/records.ts';
import type { World } from '../../simulator/world.ts';

/** The documents that a test made, which all have a marker of this form; colleagues have made others by hand. */
export function invoicesMade({ world }: { world: World }): SalesInvoice[] {
  return world.salesInvoices.filter((invoice) => invoice.externalDocumentNumber.startsWith('BI-'));
}
