// The same request again: by a second window, a proxy, a reopened dialog, next week. It has no second effect.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import { expectSoundBooks } from '../support/audit.ts';
import { inBusinessCentral } from '../support/colleague.ts';
import {
  documentsOf,
  invoicingSetup,
  onlyDraft,
  preview,
  readyOfEach,
  start,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { syncAgain } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 60, customers: 14 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

async function reviewOne() {
  const [booking] = await readyOfEach(where, 1);
  if (!booking) throw new Error('nothing is ready');
  return { booking, reviewed: await preview(where, { bookingIds: [booking.id] }) };
}

function startRefused({ id, hash }: InvoicePreview) {
  return where.product.refused('startInvoiceRun', {
    params: { syncSetupId: where.syncSetupId },
    body: { previewId: id, hash },
    headers: { 'idempotency-key': randomUUID() },
  });
}

async function countOfRuns(): Promise<number> {
  const params = { syncSetupId: where.syncSetupId };
  return (await where.product.ok('listInvoiceRuns', { params })).invoiceRuns.length;
}

test('A2 a second window that starts the same review is told that nothing is left', async () => {
  const { reviewed } = await reviewOne();
  const before = await countOfRuns();
  const [first] = await Promise.all([start(where, reviewed), reviewOne()]);
  expect((await startRefused(reviewed)).error.code).toBe('nothingToInvoice');
  const { drafts } = await until(where, first.id);
  for (const draft of drafts) expect(documentsOf(where, draft)).toHaveLength(1);
  expect(await countOfRuns()).toBe(before + 1);
});

test('A4 who closes the dialog after a time-out and begins anew finds the booking taken', async () => {
  const { booking, reviewed } = await reviewOne();
  // The answer never came: only the server knows of this run.
  const run = await start(where, reviewed);
  const again = await preview(where, { bookingIds: [booking.id] });
  expect(again.drafts).toEqual([]);
  expect(again.excluded).toMatchObject([{ bookingId: booking.id }]);
  const draft = onlyDraft(await until(where, run.id));
  expect(documentsOf(where, draft)).toHaveLength(1);
});

test('A6 a start that is delivered again next week answers the run that it began, and does no more', async () => {
  const { product, syncSetupId } = where;
  const { booking, reviewed } = await reviewOne();
  const key = randomUUID();
  const first = await until(where, (await start(where, reviewed, key)).id);
  await inBusinessCentral(product, 'delete', onlyDraft(first).salesInvoice?.id ?? '');
  product.clock.advance(8 * 24 * 3_600_000);
  await syncAgain(product, syncSetupId);
  const again = await start(where, reviewed, key);
  expect(again).toMatchObject({ id: first.id, state: 'finished', drafts: [{ state: 'deleted' }] });
  expect(documentsOf(where, onlyDraft(again))).toEqual([]);
  expect(await stateOf(where, booking.id)).toBe('ready');
});

test('A6 a request that a proxy delivers twice to Business Central is noticed by the next sync', async () => {
  const { product, syncSetupId } = where;
  const { booking, reviewed } = await reviewOne();
  product.faults.replace([
    { service: 'businessCentral', path: '$batch', kind: 'deliveredTwice', times: 1 },
  ]);
  const { id } = await start(where, reviewed);
  const draft = onlyDraft(await until(where, id));
  const twins = documentsOf(where, draft).filter((one) => one.id !== draft.salesInvoice?.id);
  expect(twins).toHaveLength(1);
  await syncAgain(product, syncSetupId);
  const seen = onlyDraft(await until(where, id));
  expect(seen).toMatchObject({ state: 'drafted', problem: { code: 'copied' } });
  expect(await stateOf(where, booking.id)).toBe('inDraft');
  await inBusinessCentral(product, 'delete', twins[0]?.id ?? '');
  await syncAgain(product, syncSetupId);
  const kept = onlyDraft(await until(where, id));
  expect(kept).toMatchObject({ state: 'drafted', problem: null, salesInvoice: draft.salesInvoice });
});
