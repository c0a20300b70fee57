// The product's own database fails in the middle: nothing is sent that is not on record, and what was sent is found.
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import { expectSoundBooks } from '../support/audit.ts';
import {
  after,
  documentsOf,
  invoicingSetup,
  preview,
  readyOfEach,
  startWith,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { onBothProducts } from '../support/sharedProduct.ts';

const overTheWindow = settleWindowMs + 60_000;

onBothProducts({ seed: { bookings: 90, customers: 20 } }, (shared) => {
  let where: Where;

  beforeAll(async () => {
    where = await invoicingSetup(shared.product);
    const { db } = shared.product;
    // A sequence counts on where a transaction is rolled back.
    await sql`create sequence refused_writes minvalue 0`.execute(db);
    await sql`create function disk_is_full() returns trigger language plpgsql as $$ begin
      perform nextval('refused_writes');
      raise exception 'could not extend file: No space left on device' using errcode = '53100';
    end $$`.execute(db);
  });

  beforeEach(async () => {
    shared.product.requests.length = 0;
    await sql`alter sequence refused_writes restart`.execute(shared.product.db);
  });

  afterEach(async () => {
    shared.product.faults.clear();
    await expectSoundBooks(where);
  });

  /** From now on nothing can be written of one kind; the answer makes room again. */
  async function fillDisk(table: string, when: string): Promise<() => Promise<void>> {
    const { db } = shared.product;
    await sql`create trigger full_disk before insert or update on ${sql.table(table)}
      for each row when (${sql.raw(when)}) execute function disk_is_full()`.execute(db);
    return async () => {
      await sql`drop trigger full_disk on ${sql.table(table)}`.execute(db);
    };
  }

  /** Waits until the product tried to write what it cannot. */
  async function untilRefused(): Promise<void> {
    const { db } = shared.product;
    const refused = sql<{ called: boolean }>`select is_called as called from refused_writes`;
    const isCalled = async () => (await refused.execute(db)).rows[0]?.called;
    await expect.poll(isCalled, { timeout: 20_000 }).toBe(true);
  }

  const writes = (): number =>
    shared.product.requests.filter(({ path }) => path.endsWith('$batch')).length;

  async function expectEachOnce(runId: string): Promise<void> {
    const { drafts, progress } = await until(where, runId);
    expect(progress).toMatchObject({ drafted: drafts.length });
    for (const draft of drafts)
      expect(documentsOf(where, draft)).toMatchObject([{ id: draft.salesInvoice?.id }]);
  }

  async function startSome(count: number): Promise<InvoiceRun> {
    return startWith(where, await readyOfEach(where, count));
  }

  test.each([
    ['the intent', 'sales_invoice_drafts', `new.state = 'sending'`],
    ['its journal entry', 'journal', `new.kind = 'draftSending'`],
  ])('D6 where %s cannot be stored nothing is sent', async (_, table, when) => {
    const makeRoom = await fillDisk(table, when);
    const run = await startSome(2);
    await untilRefused();
    await until(where, run.id, ({ progress }) => progress.waiting === 2);
    await after(where, overTheWindow);
    expect(writes()).toBe(0);
    await makeRoom();
    await after(where, 60_000);
    await expectEachOnce(run.id);
  });

  test('D6 where a claim cannot be stored no run is started, and nothing is claimed', async () => {
    const [booking] = await readyOfEach(where, 1);
    if (!booking) throw new Error('nothing is ready');
    const { id, hash } = await preview(where, { bookingIds: [booking.id] });
    const makeRoom = await fillDisk('claims', 'true');
    const refused = await where.product.refused('startInvoiceRun', {
      params: { syncSetupId: where.syncSetupId },
      body: { previewId: id, hash },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(refused).toMatchObject({ status: 500, error: { code: 'internal' } });
    await makeRoom();
    expect(await stateOf(where, booking.id)).toBe('ready');
    expect(writes()).toBe(0);
    await expectEachOnce((await startWith(where, [booking])).id);
  });

  test.each([
    ['the result', 'sales_invoice_drafts', `new.state = 'drafted'`],
    ['its journal entry', 'journal', `new.kind = 'draftCreated'`],
  ])('B8 where %s cannot be stored the draft is found again', async (_, table, when) => {
    const makeRoom = await fillDisk(table, when);
    const run = await startSome(2);
    await untilRefused();
    for (const draft of run.drafts) expect(documentsOf(where, draft)).toHaveLength(1);
    const seen = await until(where, run.id, () => true);
    expect(seen.progress).toMatchObject({ drafted: 0, rejected: 0 });
    await after(where, 60_000);
    await makeRoom();
    await after(where, overTheWindow);
    await expectEachOnce(run.id);
  });

  test('H6 no step is told as done that is not stored', async () => {
    const makeRoom = await fillDisk('journal', `new.kind = 'draftCreated'`);
    const run = await startSome(1);
    await untilRefused();
    for (const draft of run.drafts) expect(documentsOf(where, draft)).toHaveLength(1);
    const seen = await until(where, run.id, () => true);
    expect(seen.drafts.map(({ state, salesInvoice }) => [state, salesInvoice])).not.toContainEqual([
      'drafted',
      expect.anything(),
    ]);
    expect(seen.state).toBe('running');
    await makeRoom();
    await after(where, overTheWindow);
    await expectEachOnce(run.id);
  });
});
