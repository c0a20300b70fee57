import type { SalesInvoiceStatus } from '../domain/salesInvoice.ts';
import { realOrigins } from '../http/origins.ts';

export type SalesInvoiceLink = (
  where: { tenantId: string; environment: string; companyName: string },
  invoice: { number: string; status: SalesInvoiceStatus },
) => string;

const realClient = 'https://businesscentral.dynamics.com';

/** Links into the web client beside the API at an origin. Any origin but the real one answers for both. */
export function createSalesInvoiceLink({
  businessCentral,
}: {
  businessCentral: string;
}): SalesInvoiceLink {
  const client = businessCentral === realOrigins.businessCentral ? realClient : businessCentral;
  return (where, invoice) => client + cardPath(where, invoice);
}

/** Opens a sales invoice in the web client of the real Business Central. */
export const salesInvoiceLink = createSalesInvoiceLink(realOrigins);

/** The card of a draft, and of a posted sales invoice. */
const draftCard = 43;
const postedCard = 132;

/**
 * The web client tells drafts and posted invoices apart by page, so that a link is good for the status at hand.
 * https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-web-client-urls
 */
function cardPath(...[where, invoice]: Parameters<SalesInvoiceLink>): string {
  const { tenantId, environment, companyName } = where;
  const filter = `'No.' IS '${invoice.number.replaceAll("'", "''")}'`;
  const query = [
    `company=${encodeURIComponent(companyName)}`,
    `page=${isPosted(invoice.status) ? postedCard : draftCard}`,
    `filter=${encodeURIComponent(filter)}`,
  ];
  return `/${encodeURIComponent(tenantId)}/${encodeURIComponent(environment)}/?${query.join('&')}`;
}

function isPosted(status: SalesInvoiceStatus): boolean {
  return ['Open', 'Paid', 'Canceled', 'Corrective'].includes(status);
}
