// The customer by whom anyone can see in the simulation what happens when an answer is lost.
import { expect, test } from 'vitest';
import {
  after,
  bookingsOf,
  documentsOf,
  invoicingSetup,
  onlyDraft,
  startWith,
  stateOf,
  until,
} from '../support/invoicing.ts';
import { startProduct } from '../support/product.ts';

test('a draft for Timeout Ltd is checked, found and counted once', async () => {
  const product = await startProduct();
  const where = await invoicingSetup(product);
  const params = { syncSetupId: where.syncSetupId };
  const { customers } = await product.ok('searchCustomers', { query: { ...params, q: 'Timeout' } });
  const customerId = customers[0]?.id ?? '';
  const ofGrady = (await bookingsOf(where)).filter(
    ({ attendee }) => attendee.displayName === 'Grady Archie',
  );
  const key = ofGrady[0]?.attendee.customerLinkKey ?? '';
  await product.ok('putCustomerLink', { params: { ...params, key }, body: { customerId } });
  const ready = (await bookingsOf(where)).find(
    ({ attendee, state }) => attendee.displayName === 'Grady Archie' && state === 'ready',
  );
  if (!ready) throw new Error('Grady has nothing to invoice');

  const run = await startWith(where, [ready]);
  await until(where, run.id, ({ progress }) => progress.checking > 0);
  expect(await stateOf(where, ready.id)).toBe('checking');
  await after(where, 10_000);
  const draft = onlyDraft(await until(where, run.id));
  expect(draft.state).toBe('drafted');
  expect(documentsOf(where, draft)).toHaveLength(1);
});
