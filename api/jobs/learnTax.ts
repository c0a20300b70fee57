import type { SalesInvoice } from '../domain/salesInvoice.ts';
import type { Db } from '../state/database.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import { learnPricesIncludeTax, learnTaxPercents } from '../state/taxFacts.ts';

/** Only a document tells whether a customer's prices include VAT, and only its lines at which rate. */
export async function learnTax(
  { tenantId, syncSetupId }: Pick<SalesInvoiceDraftRecord, 'tenantId' | 'syncSetupId'>,
  invoice: SalesInvoice,
  db: Db,
): Promise<void> {
  const setup = { tenantId, id: syncSetupId };
  const { customerId, pricesIncludeTax } = invoice;
  await learnPricesIncludeTax(db, setup, [{ customerId, pricesIncludeTax }]);
  const rates = new Map(
    invoice.lines.flatMap(({ itemId, taxPercent }) => (itemId ? [[itemId, taxPercent]] : [])),
  );
  const percents = [...rates].map(([itemId, percent]) => ({ customerId, itemId, percent }));
  if (percents.length > 0) await learnTaxPercents(db, setup, percents);
}
