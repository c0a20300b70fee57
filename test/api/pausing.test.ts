// What people stop: one customer, or all writing for a setup; and what stops by itself so that the others can go on.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { expectSoundBooks } from '../support/audit.ts';
import {
  after,
  bookingsOf,
  documentsOf,
  invoice,
  invoicingSetup,
  onlyDraft,
  readyOfEach,
  startWith,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 90, customers: 20 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

async function stopWriting(writingStopped: boolean): Promise<void> {
  const { product, syncSetupId } = where;
  const params = { syncSetupId };
  const { etag } = await product.ok('getSyncSetup', { params });
  const headers = { 'if-match': etag };
  const setup = await product.ok('updateSyncSetup', { params, headers, body: { writingStopped } });
  expect(setup.writingStopped).toBe(writingStopped);
}

/** A run that Business Central asked to come back later. */
async function pausedRun(count: number) {
  const bookings = await readyOfEach(where, count);
  where.product.faults.replace([
    {
      service: 'businessCentral',
      path: '$batch',
      kind: 'status',
      status: 429,
      retryAfter: 60,
      times: 1,
    },
  ]);
  const { id } = await startWith(where, bookings);
  await until(
    where,
    id,
    ({ drafts }) =>
      where.product.faults.list().length === 0 && drafts.every(({ state }) => state === 'planned'),
  );
  return { id, bookings };
}

test('nothing is written for a setup whose writing is stopped, and all of it when that is over', async () => {
  const { id } = await pausedRun(2);
  await stopWriting(true);
  where.product.requests.length = 0;
  await after(where, 61_000);
  const waiting = await until(where, id, ({ state }) => state === 'waiting');
  expect(waiting.waitingFor).toBe('writing');
  expect(where.product.requests.filter(({ path }) => path.endsWith('$batch'))).toEqual([]);
  await where.product.tick();
  expect((await until(where, id, () => true)).state).toBe('waiting');
  await stopWriting(false);
  const done = await until(where, id);
  expect(done.progress).toMatchObject({ drafted: 2 });
});

test('a customer can be paused in the middle of a run, and the others go on', async () => {
  const { id, bookings } = await pausedRun(3);
  const customerId = bookings[1]?.customer?.id ?? '';
  const params = { syncSetupId: where.syncSetupId, customerId };
  await where.product.ok('pauseCustomer', { params });
  await after(where, 61_000);
  const run = await until(where, id);
  expect(run.progress).toMatchObject({ drafted: 2, rejected: 1 });
  expect(run.drafts.find(({ state }) => state === 'rejected')).toMatchObject({
    customer: { id: customerId },
    problem: { code: 'customerPaused' },
  });
  const paused = (await bookingsOf(where)).find((one) => one.id === bookings[1]?.id);
  expect(paused).toMatchObject({ state: 'needsAttention', problems: ['customerPaused'] });
  await where.product.ok('resumeCustomer', { params });
  expect(await stateOf(where, bookings[1]?.id ?? '')).toBe('ready');
  expect(await where.product.refused('resumeCustomer', { params })).toMatchObject({ status: 404 });
});

test('H3 what was made before Business Central went down stays, the rest follows when it is back', async () => {
  const bookings = await readyOfEach(where, 14);
  where.product.faults.replace([
    { service: 'businessCentral', path: '$batch', kind: 'delay', delayMs: 0, times: 1 },
    { service: 'businessCentral', kind: 'status', status: 503 },
  ]);
  const run = await startWith(where, bookings);
  const broken = await until(
    where,
    run.id,
    ({ progress }) => progress.drafted > 0 && progress.checking > 0,
  );
  expect(broken.progress.drafted + broken.progress.checking + broken.progress.waiting).toBe(14);
  where.product.faults.clear();
  await after(where, 10_000);
  await after(where, 21 * 60_000);
  const done = await until(where, run.id);
  expect(done.progress).toMatchObject({ drafts: 14, drafted: 14 });
  for (const draft of done.drafts) expect(documentsOf(where, draft)).toHaveLength(1);
});

test('H4 a draft that cannot even be written down is refused, and the others of its batch are made', async () => {
  const { id } = await pausedRun(3);
  const { id: poisonous, lines: own = [] } = (await until(where, id, () => true)).drafts[1] ?? {};
  const restore = await poison(poisonous ?? '', toSend);
  await after(where, 61_000);
  const run = await until(where, id);
  expect(run.progress).toMatchObject({ drafted: 2, rejected: 1 });
  expect(run.drafts.find(({ state }) => state === 'rejected')?.id).toBe(poisonous);
  await restore();
  expect(onlyDraft(await invoice(where, [{ id: own[0]?.bookingIds[0] ?? '' }])).state).toBe(
    'drafted',
  );
});

test('H4 a draft that fails whoever deals with it is come back to less and less often, and shown', async () => {
  const { product } = where;
  const bookings = await readyOfEach(where, 3);
  product.faults.replace([
    { service: 'businessCentral', path: '$batch', kind: 'answerLost', times: 1 },
  ]);
  const { id } = await startWith(where, bookings);
  const doubtful = await until(where, id, ({ progress }) => progress.checking === 3);
  const poisonous = doubtful.drafts[1]?.id ?? '';
  const restore = await poison(poisonous, toCorrect);
  const draftOf = async () =>
    (await until(where, id, () => true)).drafts.find((each) => each.id === poisonous);
  for (const minutes of [1, 5, 20, 60, 240]) {
    const before = (await draftOf())?.checkAgainAt;
    await after(where, minutes * 60_000);
    await expect
      .poll(async () => (await draftOf())?.checkAgainAt, { timeout: 20_000 })
      .not.toBe(before);
  }
  expect(await draftOf()).toMatchObject({
    state: 'checking',
    problem: { code: 'cannotBeHandled' },
  });
  expect((await until(where, id, () => true)).progress).toMatchObject({ drafted: 2, checking: 1 });
  await restore();
  await after(where, 7 * 60 * 60_000);
  const done = await until(where, id);
  expect(done.progress).toMatchObject({ drafted: 3 });
  expect(done.drafts.map(({ problem }) => problem)).toEqual([null, null, null]);
});

const toSend = /"(unit|base)Price":"[^"]*"/g;
const toCorrect = /"(base)Price":"[^"]*"/g;

/**
 * Gives the lines of a draft prices with more digits than can be sent: those to send, or those to which they would be
 * corrected. Answers how to take that back.
 */
async function poison(draftId: string, prices: RegExp): Promise<() => Promise<void>> {
  const { db } = where.product;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- To the database every id is text.
  const id = draftId as never;
  const { lines } = await db
    .selectFrom('sales_invoice_drafts')
    .select('lines')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const write = async (text: string): Promise<void> => {
    await db
      .updateTable('sales_invoice_drafts')
      .set({ lines: text })
      .where('id', '=', id)
      .execute();
  };
  const sound = JSON.stringify(lines);
  const price = '123456789012345.1234567891';
  await write(sound.replaceAll(prices, `"$1Price":"${price}"`));
  return () => write(sound);
}
