// Business Central does it, but says so late, wrongly or in pieces: what stands there is found, and found once.
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import type { FaultRuleInput } from '../../simulator/faults.ts';
import { expectSoundBooks } from '../support/audit.ts';
import { inBusinessCentral } from '../support/colleague.ts';
import {
  after,
  documentsOf,
  invoicingSetup,
  onlyDraft,
  readyOfEach,
  startWith,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 160, customers: 40 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

beforeEach(() => shared.product.faults.clear());

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

const minute = 60_000;
const overTheWindow = settleWindowMs + minute;
const isChecking = ({ progress }: InvoiceRun): boolean => progress.checking > 0;

type Trouble<Rule = FaultRuleInput> = Rule extends unknown ? Omit<Rule, 'service'> : never;

const write = { path: '$batch', times: 1 } as const;
const lookUp = { path: '/salesInvoices', method: 'GET' } as const;

function meet(...troubles: Trouble[]): void {
  where.product.faults.replace(
    troubles.map((trouble): FaultRuleInput => ({ service: 'businessCentral', ...trouble })),
  );
}

async function startSome(count: number, ...troubles: Trouble[]) {
  const bookings = await readyOfEach(where, count);
  meet(...troubles);
  return { bookings, run: await startWith(where, bookings) };
}

async function documentsArrive({ drafts }: InvoiceRun): Promise<void> {
  await expect
    .poll(() => drafts.map((draft) => documentsOf(where, draft).length), { timeout: 20_000 })
    .toEqual(drafts.map(() => 1));
}

async function expectEachOnce(runId: string): Promise<void> {
  const { drafts, progress } = await until(where, runId);
  expect(progress).toMatchObject({ drafted: drafts.length });
  for (const draft of drafts)
    expect(documentsOf(where, draft)).toMatchObject([{ id: draft.salesInvoice?.id }]);
}

test.each([
  ['a second', 1_000],
  ['5 minutes', 5 * minute],
  ['8 minutes', 8 * minute],
  ['15 minutes', 15 * minute],
])(
  'B2 a draft that is made %s after its answer was lost stays in doubt until then',
  async (_, laterMs) => {
    const { bookings, run } = await startSome(1, { ...write, kind: 'doneLater', laterMs });
    const checking = await until(where, run.id, isChecking);
    if (laterMs > minute) {
      await after(where, laterMs - minute);
      expect(documentsOf(where, onlyDraft(checking))).toEqual([]);
      expect(await stateOf(where, bookings[0]?.id ?? '')).toBe('checking');
    }
    where.product.clock.advance(minute);
    await documentsArrive(checking);
    await after(where, overTheWindow);
    await expectEachOnce(run.id);
  },
);

test('B2 several drafts of one request that are made late are each made once', async () => {
  const { run } = await startSome(4, { ...write, kind: 'doneLater', laterMs: 15 * minute });
  const checking = await until(where, run.id, ({ progress }) => progress.checking === 4);
  await after(where, 10 * minute);
  where.product.clock.advance(5 * minute + 1_000);
  await documentsArrive(checking);
  await after(where, overTheWindow);
  await expectEachOnce(run.id);
});

test.each<[string, Trouble]>([
  ['asks to wait', { ...lookUp, kind: 'status', status: 429, retryAfter: 3_600 }],
  ['breaks off', { ...lookUp, kind: 'truncated' }],
  ['is a page of a proxy', { ...lookUp, kind: 'notJson' }],
])('B4 a look-up that %s is no absence', async (_, trouble) => {
  const { bookings, run } = await startSome(1, { ...write, kind: 'answerLost' }, trouble);
  const checking = onlyDraft(await until(where, run.id, isChecking));
  await after(where, overTheWindow);
  await until(where, run.id, ({ drafts }) => {
    return Date.parse(drafts[0]?.checkAgainAt ?? '') > where.product.clock.now();
  });
  expect(await stateOf(where, bookings[0]?.id ?? '')).toBe('checking');
  expect(documentsOf(where, checking)).toHaveLength(1);
  where.product.faults.clear();
  await after(where, overTheWindow);
  await expectEachOnce(run.id);
});

test.each<[string, Trouble]>([
  ['breaks off in the middle', { ...write, kind: 'truncated' }],
  ['is cut off in the middle', { ...write, kind: 'truncated', abruptly: true }],
  ['is a page of a proxy', { ...write, kind: 'notJson' }],
])('B6 an answer that %s proves nothing, and its drafts are found again', async (_, trouble) => {
  const { run } = await startSome(3, trouble);
  await until(where, run.id, isChecking);
  await after(where, overTheWindow);
  await expectEachOnce(run.id);
});

test.each<[string, Trouble]>([
  ['missing, and it was done', { ...write, kind: 'batchItem', item: 1 }],
  ['missing, and it was not done', { ...write, kind: 'batchItem', item: 1, isDone: false }],
  ['an error, and it was done', { ...write, kind: 'batchItem', item: 1, status: 500 }],
  [
    'an error, and it was not',
    { ...write, kind: 'batchItem', item: 1, status: 500, isDone: false },
  ],
])('B6 one answer of a batch is %s: that draft alone is in doubt', async (_, trouble) => {
  const { run } = await startSome(3, trouble);
  const seen = await until(where, run.id, isChecking);
  expect(seen.progress).toMatchObject({ drafted: 2, checking: 1 });
  await after(where, overTheWindow);
  await expectEachOnce(run.id);
});

test('G5 a document that a colleague deletes before its answer was known is made once more', async () => {
  const { run } = await startSome(1, { ...write, kind: 'answerLost' });
  const checking = onlyDraft(await until(where, run.id, isChecking));
  const [made] = documentsOf(where, checking);
  await inBusinessCentral(where.product, 'delete', made?.id ?? '');
  await after(where, 10_000);
  await until(where, run.id, isChecking);
  await after(where, overTheWindow);
  await expectEachOnce(run.id);
});
