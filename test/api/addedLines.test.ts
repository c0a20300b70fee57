// Lines that a company puts on a customer's invoices by itself.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { expectEachOnce } from '../support/audit.ts';
import {
  documentsOf,
  invoice,
  invoicingSetup,
  onlyDraft,
  readyOfEach,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { syncAgain } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 60, customers: 12 } });
let where: Where;

beforeAll(async () => {
  where = await invoicingSetup(shared.product);
});

afterEach(() => expectEachOnce(shared.product));

async function bookingWithFee() {
  const { world } = where.product;
  const [booking] = await readyOfEach(where, 1);
  if (!booking) throw new Error('Nothing is ready');
  const customerId = booking.customer?.id ?? '';
  const companyId = world.customers.get(customerId)?.companyId ?? '';
  world.recurringSalesLines.put({
    id: `fee of ${customerId}`,
    companyId,
    customerId,
    code: 'FEE',
    insertsOnInvoices: 'Automatic',
    lines: [
      { lineType: 'Item', number: booking.item?.number ?? '', description: 'Fee', quantity: 1 },
    ],
  });
  return booking;
}

async function accept(acceptsAddedLines: boolean): Promise<void> {
  const { product, syncSetupId } = where;
  const params = { syncSetupId };
  const { etag } = await product.ok('getSyncSetup', { params });
  const headers = { 'if-match': etag };
  await product.ok('updateSyncSetup', {
    params,
    headers,
    body: { settings: { acceptsAddedLines } },
  });
}

test('C4 a line that nobody reviewed is not left standing, and people see which it was', async () => {
  const booking = await bookingWithFee();
  const draft = onlyDraft(await invoice(where, [booking]));
  expect(draft).toMatchObject({ state: 'rejected', problem: { code: 'totalDiffers' } });
  expect(draft.problem?.said).toContain('"Fee"');
  expect(documentsOf(where, draft)).toEqual([]);
  expect(await stateOf(where, booking.id)).toBe('ready');
});

test('C4 where the setup accepts such lines the draft stands, and still says so after a sync', async () => {
  const booking = await bookingWithFee();
  await accept(true);
  const run = await invoice(where, [booking]);
  expect(onlyDraft(run)).toMatchObject({ state: 'drafted', problem: { code: 'linesAdded' } });
  await syncAgain(where.product, where.syncSetupId);
  const draft = onlyDraft(await until(where, run.id));
  expect(draft).toMatchObject({ state: 'drafted', problem: { code: 'linesAdded' } });
  expect(await stateOf(where, booking.id)).toBe('inDraft');
});

test('C4 an added line that somebody changes later makes the draft a changed one', async () => {
  const booking = await bookingWithFee();
  await accept(true);
  const run = await invoice(where, [booking]);
  const { world } = where.product;
  const id = onlyDraft(run).salesInvoice?.id;
  const fee = world.salesInvoiceLines.find(
    (line) => line.documentId === id && line.sequence < 100_000,
  );
  world.salesInvoiceLines.patch(fee?.id ?? '', {
    amountIncludingTax: 1,
    amountExcludingTax: 1,
    netAmount: 1,
    netAmountIncludingTax: 1,
  });
  await syncAgain(where.product, where.syncSetupId);
  expect(onlyDraft(await until(where, run.id)).state).toBe('changed');
});
