import type { salesInvoiceLink } from '../businessCentral/salesInvoiceLink.ts';
import type { InvoicingContext } from '../domain/invoicingContext.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import type { Presenting } from './presentBooking.ts';

/** How the bookings of a setup are shown: its context, and links into its company. */
export function presentingFor(
  setup: SyncSetupRecord,
  context: InvoicingContext,
  link: typeof salesInvoiceLink,
): Presenting {
  const { tenantId, environment, company } = setup;
  const where = { tenantId, environment, companyName: company.name };
  return {
    context,
    linkTo: ({ number, isPosted }) =>
      number === null ? null : link(where, { number, status: isPosted ? 'Open' : 'Draft' }),
  };
}
