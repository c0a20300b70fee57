import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { CreateInvoicePreview, InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import type { Booking } from '../../api/contract/bookings.ts';
import type { InvoiceRun, SalesInvoiceDraft } from '../../api/contract/invoiceRuns.ts';
import { asId } from '../../api/domain/ids.ts';
import { groupBy } from '../../api/domain/groupBy.ts';
import type { SalesInvoice as BooksInvoice } from '../../simulator/businessCentral/records.ts';
import type { Person, Product } from './product.ts';
import { readySetup } from './readySetup.ts';

/** A setup, and who works in it: Megan, unless somebody else is named. */
export type Where = { product: Product; syncSetupId: string; as?: Person };

/**
 * A setup in which everything can be invoiced, in a company that never invoiced before. Nothing happens by the clock,
 * so that tests can move it.
 */
export async function invoicingSetup(product: Product): Promise<Where> {
  const { salesInvoices, salesInvoiceLines } = product.world;
  for (const { id } of salesInvoices.list()) salesInvoices.remove(id);
  for (const { id } of salesInvoiceLines.list()) salesInvoiceLines.remove(id);
  const { id: syncSetupId } = await readySetup(product);
  const params = { syncSetupId };
  // Links do not change the setup, so that its first etag is its present one.
  const { etag } = await product.ok('getSyncSetup', { params });
  const headers = { 'if-match': etag };
  await product.ok('updateSyncSetup', { params, headers, body: { intervalMinutes: null } });
  return { product, syncSetupId };
}

export function preview(
  { product, syncSetupId, as = 'megan' }: Where,
  chosen: CreateInvoicePreview = { filter: { view: 'ready' } },
): Promise<InvoicePreview> {
  return product.ok('createInvoicePreview', { as, params: { syncSetupId }, body: chosen });
}

/** Starts what a preview shows, with everything confirmed. */
export function start(
  { product, syncSetupId, as = 'megan' }: Where,
  { id, hash, confirmations }: InvoicePreview,
  key: string = randomUUID(),
): Promise<InvoiceRun> {
  return product.ok('startInvoiceRun', {
    as,
    params: { syncSetupId },
    body: { previewId: id, hash, confirmations },
    headers: { 'idempotency-key': key },
  });
}

/** Waits until a run is as wanted, and answers it. */
export async function until(
  { product, syncSetupId, as = 'megan' }: Where,
  runId: string,
  isSo: (run: InvoiceRun) => boolean = ({ state }) => state === 'finished',
): Promise<InvoiceRun> {
  return vi.waitFor(
    async () => {
      const run = await product.ok('getInvoiceRun', { as, params: { syncSetupId, runId } });
      expect(run, JSON.stringify(run.progress)).toSatisfy(isSo);
      return run;
    },
    { timeout: 60_000, interval: 50 },
  );
}

/** Waits until so many drafts of a run are planned for later, as Business Central asked. */
export async function untilPaused({ product }: Where, runId: string, count: number): Promise<void> {
  const paused = product.db
    .selectFrom('sales_invoice_drafts')
    .select('id')
    .where('run_id', '=', asId<'invoiceRun'>(runId))
    .where('state', '=', 'planned')
    .where('check_again_at', 'is not', null);
  const counted = async (): Promise<number> => (await paused.execute()).length;
  await expect.poll(counted, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
}

/** All bookings of a setup with their states. */
export async function bookingsOf({ product, syncSetupId }: Where): Promise<Booking[]> {
  const query = { view: 'all', limit: 1000 } as const;
  const { bookings } = await product.ok('listBookings', { params: { syncSetupId }, query });
  return bookings;
}

/** Ready bookings, none of which needs to be confirmed; `count` of them, each of another customer. */
export async function readyOfEach(where: Where, count: number): Promise<Booking[]> {
  const ready = (await bookingsOf(where)).filter(
    ({ state, confirmations }) => state === 'ready' && confirmations.length === 0,
  );
  const first = new Map(ready.toReversed().map((booking) => [booking.customer?.id, booking]));
  expect(first.size, 'customers with ready bookings').toBeGreaterThanOrEqual(count);
  return [...first.values()].slice(0, count);
}

/** The ready bookings of the customer who has the most of them, at least two. */
export async function readyOfOne(where: Where): Promise<Booking[]> {
  const ready = (await bookingsOf(where)).filter(({ state }) => state === 'ready');
  const counted = groupBy(ready, ({ customer }) => customer?.id);
  const [most = []] = [...counted.values()].toSorted((one, other) => other.length - one.length);
  expect(most.length, 'ready bookings of one customer').toBeGreaterThan(1);
  return most;
}

export async function stateOf(where: Where, bookingId: string): Promise<Booking['state'] | null> {
  return (await bookingsOf(where)).find(({ id }) => id === bookingId)?.state ?? null;
}

/** Reviews some bookings and starts what was reviewed. */
export async function startWith(
  where: Where,
  bookings: readonly { id: string }[],
): Promise<InvoiceRun> {
  return start(where, await preview(where, { bookingIds: bookings.map(({ id }) => id) }));
}

/** Reviews, starts, and waits until all is settled. */
export async function invoice(
  where: Where,
  bookings: readonly { id: string }[],
): Promise<InvoiceRun> {
  const started = await startWith(where, bookings);
  return until(where, started.id);
}

/** Moves the clock, and lets happen what is due by then. */
export async function after({ product }: Where, milliseconds: number): Promise<void> {
  product.clock.advance(milliseconds);
  await product.tick();
}

/** The documents of Business Central that bear the marker of a draft. */
export function documentsOf({ product }: Where, { marker }: SalesInvoiceDraft): BooksInvoice[] {
  return product.world.salesInvoices.filter((one) => one.externalDocumentNumber === marker);
}

/** The one draft of a run. */
export function onlyDraft({ drafts }: InvoiceRun): SalesInvoiceDraft {
  const [draft] = drafts;
  if (!draft || drafts.length > 1) throw new Error(`The run has ${drafts.length} drafts`);
  return draft;
}
