// `npm run kills`: the process is killed by SIGKILL at random moments while it makes drafts, and started again, over
// and over. What stands in Business Central and in the ledger afterwards is the same as if nothing had happened.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import { seededRandom } from '../../simulator/random.ts';
import { spawnApiToKill, startRunIn } from '../support/apiToKill.ts';
import { expectSoundBooks } from '../support/audit.ts';
import { newDatabaseUrl } from '../support/database.ts';
import {
  after,
  bookingsOf,
  documentsOf,
  invoicingSetup,
  preview,
  until,
} from '../support/invoicing.ts';
import type { Where } from '../support/invoicing.ts';
import { startProduct } from '../support/product.ts';

const kills = Number(process.env['KILLS'] ?? '50');
const draftsInRun = 300;

/** Long enough for some batches; every fifth process is killed while it starts. */
const longestLifeMs = 900;
const longestStartMs = 3_000;

test.each([
  ['PGlite', temporaryFolder],
  ['Postgres', newDatabaseUrl],
])(
  `D1 after ${kills} kills during runs of ${draftsInRun} drafts, every draft exists once, on %s`,
  async (database, databaseOf) => {
    const where = await manyBookings(await databaseOf());
    const random = seededRandom(Date.now());
    const runs = await killOver(where, random);
    await where.product.start();
    await after(where, settleWindowMs + 60_000);
    const finished = await Promise.all(runs.map((run) => until(where, run.id)));
    for (const run of finished) expectReceipt(where, run);
    await expectSoundBooks(where);
    const drafts = finished.flatMap((run) => run.drafts);
    process.stdout.write(
      `${database}: ${kills} kills, ${finished.length} runs, ${drafts.length} drafts, each there once\n`,
    );
    expect(drafts.length).toBeGreaterThan(0);
  },
);

async function temporaryFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-kills-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One draft for each booking, and a Business Central that takes its time. */
async function manyBookings(database: string): Promise<Where> {
  const seed = { bookings: 2_000, customers: 80 };
  const product = await startProduct({ database, seed });
  const where = await invoicingSetup(product);
  const params = { syncSetupId: where.syncSetupId };
  const { etag, settings } = await product.ok('getSyncSetup', { params });
  await product.ok('updateSyncSetup', {
    params,
    headers: { 'if-match': etag },
    body: { settings: { ...settings, grouping: 'booking' } },
  });
  product.faults.replace([
    { service: 'businessCentral', path: '$batch', kind: 'delay', delayMs: 300 },
  ]);
  return where;
}

/** Starts the next run whenever the one before is finished; answers all runs. */
async function killOver(
  where: Where,
  random: ReturnType<typeof seededRandom>,
): Promise<InvoiceRun[]> {
  const reviewed = await reviewAll(where);
  const runs: InvoiceRun[] = [];
  await where.product.stop();
  for (let killed = 0; killed < kills; killed += 1) {
    const api = spawnApiToKill(where.product);
    if (killed % 5 === 4) {
      await wait(random.between(0, longestStartMs));
    } else {
      await api.serves();
      const next = reviewed[runs.length];
      const run = runs.at(-1);
      const origin = api.origin();
      if (next && (!run || (await isFinished(where, { origin, run }))))
        runs.push(await startRunIn(origin, next, where));
      await wait(random.between(0, longestLifeMs));
    }
    await api.kill();
  }
  return runs;
}

/** Reviews ready bookings, as many at a time as a run is to have drafts. */
async function reviewAll(where: Where): Promise<InvoicePreview[]> {
  const ready = (await bookingsOf(where)).filter(
    ({ state, confirmations }) => state === 'ready' && confirmations.length === 0,
  );
  const ids = ready.map(({ id }) => id);
  const previews: InvoicePreview[] = [];
  for (let first = 0; first + draftsInRun <= ids.length; first += draftsInRun) {
    const bookingIds = ids.slice(first, first + draftsInRun);
    previews.push(await preview(where, { bookingIds }));
  }
  expect(previews.length).toBeGreaterThan(0);
  return previews;
}

async function isFinished(
  { product }: Where,
  { origin, run }: { origin: string; run: InvoiceRun },
): Promise<boolean> {
  const token = await product.token('megan');
  const address = `${origin}/api/sync-setups/${run.syncSetupId}/invoice-runs/${run.id}`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  return InvoiceRun.parse(await response.json()).state === 'finished';
}

/** Every draft of the receipt stands in Business Central once, under the number that the receipt tells. */
function expectReceipt(where: Where, { drafts, progress }: InvoiceRun): void {
  expect(progress).toMatchObject({ drafts: drafts.length, checking: 0, waiting: 0, rejected: 0 });
  for (const draft of drafts) {
    const numbers = documentsOf(where, draft).map(({ number }) => number);
    expect(numbers).toEqual([draft.salesInvoice?.number]);
  }
}
