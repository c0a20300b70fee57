import { taxKey } from '../domain/invoicingContext.ts';
import type { SalesInvoice } from '../domain/salesInvoice.ts';
import type { Db } from '../state/database.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import type { SetupKey } from '../state/syncSetups.ts';
import { learnPricesIncludeTax, learnTaxPercents } from '../state/taxFacts.ts';

/** From a draft of ours. */
export async function learnTax(
  { tenantId, syncSetupId }: Pick<SalesInvoiceDraftRecord, 'tenantId' | 'syncSetupId'>,
  invoice: SalesInvoice,
  db: Db,
): Promise<void> {
  await learnTaxFrom([invoice], { setup: { tenantId, id: syncSetupId }, db });
}

/**
 * Only a document tells whether a customer's prices include VAT, and only its lines at which rate. Where documents
 * disagree the later one in the list counts.
 */
export async function learnTaxFrom(
  invoices: readonly SalesInvoice[],
  { setup, db }: { setup: SetupKey; db: Db },
): Promise<void> {
  const kinds = new Map(
    invoices.map(({ customerId, pricesIncludeTax }) => [
      customerId,
      { customerId, pricesIncludeTax },
    ]),
  );
  const rates = new Map(
    invoices.flatMap(({ customerId, lines }) =>
      lines.flatMap(({ itemId, taxPercent: percent }) =>
        itemId ? [[taxKey(customerId, itemId), { customerId, itemId, percent }] as const] : [],
      ),
    ),
  );
  await learnPricesIncludeTax(db, setup, [...kinds.values()]);
  await learnTaxPercents(db, setup, [...rates.values()]);
}
