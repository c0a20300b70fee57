// What was refused, or given up, is sent once more in a run of its own.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Booking } from '../../api/contract/bookings.ts';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { expectSoundBooks } from '../support/audit.ts';
import { letAlexIn } from '../support/colleague.ts';
import {
  documentsOf,
  invoice,
  invoicingSetup,
  readyOfEach,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { onBothProducts } from '../support/sharedProduct.ts';
import type { Input } from '../support/product.ts';

onBothProducts({ seed: { bookings: 120, customers: 30 } }, (shared) => {
  let where: Where;

  beforeAll(async () => {
    letAlexIn(shared.product);
    where = await invoicingSetup(shared.product);
  });

  afterEach(() => expectSoundBooks(where));

  function block(booking: Booking | undefined, blocked: '' | 'All'): void {
    where.product.world.customers.patch(booking?.customer?.id ?? '', { blocked });
  }

  /** A run of which the first draft is refused, until its customer is not blocked any more. */
  async function failedRun(count: number) {
    const bookings = await readyOfEach(where, count);
    block(bookings[0], 'All');
    const run = await invoice(where, bookings);
    expect(run.progress).toMatchObject({ drafted: count - 1, rejected: 1 });
    return { run, bookings, refused: bookings[0] };
  }

  function asked(runId: string, key: string, body = {}): Input<'retryInvoiceRun'> {
    const params = { syncSetupId: where.syncSetupId, runId };
    return { params, body, headers: { 'idempotency-key': key } };
  }

  function retry(runId: string, key: string = randomUUID(), body = {}): Promise<InvoiceRun> {
    return where.product.ok('retryInvoiceRun', asked(runId, key, body));
  }

  test('H1 what was refused is made once its cause is mended, and nothing else is touched', async () => {
    const { run, refused } = await failedRun(3);
    block(refused, '');
    const again = await retry(run.id);
    expect(again).toMatchObject({ retryOf: run.id, totals: { bookings: 1 }, leftOut: [] });
    const done = await until(where, again.id);
    expect(done.progress).toMatchObject({ drafts: 1, drafted: 1 });
    expect(await stateOf(where, refused?.id ?? '')).toBe('inDraft');
    const before = await until(where, run.id);
    expect(before).toMatchObject({ retriedBy: again.id, progress: { drafted: 2, rejected: 1 } });
    for (const draft of before.drafts) {
      expect(documentsOf(where, draft)).toHaveLength(draft.state === 'drafted' ? 1 : 0);
    }
  });

  test('A1 a double click on retry starts one run', async () => {
    const { run, refused } = await failedRun(1);
    block(refused, '');
    const key = randomUUID();
    const [one, other] = await Promise.all([retry(run.id, key), retry(run.id, key)]);
    expect(one.id).toBe(other.id);
    await until(where, one.id);
    const reused = await where.product.refused(
      'retryInvoiceRun',
      asked(run.id, key, { confirmations: ['bookingOld'] }),
    );
    expect(reused).toMatchObject({ status: 422, error: { code: 'idempotencyKeyReused' } });
  });

  test('A3 a booking that a colleague invoiced meanwhile is left out', async () => {
    const { run, refused } = await failedRun(1);
    block(refused, '');
    await invoice({ ...where, as: 'alex' }, refused ? [refused] : []);
    const answer = await where.product.refused('retryInvoiceRun', asked(run.id, randomUUID()));
    expect(answer).toMatchObject({ status: 409, error: { code: 'nothingToInvoice' } });
  });

  test('E2 what changed since it was reviewed is left out, and the rest goes on', async () => {
    const { product, syncSetupId } = where;
    const bookings = await readyOfEach(where, 2);
    for (const booking of bookings) block(booking, 'All');
    const run = await invoice(where, bookings);
    for (const booking of bookings) block(booking, '');
    const [changed, same] = bookings;
    const params = { syncSetupId, bookingId: changed?.id ?? '' };
    await product.ok('updateBooking', { params, body: { amount: '1.23' } });
    const again = await until(where, (await retry(run.id)).id);
    expect(again.leftOut).toMatchObject([
      { bookingId: changed?.id, reason: 'changedSincePreview' },
    ]);
    expect(again.drafts.flatMap(({ lines }) => lines.flatMap((line) => line.bookingIds))).toEqual([
      same?.id,
    ]);
  });

  test('only the drafts that are named are sent again', async () => {
    const bookings = await readyOfEach(where, 2);
    for (const booking of bookings) block(booking, 'All');
    const run = await invoice(where, bookings);
    for (const booking of bookings) block(booking, '');
    const [first] = run.drafts;
    const again = await retry(run.id, randomUUID(), { draftIds: [first?.id ?? ''] });
    expect(again.drafts.map(({ customer }) => customer.id)).toEqual([first?.customer.id]);
    await until(where, again.id);
  });

  test('what fails again is refused again, and may be tried once more', async () => {
    const { run, refused } = await failedRun(1);
    const again = await until(where, (await retry(run.id)).id);
    expect(again.drafts).toMatchObject([
      { state: 'rejected', problem: { code: 'customerBlocked' } },
    ]);
    block(refused, '');
    const third = await until(where, (await retry(again.id)).id);
    expect(third).toMatchObject({ retryOf: again.id, progress: { drafted: 1 } });
  });

  test('J1 a run of another organisation cannot be tried again', async () => {
    const answer = await where.product.refused(
      'retryInvoiceRun',
      asked(randomUUID(), randomUUID()),
    );
    expect(answer).toMatchObject({ status: 404, error: { code: 'notFound' } });
  });
});
