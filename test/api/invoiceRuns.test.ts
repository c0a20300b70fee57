import { beforeAll, expect, test } from 'vitest';
import { Exact, sum } from '../../api/domain/money.ts';
import type { Booking } from '../../api/contract/bookings.ts';
import { expectSoundBooks, linesOf } from '../support/audit.ts';
import {
  bookingsOf,
  invoice,
  invoicingSetup,
  onlyDraft,
  preview,
  readyOfOne,
  start,
  until,
  type Where,
} from '../support/invoicing.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 60, customers: 12 } });
let where: Where;

beforeAll(async () => {
  const { product } = shared;
  where = await invoicingSetup(product);
});

async function readyOf(name: string): Promise<Booking[]> {
  const all = await bookingsOf(where);
  return all.filter(
    ({ attendee, state, confirmations }) =>
      attendee.displayName === name && state === 'ready' && confirmations.length === 0,
  );
}

async function draftOf(name: string) {
  const bookings = await readyOf(name);
  const reviewed = await preview(where, { bookingIds: bookings.map(({ id }) => id) });
  const started = await start(where, reviewed);
  const draft = onlyDraft(await until(where, started.id));
  return { reviewed: reviewed.drafts[0], draft };
}

test('a person who is quoted prices with VAT is drafted what was quoted', async () => {
  const { reviewed, draft } = await draftOf('Christie Cline');
  expect(reviewed).toMatchObject({ isEstimate: true, pricesIncludeTax: null });
  expect(draft).toMatchObject({ state: 'drafted', isEstimate: false, pricesIncludeTax: true });
  expect(draft.lines).toEqual(reviewed?.lines);
  expect(draft.expectedTotal).toBe(reviewed?.total);
  expect(draft.salesInvoice?.totalAmountIncludingTax).toBe(reviewed?.total);
  const made = linesOf(where.product, draft.salesInvoice?.id ?? '');
  expect(made).toEqual(
    reviewed?.lines.map(({ item, description, quantity, unitPrice, serviceDate, amount }) => ({
      itemId: item.id,
      description,
      quantity,
      unitPrice,
      shipmentDate: serviceDate,
      amount,
    })),
  );
});

test('a company that is quoted prices without VAT is drafted what was quoted', async () => {
  const { reviewed, draft } = await draftOf('Ben Walters');
  expect(draft).toMatchObject({ state: 'drafted', pricesIncludeTax: false });
  expect(draft.lines).toEqual(reviewed?.lines);
  expect(draft.salesInvoice?.totalAmountExcludingTax).toBe(reviewed?.total);
});

test('I2 a price that was quoted with VAT is corrected where the document turns out to be net', async () => {
  const { reviewed, draft } = await draftOf('Lynne Robbins');
  expect(draft).toMatchObject({ state: 'drafted', pricesIncludeTax: false, isEstimate: false });
  const quoted = reviewed?.lines.map(({ unitPrice }) => unitPrice);
  const corrected = draft.lines.map(({ unitPrice }) => unitPrice);
  expect(quoted).toContain('95');
  expect(corrected[quoted?.indexOf('95') ?? -1]).toBe('79.83193');
  const made = linesOf(where.product, draft.salesInvoice?.id ?? '');
  expect(made.map(({ unitPrice }) => unitPrice)).toEqual(corrected);
  expect(draft.salesInvoice?.totalAmountExcludingTax).toBe(
    sum(draft.lines.map(({ amount }) => new Exact(amount))).toFixed(2),
  );
  // What was reviewed stays on the receipt, so that a cent that the correction cost is seen.
  expect(draft.expectedTotal).toBe(reviewed?.total);
  expect(draft.salesInvoice?.totalAmountIncludingTax).not.toBe(draft.expectedTotal);
});

test('I2 a price that was quoted without VAT is corrected where the document turns out to be gross', async () => {
  const { reviewed, draft } = await draftOf('Henrietta Müller');
  expect(reviewed?.lines[0]?.unitPrice).toBe('95');
  expect(draft).toMatchObject({ state: 'drafted', pricesIncludeTax: true });
  expect(draft.lines[0]?.unitPrice).toBe('113.05');
  expect(draft.salesInvoice?.totalAmountExcludingTax).toBe('95.00');
});

test('what was learned of a customer is known at the next review', async () => {
  const { product, syncSetupId } = where;
  const params = { syncSetupId };
  const report = (await bookingsOf(where)).find(
    ({ attendee, state }) => attendee.displayName === 'Lynne Robbins' && state !== 'inDraft',
  );
  await product.ok('updateBooking', {
    params: { ...params, bookingId: report?.id ?? '' },
    body: { amount: '119' },
  });
  await product.ok('putServiceLink', {
    params: { ...params, serviceId: report?.service.id ?? '' },
    body: {
      itemId: report?.itemSuggestion?.id ?? report?.item?.id ?? '',
      rules: { taxPercent: '19' },
    },
  });
  const reviewed = await preview(where, { bookingIds: [report?.id ?? ''] });
  expect(reviewed.drafts).toMatchObject([
    { isEstimate: false, pricesIncludeTax: false, lines: [{ unitPrice: '100' }], total: '100.00' },
  ]);
  const draft = onlyDraft(await until(where, (await start(where, reviewed)).id));
  expect(draft).toMatchObject({ state: 'drafted', expectedTotal: '100.00' });
});

test('several bookings of a customer share a draft, in the order in which they took place', async () => {
  const bookings = await readyOfOne(where);
  const draft = onlyDraft(await invoice(where, bookings.toReversed()));
  expect(draft.state).toBe('drafted');
  const dates = linesOf(where.product, draft.salesInvoice?.id ?? '').map(
    (line) => line.shipmentDate,
  );
  expect(dates).toEqual(bookings.map(({ serviceDate }) => serviceDate).toSorted());
});

test('everything that is ready is drafted, each booking on one line', async () => {
  const reviewed = await preview(where);
  const run = await until(where, (await start(where, reviewed)).id);
  expect(run.progress.drafted + run.progress.rejected).toBe(reviewed.totals.drafts);
  expect(run.drafts.filter(({ state }) => state === 'rejected')).toMatchObject([
    { customer: { displayName: 'Enrico Cattaneo' }, problem: { code: 'customerNotReady' } },
  ]);
  const states = (await bookingsOf(where)).map(({ state }) => state);
  expect(states.filter((state) => state === 'inDraft').length).toBeGreaterThan(30);
  expect(states.filter((state) => state === 'ready').length).toBe(1);
});

test('what stands in Business Central is what the ledger says', () => expectSoundBooks(where));
