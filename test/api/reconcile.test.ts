// What colleagues do to our drafts in Business Central, as the next sync sees it.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { expectSoundBooks } from '../support/audit.ts';
import { inBusinessCentral } from '../support/colleague.ts';
import {
  invoice,
  invoicingSetup,
  onlyDraft,
  readyOfEach,
  readyOfOne,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { syncAgain } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 90, customers: 14 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

async function drafted() {
  const [booking] = await readyOfEach(where, 1);
  if (!booking) throw new Error('nothing is ready');
  const run = await invoice(where, [booking]);
  return { booking, runId: run.id, invoiceId: onlyDraft(run).salesInvoice?.id ?? '' };
}

async function afterSync(runId: string) {
  await syncAgain(where.product, where.syncSetupId);
  return onlyDraft(await until(where, runId));
}

/** Removes a line of a document, as a colleague does in its page. */
function removeLine(invoiceId: string, description: string): void {
  const { world } = where.product;
  const line = world.salesInvoiceLines.find(
    (each) => each.documentId === invoiceId && each.description === description,
  );
  if (!line) throw new Error('There is no such line');
  world.salesInvoiceLines.remove(line.id);
}

test('a draft that nobody touched stays as it is', async () => {
  const { booking, runId } = await drafted();
  expect(await afterSync(runId)).toMatchObject({ state: 'drafted', problem: null });
  expect(await stateOf(where, booking.id)).toBe('inDraft');
});

test('G1 the booking of a deleted draft is ready again, and can be invoiced again', async () => {
  const { booking, runId, invoiceId } = await drafted();
  await inBusinessCentral(where.product, 'delete', invoiceId);
  expect((await afterSync(runId)).state).toBe('deleted');
  expect(await stateOf(where, booking.id)).toBe('ready');
  const again = onlyDraft(await invoice(where, [booking]));
  expect(again).toMatchObject({ state: 'drafted', lines: [{ bookingIds: [booking.id] }] });
  expect(again.salesInvoice?.id).not.toBe(invoiceId);
});

test('a draft whose marker somebody took away is still known by its id', async () => {
  const { booking, runId, invoiceId } = await drafted();
  const { world } = where.product;
  const { externalDocumentNumber } = world.salesInvoices.patch(invoiceId, {});
  world.salesInvoices.patch(invoiceId, { externalDocumentNumber: 'PO 4711' });
  expect((await afterSync(runId)).state).toBe('drafted');
  expect(await stateOf(where, booking.id)).toBe('inDraft');
  world.salesInvoices.patch(invoiceId, { externalDocumentNumber });
});

test('a document that is there under another id is no deletion', async () => {
  const { booking, runId, invoiceId } = await drafted();
  const { world } = where.product;
  const document = world.salesInvoices.patch(invoiceId, {});
  const copy = world.salesInvoices.put({ ...document, id: crypto.randomUUID() });
  for (const line of world.salesInvoiceLines.filter((each) => each.documentId === invoiceId)) {
    world.salesInvoiceLines.patch(line.id, { documentId: copy.id });
  }
  world.salesInvoices.remove(invoiceId);
  expect(await afterSync(runId)).toMatchObject({ state: 'drafted', salesInvoice: { id: copy.id } });
  expect(await stateOf(where, booking.id)).toBe('inDraft');
});

test('G2 a removed line frees its booking alone, also when what is left is edited later', async () => {
  const { product } = where;
  const bookings = (await readyOfOne(where)).slice(0, 3);
  const run = await invoice(where, bookings);
  const { lines, salesInvoice } = onlyDraft(run);
  const [removed, ...left] = lines;
  removeLine(salesInvoice?.id ?? '', removed?.description ?? '');
  expect((await afterSync(run.id)).state).toBe('changed');
  const [free = '', ...held] = [removed, ...left].map((line) => line?.bookingIds[0] ?? '');
  expect(await stateOf(where, free)).toBe('ready');
  for (const line of product.world.salesInvoiceLines.filter(
    ({ documentId }) => documentId === salesInvoice?.id,
  )) {
    product.world.salesInvoiceLines.patch(line.id, { description: 'As agreed' });
  }
  await afterSync(run.id);
  for (const id of held) expect(await stateOf(where, id)).toBe('inDraft');
  const again = onlyDraft(await invoice(where, [{ id: free }]));
  expect(again).toMatchObject({ state: 'drafted', lines: [{ bookingIds: [free] }] });
});

test('G2 an edited draft is changed, and drafted again when it is as reviewed', async () => {
  const { product } = where;
  const { booking, runId, invoiceId } = await drafted();
  const before = product.world.salesInvoiceLines.filter((line) => line.documentId === invoiceId);
  await inBusinessCentral(product, 'edit', invoiceId);
  expect((await afterSync(runId)).state).toBe('changed');
  expect(await stateOf(where, booking.id)).toBe('inDraft');
  for (const line of before) product.world.salesInvoiceLines.put(line);
  expect((await afterSync(runId)).state).toBe('drafted');
});

test('a released draft is still a draft', async () => {
  const { runId, invoiceId } = await drafted();
  await inBusinessCentral(where.product, 'release', invoiceId);
  expect((await afterSync(runId)).state).toBe('drafted');
});

test('G4 a posted draft takes its new number, and credited it stays on record', async () => {
  const { product } = where;
  const { booking, runId, invoiceId } = await drafted();
  await inBusinessCentral(product, 'post', invoiceId);
  const posted = await afterSync(runId);
  expect(posted.state).toBe('posted');
  expect(posted.salesInvoice?.number).toBe(product.world.salesInvoices.get(invoiceId)?.number);
  expect(posted.salesInvoice?.number).toMatch(/^PS-INV/);
  expect(await stateOf(where, booking.id)).toBe('posted');
  expect((await afterSync(runId)).state).toBe('posted');
  await inBusinessCentral(product, 'credit', invoiceId);
  expect((await afterSync(runId)).state).toBe('credited');
  expect(await stateOf(where, booking.id)).toBe('credited');
});

test('G4 a posted document that cannot be found any more was still billed', async () => {
  const { product } = where;
  const { booking, runId, invoiceId } = await drafted();
  await inBusinessCentral(product, 'post', invoiceId);
  await afterSync(runId);
  const document = product.world.salesInvoices.patch(invoiceId, {});
  product.world.salesInvoices.remove(invoiceId);
  expect((await afterSync(runId)).state).toBe('posted');
  expect(await stateOf(where, booking.id)).toBe('posted');
  product.world.salesInvoices.put(document);
});

type Read = { method: string; path: string; query?: string };

test.each<[string, (marker: string) => Read]>([
  ['of the whole batch', () => ({ method: 'POST', path: '$batch' })],
  // Of nothing but this: other reads that fail would end the sync before anything can be concluded from it.
  ['of the look for its marker', (query) => ({ method: 'GET', path: '/salesInvoices', query })],
])('G6 a read that fails (%s) is no deletion', async (_, scopeOf) => {
  const { product, syncSetupId } = where;
  const { booking, runId, invoiceId } = await drafted();
  await inBusinessCentral(product, 'delete', invoiceId);
  const { marker } = onlyDraft(await until(where, runId));
  product.faults.replace([
    { service: 'businessCentral', kind: 'status', status: 501, ...scopeOf(marker) },
  ]);
  const params = { syncSetupId };
  const { id } = await product.ok('startSyncRun', { params, body: {} });
  const outcome = () => product.ok('getSyncRun', { params: { ...params, syncRunId: id } });
  await expect.poll(async () => (await outcome()).state, { timeout: 20_000 }).toBe('failed');
  expect((await outcome()).errorCode).toBe('businessCentralUnavailable');
  expect(await stateOf(where, booking.id)).toBe('inDraft');
  product.faults.clear();
  expect((await afterSync(runId)).state).toBe('deleted');
});

test('G3 a draft that somebody gave to another customer is shown, and frees nothing', async () => {
  const { product } = where;
  const { booking, runId, invoiceId } = await drafted();
  const before = product.world.salesInvoices.patch(invoiceId, {});
  const other = product.world.customers.find(({ id }) => id !== before.customerId);
  product.world.salesInvoices.patch(invoiceId, { customerId: other?.id ?? '' });
  expect((await afterSync(runId)).state).toBe('changed');
  expect(await stateOf(where, booking.id)).toBe('inDraft');
});

test('G5 what happened is concluded once, however often it is looked at and in whatever order', async () => {
  const { product } = where;
  const { booking, runId, invoiceId } = await drafted();
  await inBusinessCentral(product, 'edit', invoiceId);
  await inBusinessCentral(product, 'delete', invoiceId);
  for (let times = 0; times < 3; times += 1) expect((await afterSync(runId)).state).toBe('deleted');
  const { entries } = await product.ok('listJournal', {
    params: { syncSetupId: where.syncSetupId },
    query: { limit: 1_000 },
  });
  const deletions = entries.filter(
    (entry) => entry.runId === runId && entry.kind === 'draftDeleted',
  );
  expect(deletions).toHaveLength(1);
  expect(await stateOf(where, booking.id)).toBe('ready');
});

test('G8 a copy that a colleague makes of our document is told, and left alone', async () => {
  const { world } = where.product;
  const { booking, runId, invoiceId } = await drafted();
  const copy = world.salesInvoices.put({
    ...world.salesInvoices.patch(invoiceId, {}),
    id: crypto.randomUUID(),
    number: 'S-COPY',
  });
  expect(await afterSync(runId)).toMatchObject({
    state: 'drafted',
    problem: { code: 'copied' },
    salesInvoice: { id: invoiceId },
  });
  expect(world.salesInvoices.get(copy.id)).toEqual(copy);
  expect(await stateOf(where, booking.id)).toBe('inDraft');
  world.salesInvoices.remove(copy.id);
  expect(await afterSync(runId)).toMatchObject({ state: 'drafted', problem: null });
});

test('G3 the booking of a draft whose line was moved to another invoice stays invoiced', async () => {
  const { product, syncSetupId } = where;
  const { world } = product;
  const [one, two] = await readyOfEach(where, 2);
  if (!one || !two) throw new Error('nothing is ready');
  const moved = await invoice(where, [one]);
  const taking = await invoice(where, [two]);
  const from = onlyDraft(moved).salesInvoice?.id ?? '';
  const to = onlyDraft(taking).salesInvoice?.id ?? '';
  const [line] = world.salesInvoiceLines.filter(({ documentId }) => documentId === from);
  if (!line) throw new Error('The draft has no line');
  const there = world.salesInvoiceLines.put({
    ...line,
    id: crypto.randomUUID(),
    documentId: to,
    sequence: 900_000,
  });
  await inBusinessCentral(product, 'delete', from);
  expect(await afterSync(moved.id)).toMatchObject({
    state: 'changed',
    problem: { code: 'linesMoved' },
  });
  expect(onlyDraft(await until(where, taking.id)).state).toBe('changed');
  expect(await stateOf(where, one.id)).toBe('inDraft');
  expect((await afterSync(moved.id)).state).toBe('changed');
  world.salesInvoiceLines.remove(there.id);
  await syncAgain(product, syncSetupId);
  expect(await stateOf(where, one.id)).toBe('ready');
});
