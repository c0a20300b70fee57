// Somebody stops a run: what is made stays, what is not sent is given up, what is in doubt is found out first.
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Booking } from '../../api/contract/bookings.ts';
import type { InvoiceRun, SalesInvoiceDraft } from '../../api/contract/invoiceRuns.ts';
import { asId } from '../../api/domain/ids.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import type { FaultRuleInput } from '../../simulator/faults.ts';
import { expectSoundBooks } from '../support/audit.ts';
import {
  after,
  bookingsOf,
  documentsOf,
  invoicingSetup,
  readyOfEach,
  startWith,
  until,
  untilPaused,
  type Where,
} from '../support/invoicing.ts';
import { onBothProducts } from '../support/sharedProduct.ts';

const batch = { service: 'businessCentral', path: '$batch' } as const;
const busy = { ...batch, kind: 'status', status: 429, retryAfter: 600 } as const;

const isNotSending = ({ state }: SalesInvoiceDraft): boolean => state !== 'sending';

onBothProducts({ seed: { bookings: 120, customers: 30 } }, (shared) => {
  let where: Where;

  beforeAll(async () => {
    where = await invoicingSetup(shared.product);
  });

  afterEach(async () => {
    shared.product.faults.clear();
    await expectSoundBooks(where);
  });

  /** A run that is under way, for `count` customers, while Business Central behaves as told. */
  async function running(count: number, faults: FaultRuleInput[]) {
    const bookings = await readyOfEach(where, count);
    where.product.faults.replace(faults);
    const { id } = await startWith(where, bookings);
    return { id, bookings };
  }

  function stop(runId: string): Promise<InvoiceRun> {
    const { product, syncSetupId } = where;
    return product.ok('stopInvoiceRun', { params: { syncSetupId, runId } });
  }

  async function statesOf(bookingIds: readonly string[]): Promise<Booking['state'][]> {
    const all = await bookingsOf(where);
    return all.flatMap(({ id, state }) => (bookingIds.includes(id) ? [state] : []));
  }

  test('H5 stop keeps what is made and leaves nothing half', async () => {
    const { faults } = where.product;
    const { id } = await running(12, [{ ...batch, kind: 'delay', delayMs: 0, times: 1 }, busy]);
    await untilPaused(where, id, 1);
    const before = await until(where, id, ({ drafts }) => drafts.every(isNotSending));
    expect(before.progress.drafted).toBeGreaterThan(0);
    expect((await stop(id)).progress).toMatchObject({ waiting: 0 });
    // Where a price was being corrected and that was not answered, it is found out now.
    faults.clear();
    await after(where, 60_000);
    const stopped = await until(where, id);
    expect(stopped.progress.drafted).toBeGreaterThanOrEqual(before.progress.drafted);
    expect(stopped.progress.rejected).toBeGreaterThan(0);
    for (const draft of stopped.drafts) {
      const isMade = draft.state === 'drafted';
      expect(documentsOf(where, draft)).toHaveLength(isMade ? 1 : 0);
      if (!isMade) expect(draft.problem?.code).toBe('stoppedByUser');
      const bookingIds = draft.lines.flatMap((line) => line.bookingIds);
      const states = await statesOf(bookingIds);
      expect(new Set(states)).toEqual(new Set([isMade ? 'inDraft' : 'ready']));
    }
  });

  test('H5 what is on its way when somebody stops is made as it was sent', async () => {
    const { product } = where;
    product.requests.length = 0;
    const { id } = await running(2, [{ ...batch, kind: 'delay', delayMs: 1_500, times: 1 }]);
    const isSent = () => product.requests.some(({ path }) => path.endsWith('$batch'));
    await expect.poll(isSent, { timeout: 20_000, interval: 5 }).toBe(true);
    const stopping = await stop(id);
    expect(stopping.state).toBe('stopping');
    await expect
      .poll(() => stopping.drafts.flatMap((draft) => documentsOf(where, draft)).length, {
        timeout: 20_000,
      })
      .toBe(2);
    await after(where, 60_000);
    expect((await until(where, id)).progress).toMatchObject({ drafted: 2, rejected: 0 });
  });

  test('H5 what is in doubt is found out before a stopped run is finished', async () => {
    const { product } = where;
    const { id } = await running(2, [
      { ...batch, kind: 'answerLost', times: 1 },
      { ...batch, method: 'GET', path: 'salesInvoices', kind: 'status', status: 503 },
      busy,
    ]);
    await until(where, id, ({ progress }) => progress.checking === 2);
    expect((await stop(id)).state).toBe('stopping');
    product.faults.clear();
    await after(where, 60_000);
    expect((await until(where, id)).progress).toMatchObject({ drafted: 2, rejected: 0 });
  });

  test('H5 what turns out not to have been done is not sent after the stop', async () => {
    const { id, bookings } = await running(2, [{ ...batch, kind: 'cut', times: 1 }, busy]);
    await until(where, id, ({ progress }) => progress.checking === 2);
    expect(await stop(id)).toMatchObject({ state: 'stopping', progress: { checking: 2 } });
    await after(where, settleWindowMs + 60_000);
    const stopped = await until(where, id);
    expect(stopped.progress).toMatchObject({ drafted: 0, rejected: 2 });
    expect(stopped.drafts.flatMap((draft) => documentsOf(where, draft))).toEqual([]);
    expect(await statesOf(bookings.map((booking) => booking.id))).toEqual(['ready', 'ready']);
  });

  test('to stop a run twice, or one that is finished, changes nothing', async () => {
    const { id } = await running(1, [busy]);
    await untilPaused(where, id, 1);
    const first = await stop(id);
    expect(first).toMatchObject({ state: 'finished', progress: { rejected: 1 } });
    expect(await stop(id)).toEqual(first);
  });

  test('the journal says who stopped the run', async () => {
    const { id } = await running(1, [busy]);
    await stop(id);
    await until(where, id);
    const entries = await where.product.db
      .selectFrom('journal')
      .select(['kind', 'actor'])
      .where('run_id', '=', asId<'invoiceRun'>(id))
      .orderBy('seq')
      .execute();
    const { userId } = await where.product.ok('getMe');
    expect(entries).toContainEqual({ kind: 'invoiceRunStopped', actor: userId });
    expect(entries.at(-1)?.kind).toBe('invoiceRunFinished');
  });
});
