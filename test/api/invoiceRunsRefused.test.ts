// What Business Central does not take, or makes something else of.
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Booking } from '../../api/contract/bookings.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import type { World } from '../../simulator/world.ts';
import { expectSoundBooks } from '../support/audit.ts';
import { inBusinessCentral } from '../support/colleague.ts';
import {
  after,
  bookingsOf,
  documentsOf,
  invoice,
  invoicingSetup,
  onlyDraft,
  preview,
  readyOfEach,
  start,
  startWith,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { syncAgain } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 90, customers: 18 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

type Change = (world: World, booking: Booking) => () => void;

function customerWith(fields: Parameters<World['customers']['patch']>[1]): Change {
  return (world, { customer }) => {
    const before = world.customers.get(customer?.id ?? '');
    world.customers.patch(customer?.id ?? '', fields);
    return () => {
      if (before) world.customers.put(before);
    };
  };
}

function itemWith(fields: Parameters<World['items']['patch']>[1]): Change {
  return (world, { item }) => {
    const before = world.items.get(item?.id ?? '');
    world.items.patch(item?.id ?? '', fields);
    return () => {
      if (before) world.items.put(before);
    };
  };
}

/** Its price is quoted for the other kind of document than the customer turns out to have. */
async function firstVisitOf(name: string): Promise<Booking> {
  const found = (await bookingsOf(where)).find(
    ({ attendee, state, unitPrice }) =>
      attendee.displayName === name && state === 'ready' && unitPrice === '95',
  );
  if (!found) throw new Error(`${name} has no first visit to be invoiced`);
  return found;
}

test('G4 a document that was posted before it was found is left alone, wrong price or not', async () => {
  const { product } = where;
  const { runId, made } = await inDoubt(await firstVisitOf('Lynne Robbins'));
  await inBusinessCentral(product, 'post', made.id);
  await after(where, 10_000);
  const draft = onlyDraft(await until(where, runId));
  expect(draft).toMatchObject({ state: 'changed', problem: { code: 'totalDiffers' } });
  expect(product.world.salesInvoices.get(made.id)).toMatchObject({ posted: true });
});

test('a price that Business Central does not take withdraws the draft', async () => {
  const booking = await firstVisitOf('Henrietta Müller');
  const { product } = where;
  const scope = { service: 'businessCentral', path: '$batch', times: 1 } as const;
  product.faults.replace([
    { ...scope, kind: 'delay', delayMs: 0 },
    { ...scope, kind: 'status', status: 422, code: 'Application_FieldValidationException' },
  ]);
  const draft = onlyDraft(await invoice(where, [booking]));
  expect(draft.state).toBe('rejected');
  expect(documentsOf(where, draft)).toEqual([]);
  expect(await stateOf(where, booking.id)).toBe('ready');
});

test.each<[string, string, Change]>([
  ['a customer is blocked', 'customerBlocked', customerWith({ blocked: 'All' })],
  [
    'a customer has no posting group',
    'customerNotReady',
    customerWith({ generalBusinessPostingGroup: '' }),
  ],
  ['an item is blocked', 'itemBlocked', itemWith({ blocked: true })],
  [
    'an item has no posting group',
    'itemNotReady',
    itemWith({ generalProductPostingGroupCode: '' }),
  ],
])('H1 where %s since the review, that draft alone is refused', async (_, code, change) => {
  const { product } = where;
  const [bad, ...rest] = await readyOfEach(where, 18);
  const others = rest.filter(({ item }) => item?.id !== bad?.item?.id).slice(0, 2);
  if (!bad || others.length < 2) throw new Error('too few are ready');
  const reviewed = await preview(where, { bookingIds: [bad, ...others].map(({ id }) => id) });
  const restore = change(product.world, bad);
  const run = await until(where, (await start(where, reviewed)).id);
  restore();
  expect(run.progress).toMatchObject({ drafts: 3, drafted: 2, rejected: 1 });
  const refused = run.drafts.find(({ state }) => state === 'rejected');
  expect(refused).toMatchObject({ customer: { id: bad.customer?.id }, problem: { code } });
  expect(refused?.problem?.said).not.toMatch(/correlation/i);
  expect(await stateOf(where, bad.id)).toBe('ready');
});

test('J1 without the right to write every draft is refused, and its bookings are free', async () => {
  const { world } = where.product;
  const bookings = await readyOfEach(where, 2);
  const levels = world.companyPermissions.list();
  for (const { id } of levels) world.companyPermissions.patch(id, { level: 'read' });
  const run = await invoice(where, bookings);
  for (const permission of levels) world.companyPermissions.put(permission);
  expect(run.drafts.map(({ problem }) => problem?.code)).toEqual([
    'permissionMissing',
    'permissionMissing',
  ]);
  expect(await stateOf(where, bookings[0]?.id ?? '')).toBe('ready');
});

/** A draft whose answer is lost, so that there is time to do something to it before it is looked at. */
async function inDoubt(booking?: Booking) {
  const { product } = where;
  const chosen = booking ?? (await readyOfEach(where, 1))[0];
  if (!chosen) throw new Error('nothing is ready');
  product.faults.replace([
    { service: 'businessCentral', path: '$batch', kind: 'answerLost', times: 1 },
  ]);
  const { id } = await startWith(where, [chosen]);
  const draft = onlyDraft(await until(where, id, ({ progress }) => progress.checking === 1));
  const [made] = documentsOf(where, draft);
  if (!made) throw new Error('It was not made');
  return { booking: chosen, runId: id, made };
}

const surprises: [string, (world: World, id: string) => void][] = [
  [
    'a discount',
    (world, id) => {
      for (const line of world.salesInvoiceLines.filter(({ documentId }) => documentId === id)) {
        const netAmount = line.netAmount - 5;
        const netAmountIncludingTax = line.netAmountIncludingTax - 5;
        world.salesInvoiceLines.patch(line.id, {
          invoiceDiscountShare: 5,
          netAmount,
          netAmountIncludingTax,
        });
      }
    },
  ],
  [
    'a line that nobody reviewed',
    (world, id) => {
      const line = world.salesInvoiceLines.find(({ documentId }) => documentId === id);
      if (line) world.salesInvoiceLines.put({ ...line, id: crypto.randomUUID(), sequence: 20_000 });
    },
  ],
  [
    'another customer',
    (world, id) => {
      const customerId = world.salesInvoices.get(id)?.customerId;
      const other = world.customers.find((customer) => customer.id !== customerId);
      world.salesInvoices.patch(id, { customerId: other?.id ?? '' });
    },
  ],
];

test.each(surprises)(
  'a document that is found with %s is shown and left alone',
  async (_, surprise) => {
    const { booking, runId, made } = await inDoubt();
    surprise(where.product.world, made.id);
    await after(where, 10_000);
    const draft = onlyDraft(await until(where, runId));
    expect(draft).toMatchObject({ state: 'changed', problem: { code: 'totalDiffers' } });
    expect(documentsOf(where, draft)).toMatchObject([{ id: made.id }]);
    expect(await stateOf(where, booking.id)).toBe('inDraft');
  },
);

test('what a colleague made of a draft long ago is shown, not withdrawn', async () => {
  const { product, syncSetupId } = where;
  const { booking, runId, made } = await inDoubt();
  await inBusinessCentral(product, 'edit', made.id);
  await after(where, settleWindowMs + 60_000);
  const draft = onlyDraft(await until(where, runId));
  expect(draft).toMatchObject({ state: 'changed', problem: { code: 'totalDiffers' } });
  expect(documentsOf(where, draft)).toHaveLength(1);
  await syncAgain(product, syncSetupId);
  expect(onlyDraft(await until(where, runId)).state).toBe('changed');
  expect(await stateOf(where, booking.id)).toBe('inDraft');
});
