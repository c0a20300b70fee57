// Answers that are lost, late or unclear: nothing is invoiced twice, and nothing is forgotten.
import { beforeAll, beforeEach, afterEach, expect, test, vi } from 'vitest';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import type { FaultRuleInput } from '../../simulator/faults.ts';
import { expectSoundBooks, linesOf } from '../support/audit.ts';
import { inBusinessCentral } from '../support/colleague.ts';
import {
  after,
  bookingsOf,
  documentsOf,
  invoicingSetup,
  onlyDraft,
  readyOfEach,
  startWith,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { syncAgain } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 120, customers: 24 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

beforeEach(() => shared.product.faults.clear());

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

type Trouble =
  | { kind: 'answerLost' | 'cut'; status?: number }
  | { kind: 'status'; status: number; retryAfter?: number; code?: string }
  | { kind: 'changedMeanwhile' };

/** What happens to the next requests that write, one after the other; `null` is no trouble. */
function writesMeet(...troubles: (Trouble | null)[]): void {
  where.product.faults.replace(
    troubles.map((trouble): FaultRuleInput => {
      const scope = { service: 'businessCentral', path: '$batch', times: 1 } as const;
      return trouble ? { ...scope, ...trouble } : { ...scope, kind: 'delay', delayMs: 0 };
    }),
  );
}

const isChecking = ({ progress }: InvoiceRun): boolean => progress.checking > 0;
const isPlanned = ({ drafts }: InvoiceRun): boolean =>
  drafts.every(({ state }) => state === 'planned');
const overTheWindow = settleWindowMs + 60_000;

async function startOne(trouble: Trouble) {
  const [booking] = await readyOfEach(where, 1);
  if (!booking) throw new Error('nothing is ready');
  writesMeet(trouble);
  return { booking, run: await startWith(where, [booking]) };
}

/** Prices with VAT for a customer whose documents are net, which nobody knows before the first one. */
async function startWithPriceToCorrect(name: string) {
  const bookings = (await bookingsOf(where)).filter(
    ({ attendee, state, unitPrice }) =>
      attendee.displayName === name && state === 'ready' && unitPrice === '95',
  );
  return startWith(where, bookings.slice(0, 1));
}

test.each<[string, Trouble]>([
  ['Lynne Robbins', { kind: 'answerLost' }],
  ['Henrietta Müller', { kind: 'cut' }],
])('a corrected price is certain before a draft is done (%s)', async (name, trouble) => {
  writesMeet(null, trouble);
  const run = await startWithPriceToCorrect(name);
  const draft = onlyDraft(await until(where, run.id, isChecking));
  expect(draft.salesInvoice).toBeNull();
  await after(where, 10_000);
  const done = onlyDraft(await until(where, run.id));
  expect(done).toMatchObject({ state: 'drafted', isEstimate: false });
  const [line] = linesOf(where.product, done.salesInvoice?.id ?? '');
  expect(line?.unitPrice).toBe(done.lines[0]?.unitPrice);
  expect(line?.unitPrice).not.toBe('95');
});

test('G3 a draft that a colleague edits before its price is corrected is left as they made it', async () => {
  writesMeet(null, { kind: 'changedMeanwhile' });
  const run = await startWithPriceToCorrect('Theresa Böhm');
  await until(where, run.id, isChecking);
  await after(where, 10_000);
  const draft = onlyDraft(await until(where, run.id));
  expect(draft).toMatchObject({ state: 'changed', problem: { code: 'totalDiffers' } });
  const [line] = linesOf(where.product, draft.salesInvoice?.id ?? '');
  expect(line).toMatchObject({ unitPrice: '95', quantity: '2' });
});

test.each<[string, Trouble]>([
  ['the connection breaks after it was done', { kind: 'answerLost' }],
  ['a gateway gives up after it was done', { kind: 'answerLost', status: 504 }],
  ['the service reports an error after it was done', { kind: 'answerLost', status: 500 }],
  ['a deadlock is reported after it was done', { kind: 'answerLost', status: 400 }],
])('B1 %s: the draft is found again', async (_, trouble) => {
  const { booking, run } = await startOne(trouble);
  const checking = await until(where, run.id, isChecking);
  expect(onlyDraft(checking)).toMatchObject({ state: 'checking', salesInvoice: null });
  expect(onlyDraft(checking).checkAgainAt).not.toBeNull();
  expect(await stateOf(where, booking.id)).toBe('checking');
  await after(where, 10_000);
  const draft = onlyDraft(await until(where, run.id));
  expect(draft.state).toBe('drafted');
  expect(documentsOf(where, draft)).toMatchObject([{ id: draft.salesInvoice?.id }]);
  expect(await stateOf(where, booking.id)).toBe('inDraft');
});

test.each<[string, Trouble]>([
  ['the connection breaks before it was done', { kind: 'cut' }],
  ['the service is not there', { kind: 'status', status: 503 }],
  ['the service reports an error', { kind: 'status', status: 500 }],
  ['a gateway is in trouble', { kind: 'status', status: 502 }],
  ['the service took too long', { kind: 'status', status: 408 }],
])('B3 %s: it is sent again, but only when nothing can come any more', async (_, trouble) => {
  const { run } = await startOne(trouble);
  const draft = onlyDraft(await until(where, run.id, isChecking));
  await after(where, settleWindowMs - 60_000);
  await until(where, run.id, ({ drafts }) => {
    const next = drafts[0]?.checkAgainAt ?? '';
    return Date.parse(next) > where.product.clock.now();
  });
  expect(documentsOf(where, draft)).toEqual([]);
  await after(where, 2 * 60_000);
  expect(onlyDraft(await until(where, run.id)).state).toBe('drafted');
  expect(documentsOf(where, draft)).toHaveLength(1);
});

test('B7 too many requests: it is sent when the service said, and not before', async () => {
  const writes = () => where.product.requests.filter(({ path }) => path.endsWith('$batch')).length;
  const atFirst = writes();
  const { run } = await startOne({ kind: 'status', status: 429, retryAfter: 90 });
  await vi.waitFor(() => expect(writes()).toBeGreaterThan(atFirst), { timeout: 20_000 });
  await until(where, run.id, isPlanned);
  const before = writes();
  await after(where, 60_000);
  const { id: watched } = run;
  await until(where, watched, isPlanned);
  await where.product.tick();
  expect(writes()).toBe(before);
  expect(onlyDraft(await until(where, run.id, isPlanned)).checkAgainAt).toBeNull();
  await after(where, 31_000);
  expect(onlyDraft(await until(where, run.id)).state).toBe('drafted');
  expect(writes()).toBeGreaterThan(before);
});

test('B4 a look-up that fails is no absence', async () => {
  const { booking, run } = await startOne({ kind: 'cut' });
  const draft = onlyDraft(await until(where, run.id, isChecking));
  where.product.faults.replace([
    {
      service: 'businessCentral',
      method: 'GET',
      path: '/salesInvoices',
      kind: 'status',
      status: 501,
    },
  ]);
  await after(where, overTheWindow);
  await until(where, run.id, ({ drafts }) => {
    const next = drafts[0]?.checkAgainAt ?? '';
    return Date.parse(next) > where.product.clock.now();
  });
  expect(await stateOf(where, booking.id)).toBe('checking');
  expect(documentsOf(where, draft)).toEqual([]);
  where.product.faults.clear();
  await after(where, 60_000);
  expect(onlyDraft(await until(where, run.id)).state).toBe('drafted');
  expect(documentsOf(where, draft)).toHaveLength(1);
});

test('B5 what is found twice is kept and shown, until one of the two is gone', async () => {
  const { product, syncSetupId } = where;
  const { booking, run } = await startOne({ kind: 'answerLost' });
  const unknown = onlyDraft(await until(where, run.id, isChecking));
  const [made] = documentsOf(where, unknown);
  if (!made) throw new Error('It was not made');
  const twin = product.world.salesInvoices.put({ ...made, id: crypto.randomUUID(), number: 'S-X' });
  for (const line of product.world.salesInvoiceLines.filter((one) => one.documentId === made.id)) {
    product.world.salesInvoiceLines.put({ ...line, id: crypto.randomUUID(), documentId: twin.id });
  }
  await after(where, 10_000);
  const seen = onlyDraft(await until(where, run.id));
  expect(seen).toMatchObject({ state: 'changed', problem: { code: 'foundTwice' } });
  await syncAgain(product, syncSetupId);
  expect(onlyDraft(await until(where, run.id)).state).toBe('changed');
  await inBusinessCentral(product, 'delete', seen.salesInvoice?.id ?? '');
  await syncAgain(product, syncSetupId);
  const kept = onlyDraft(await until(where, run.id));
  expect(kept).toMatchObject({ state: 'drafted', problem: null });
  expect(documentsOf(where, kept)).toMatchObject([{ id: kept.salesInvoice?.id }]);
  await inBusinessCentral(product, 'delete', kept.salesInvoice?.id ?? '');
  await syncAgain(product, syncSetupId);
  expect(await stateOf(where, booking.id)).toBe('ready');
});

test('B6 of several drafts in one request each has its own fate', async () => {
  const bookings = await readyOfEach(where, 4);
  const { product } = where;
  const blocked = bookings[1]?.customer?.id ?? '';
  product.world.customers.patch(blocked, { blocked: 'Invoice' });
  writesMeet({ kind: 'answerLost' });
  const run = await startWith(where, bookings);
  await until(where, run.id, ({ progress }) => progress.checking === 4);
  await after(where, overTheWindow);
  const ended = await until(where, run.id);
  expect(ended.progress).toMatchObject({ drafted: 3, rejected: 1 });
  expect(ended.drafts.find(({ state }) => state === 'rejected')).toMatchObject({
    customer: { id: blocked },
    problem: { code: 'customerBlocked' },
  });
  product.world.customers.patch(blocked, { blocked: '' });
});
