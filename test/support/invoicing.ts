import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { CreateInvoicePreview, InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import type { Product } from './product.ts';

type Where = { product: Product; syncSetupId: string };

export function preview(
  { product, syncSetupId }: Where,
  chosen: CreateInvoicePreview = { filter: { view: 'ready' } },
): Promise<InvoicePreview> {
  return product.ok('createInvoicePreview', { params: { syncSetupId }, body: chosen });
}

/** Starts what a preview shows, with everything confirmed. */
export function start(
  { product, syncSetupId }: Where,
  { id, hash, confirmations }: InvoicePreview,
  key: string = randomUUID(),
): Promise<InvoiceRun> {
  return product.ok('startInvoiceRun', {
    params: { syncSetupId },
    body: { previewId: id, hash, confirmations },
    headers: { 'idempotency-key': key },
  });
}

/** Waits until a run is as wanted, and answers it. */
export async function until(
  { product, syncSetupId }: Where,
  runId: string,
  isSo: (run: InvoiceRun) => boolean = ({ state }) => state === 'finished',
): Promise<InvoiceRun> {
  return vi.waitFor(
    async () => {
      const run = await product.ok('getInvoiceRun', { params: { syncSetupId, runId } });
      expect(run, JSON.stringify(run.progress)).toSatisfy(isSo);
      return run;
    },
    { timeout: 20_000, interval: 50 },
  );
}
