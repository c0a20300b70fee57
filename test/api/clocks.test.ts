// Clocks that jump, go backwards or differ: what they say is not enough to believe that something was not done.
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import { expectSoundBooks } from '../support/audit.ts';
import {
  after,
  documentsOf,
  invoicingSetup,
  onlyDraft,
  readyOfEach,
  startWith,
  until,
  type Where,
} from '../support/invoicing.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

let steadyMs = 0;
const shared = sharedProduct({
  seed: { bookings: 60, customers: 12 },
  elapsedMs: () => steadyMs,
});
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

async function startInDoubt() {
  const [booking] = await readyOfEach(where, 1);
  if (!booking) throw new Error('Nothing is ready');
  where.product.faults.replace([
    { service: 'businessCentral', path: '$batch', kind: 'cut', times: 1 },
  ]);
  const run = await startWith(where, [booking]);
  await until(where, run.id, ({ progress }) => progress.checking === 1);
  return run;
}

/** The clock has moved by so much, and everything that this makes due has been looked at. */
async function lookedAfter(milliseconds: number, runId: string): Promise<void> {
  await after(where, milliseconds);
  await until(where, runId, ({ drafts: [draft] }) => {
    const next = Date.parse(draft?.checkAgainAt ?? '');
    return draft?.state !== 'checking' || next > where.product.clock.now();
  });
}

test.each([60 * 60_000, -60 * 60_000])(
  'D5 a clock that jumps by %i ms does not turn a silence into an absence',
  async (jumpMs) => {
    const run = await startInDoubt();
    steadyMs += 30_000;
    await after(where, jumpMs);
    // Backwards nothing is due before the clock is where it was.
    await lookedAfter(jumpMs < 0 ? -jumpMs + 60_000 : 60_000, run.id);
    const draft = onlyDraft(await until(where, run.id, () => true));
    expect(draft.state).toBe('checking');
    expect(documentsOf(where, draft)).toEqual([]);
    steadyMs += settleWindowMs;
    await after(where, settleWindowMs + 60_000);
    const done = onlyDraft(await until(where, run.id));
    expect(done.state).toBe('drafted');
    expect(documentsOf(where, done)).toHaveLength(1);
  },
);

test('D6 where the ledger cannot be written nothing is sent', async () => {
  const { product } = where;
  const bookings = await readyOfEach(where, 2);
  const scope = { service: 'businessCentral', path: '$batch', times: 1 } as const;
  product.faults.replace([{ ...scope, kind: 'status', status: 429, retryAfter: 60 }]);
  const { id } = await startWith(where, bookings);
  await until(
    where,
    id,
    ({ drafts }) =>
      product.faults.list().length === 0 && drafts.every(({ state }) => state === 'planned'),
  );
  await sql`create function is_full() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device'; end $$`.execute(
    product.db,
  );
  await sql`create trigger is_full before update on sales_invoice_drafts
    for each row execute function is_full()`.execute(product.db);
  product.requests.length = 0;
  await after(where, 61_000);
  const failedJobs = async () =>
    (
      await sql<{ count: number }>`select count(*)::int as count from pgboss.job
      where name = 'invoice-run' and state in ('retry', 'failed')`.execute(product.db)
    ).rows[0]?.count;
  await expect.poll(failedJobs, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(product.requests.filter(({ path }) => path.endsWith('$batch'))).toEqual([]);
  await sql`drop trigger is_full on sales_invoice_drafts`.execute(product.db);
  await after(where, 60_000);
  expect((await until(where, id)).progress).toMatchObject({ drafted: 2 });
});
