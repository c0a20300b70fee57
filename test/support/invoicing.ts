import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { CreateInvoicePreview, InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import type { Booking } from '../../api/contract/bookings.ts';
import type { InvoiceRun, SalesInvoiceDraft } from '../../api/contract/invoiceRuns.ts';
import type { Product } from './product.ts';

export type Where = { product: Product; syncSetupId: string };

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
  const counted = Map.groupBy(ready, ({ customer }) => customer?.id);
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

/** The one draft of a run. */
export function onlyDraft({ drafts }: InvoiceRun): SalesInvoiceDraft {
  const [draft] = drafts;
  if (!draft || drafts.length > 1) throw new Error(`The run has ${drafts.length} drafts`);
  return draft;
}
