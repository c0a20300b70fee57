import { expect, test } from 'vitest';
import { preview, start, until } from '../support/invoicing.ts';
import { startProduct } from '../support/product.ts';
import { readySetup } from '../support/readySetup.ts';

test('drafts one sales invoice per customer, as reviewed', async () => {
  const product = await startProduct();
  const { id: syncSetupId } = await readySetup(product);
  const where = { product, syncSetupId };
  const reviewed = await preview(where);
  const started = await start(where, reviewed);
  const run = await until(where, started.id);
  const made = product.world.salesInvoices.list();
  expect(made.length).toBe(run.progress.drafted);
  expect(run.progress.drafted).toBeGreaterThan(5);
  for (const draft of run.drafts.filter(({ state }) => state === 'drafted')) {
    const invoice = made.find(
      ({ externalDocumentNumber }) => externalDocumentNumber === draft.marker,
    );
    const lines = product.world.salesInvoiceLines.filter(
      ({ documentId }) => documentId === invoice?.id,
    );
    expect(invoice?.customerId).toBe(draft.customer.id);
    expect(lines.map(({ description }) => description)).toEqual(
      draft.lines.map(({ description }) => description),
    );
  }
});
