// Companies that take the lines of an invoice only after its header, and invoices too large for one request.
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FaultRuleInput } from '../../simulator/faults.ts';
import { expectSoundBooks, linesOf } from '../support/audit.ts';
import {
  after,
  bookingsOf,
  documentsOf,
  invoice,
  invoicingSetup,
  onlyDraft,
  readyOfOne,
  startWith,
  until,
  type Where,
} from '../support/invoicing.ts';
import { sharedProduct } from '../support/sharedProduct.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';

const shared = sharedProduct({ seed: { bookings: 420, customers: 8 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

beforeEach(async () => {
  await shared.product.control('PUT', '/switches', {
    businessCentral: { refusesSeveralLines: true },
  });
});

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

async function someOfOne(count: number) {
  return (await readyOfOne(where)).slice(0, count);
}

/** What happens to the next batches, in their order; `null` is no trouble. */
function batchesMeet(...troubles: (Pick<FaultRuleInput, 'kind'> | null)[]): void {
  where.product.faults.replace(
    troubles.map((trouble): FaultRuleInput => {
      const scope = { service: 'businessCentral', path: '$batch', times: 1 } as const;
      const rule = trouble ?? { kind: 'delay', delayMs: 0 };
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The rules are checked when they are replaced.
      return { ...scope, ...rule } as FaultRuleInput;
    }),
  );
}

function batches(): number {
  return where.product.requests.filter(({ path }) => path.endsWith('$batch')).length;
}

async function facts() {
  return where.product.db.selectFrom('company_facts').select('refuses_several_lines').execute();
}

test('a company that refuses several lines at once is asked once, and remembered', async () => {
  const first = onlyDraft(await invoice(where, await someOfOne(3)));
  expect(first).toMatchObject({ state: 'drafted', problem: null });
  expect(linesOf(where.product, first.salesInvoice?.id ?? '')).toHaveLength(3);
  expect(await facts()).toEqual([{ refuses_several_lines: true }]);
  where.product.requests.length = 0;
  const second = onlyDraft(await invoice(where, await someOfOne(3)));
  expect(second).toMatchObject({ state: 'drafted' });
  expect(batches(), 'a header, then its lines').toBe(2);
});

test.each([
  ['the answer about its lines is lost', [null, { kind: 'answerLost' }]],
  ['its lines never arrive', [null, { kind: 'cut' }]],
  ['the answer about it is lost', [{ kind: 'answerLost' }]],
] as const)('C1 a header is not left alone where %s', async (_, troubles) => {
  batchesMeet(...troubles);
  const run = await startWith(where, await someOfOne(2));
  await until(where, run.id, ({ progress }) => progress.checking === 1);
  await after(where, 10_000);
  const draft = onlyDraft(await until(where, run.id));
  expect(draft.state).toBe('drafted');
  expect(documentsOf(where, draft)).toMatchObject([{ id: draft.salesInvoice?.id }]);
  expect(linesOf(where.product, draft.salesInvoice?.id ?? '')).toHaveLength(2);
});

test('C5 lines that arrive late find no document, so that none stands twice', async () => {
  batchesMeet(null, { kind: 'answerLost' });
  const run = await startWith(where, await someOfOne(2));
  await until(where, run.id, ({ progress }) => progress.checking === 1);
  await after(where, settleWindowMs + 60_000);
  const draft = onlyDraft(await until(where, run.id));
  expect(linesOf(where.product, draft.salesInvoice?.id ?? '')).toHaveLength(2);
});

test('C1 a line that Business Central refuses takes its header with it', async () => {
  const { product } = where;
  const [one, two] = await someOfOne(2);
  if (!one || !two) throw new Error('Nothing is ready');
  const item = product.world.items.get(two.item?.id ?? '');
  if (!item) throw new Error('The booking has no item');
  product.world.items.put({ ...item, blocked: true });
  const run = await invoice(where, [one, two]);
  product.world.items.put(item);
  const draft = onlyDraft(run);
  expect(draft).toMatchObject({ state: 'rejected', problem: { code: 'itemBlocked' } });
  expect(documentsOf(where, draft)).toEqual([]);
});

test('C3 one draft has more lines than one request takes', { timeout: 60_000 }, async () => {
  await where.product.control('DELETE', '/switches');
  const many = await firstDraftOf(130);
  const { customer } = many[0] ?? {};
  expect(new Set(many.map((booking) => booking.customer?.id))).toEqual(new Set([customer?.id]));
  const draft = onlyDraft(await invoice(where, many));
  expect(draft).toMatchObject({ state: 'drafted', bookingsCount: 130 });
  expect(documentsOf(where, draft)).toHaveLength(1);
  expect(linesOf(where.product, draft.salesInvoice?.id ?? '')).toHaveLength(130);
});

/** All that is ready is made somebody's bookings: no ordinary customer has so many. */
async function firstDraftOf(count: number) {
  const { product, syncSetupId } = where;
  const ready = (await bookingsOf(where)).filter(
    ({ state, confirmations }) => state === 'ready' && confirmations.length === 0,
  );
  const customerId = ready[0]?.customer?.id ?? '';
  const keys = new Set(ready.map(({ attendee }) => attendee.customerLinkKey));
  for (const key of keys) {
    const params = { syncSetupId, key };
    await product.ok('putCustomerLink', { params, body: { customerId } });
  }
  const linked = (await bookingsOf(where)).filter(
    ({ state, id }) => state === 'ready' && ready.some((one) => one.id === id),
  );
  expect(linked.length).toBeGreaterThanOrEqual(count);
  return linked.slice(0, count);
}
