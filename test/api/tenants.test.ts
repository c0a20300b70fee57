import { expect, test } from 'vitest';
import type { OperationName } from '../../api/contract/operations.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { preview } from '../support/invoicing.ts';
import { readySetup, startDate, untilSynced } from '../support/readySetup.ts';
import type { Input } from '../support/product.ts';
import { addSecondTenant, secondTenantId } from '../support/secondTenant.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const ours = {
  syncSetupId: '',
  syncRunId: '',
  bookingId: '',
  previewId: '',
  hash: '',
  salesInvoices: 0,
};
const theirs = { syncSetupId: '' };
const environment = { ALLOWED_TENANT_IDS: `${organisation.tenantId}, ${secondTenantId}` };
const shared = sharedProduct({ environment }, async (product) => {
  addSecondTenant(product.world, new Date(product.clock.now()));
  const { id } = await readySetup(product);
  const params = { syncSetupId: id };
  const { bookings } = await product.ok('listBookings', { params });
  const { syncRuns } = await product.ok('listSyncRuns', { params });
  const reviewed = await preview({ product, syncSetupId: id });
  Object.assign(ours, {
    salesInvoices: product.world.salesInvoices.size,
    syncSetupId: id,
    syncRunId: syncRuns[0]?.id,
    bookingId: bookings[0]?.id,
    previewId: reviewed.id,
    hash: reviewed.hash,
  });
  const company = product.world.companies.find(({ name }) => name === 'Contoso Studio');
  const setup = await product.ok('createSyncSetup', {
    as: 'nora',
    body: {
      bookingBusinessId: 'Studio@contoso.example',
      environment: 'Production',
      companyId: company?.id ?? '',
      startDate: startDate(product),
    },
  });
  theirs.syncSetupId = setup.id;
  await untilSynced(product, setup.id, 'nora');
});

test('shows each organisation its own setups, businesses and companies', async () => {
  const { product } = shared;
  const [megans, noras] = await Promise.all([seenBy('megan'), seenBy('nora')]);
  expect(megans.setups).toEqual([ours.syncSetupId]);
  expect(noras).toEqual({
    setups: [theirs.syncSetupId],
    businesses: ['Contoso Studio'],
    companies: ['Contoso Studio'],
  });
  expect(megans.businesses).not.toContain('Contoso Studio');
  expect(megans.companies).not.toContain('Contoso Studio');
  expect((await product.ok('getMe', { as: 'nora' })).tenantId).toBe(secondTenantId);
});

async function seenBy(as: string) {
  const { product } = shared;
  const { syncSetups } = await product.ok('listSyncSetups', { as });
  const { bookingBusinesses } = await product.ok('listBookingBusinesses', { as });
  const { companies } = await product.ok('listCompanies', {
    as,
    query: { environment: 'Production' },
  });
  return {
    setups: syncSetups.map(({ id }) => id),
    businesses: bookingBusinesses.map(({ displayName }) => displayName),
    companies: companies.map(({ displayName }) => displayName),
  };
}

/** Everything that names something of Megan's organisation. */
function crossing(): { [Name in OperationName]?: Input<Name> } {
  const { syncSetupId, bookingId, syncRunId, previewId, hash } = ours;
  const params = { syncSetupId };
  const headers = { 'if-match': '"1"' };
  const key = 'email:adele.vance@post.example';
  return {
    getSyncSetup: { params },
    updateSyncSetup: { params, headers, body: { enabled: false } },
    deleteSyncSetup: { params, headers },
    testSyncSetup: { params },
    startSyncRun: { params, body: {} },
    listSyncRuns: { params },
    getSyncRun: { params: { ...params, syncRunId } },
    listBookings: { params },
    updateBooking: { params: { ...params, bookingId }, body: { amount: '1' } },
    skipBookings: { params, body: { bookingIds: [bookingId], reason: 'test' } },
    unskipBooking: { params: { ...params, bookingId } },
    listCustomerLinks: { params },
    putCustomerLink: { params: { ...params, key }, body: { customerId: previewId } },
    deleteCustomerLink: { params: { ...params, key } },
    listServiceLinks: { params },
    putServiceLink: { params: { ...params, serviceId: 'x' }, body: { itemId: previewId } },
    deleteServiceLink: { params: { ...params, serviceId: 'x' } },
    searchCustomers: { query: { syncSetupId } },
    searchItems: { query: { syncSetupId } },
    createInvoicePreview: { params, body: { bookingIds: [bookingId] } },
    startInvoiceRun: {
      params,
      body: { previewId, hash },
      headers: { 'idempotency-key': 'crossing' },
    },
    listInvoiceRuns: { params },
    getInvoiceRun: { params: { ...params, runId: previewId } },
  };
}

const crossingNames = [
  'getSyncSetup',
  'updateSyncSetup',
  'deleteSyncSetup',
  'testSyncSetup',
  'startSyncRun',
  'listSyncRuns',
  'getSyncRun',
  'listBookings',
  'updateBooking',
  'skipBookings',
  'unskipBooking',
  'listCustomerLinks',
  'putCustomerLink',
  'deleteCustomerLink',
  'listServiceLinks',
  'putServiceLink',
  'deleteServiceLink',
  'searchCustomers',
  'searchItems',
  'createInvoicePreview',
  'startInvoiceRun',
  'listInvoiceRuns',
  'getInvoiceRun',
] as const;

test.each(crossingNames)(
  'J1 answers 404 to another organisation that asks for %s',
  async (name) => {
    const { product } = shared;
    const { status, error } = await product.refused(name, { ...crossing()[name], as: 'nora' });
    expect([status, error.code]).toEqual([404, 'notFound']);
  },
);

test('answers an id of nobody with the same words as a foreign one', async () => {
  const { product } = shared;
  const params = { syncSetupId: '0d5f1f7e-3c1a-4a53-9a30-0a2f6f0c4b11' };
  const unknown = await product.refused('listBookings', { as: 'nora', params });
  const foreign = await product.refused('listBookings', {
    as: 'nora',
    params: { syncSetupId: ours.syncSetupId },
  });
  expect(unknown.error.message).toBe(foreign.error.message);
  const malformed = await product.refused('listBookings', { params: { syncSetupId: '1' } });
  expect(malformed.status).toBe(404);
});

test('J1 keeps ids of another organisation out also below one’s own setup', async () => {
  const { product } = shared;
  const as = 'nora';
  const params = theirs;
  const { bookingId, syncRunId, previewId, hash } = ours;
  const run = { as, params: { ...params, syncRunId } };
  expect(await product.refused('getSyncRun', run)).toMatchObject({ status: 404 });
  const skip = { as, params, body: { bookingIds: [bookingId], reason: 'test' as const } };
  expect(await product.refused('skipBookings', skip)).toMatchObject({ status: 404 });
  const headers = { 'idempotency-key': 'crossing-preview' };
  const start = { as, params, headers, body: { previewId, hash } };
  expect(await product.refused('startInvoiceRun', start)).toMatchObject({ status: 404 });
  const reviewed = await product.ok('createInvoicePreview', {
    as,
    params,
    body: { bookingIds: [bookingId] },
  });
  expect(reviewed.drafts).toEqual([]);
  expect(reviewed.excluded).toMatchObject([{ bookingId, reason: 'notFound', attendeeName: '' }]);
  const [customer] = product.world.customers.list();
  const link = {
    params: { ...params, key: 'email:a@b.example' },
    body: { customerId: customer?.id ?? '' },
  };
  expect(await product.refused('putCustomerLink', { as, ...link })).toMatchObject({ status: 404 });
});

test('leaves everything of the organisation as it was', async () => {
  const { product } = shared;
  const setup = await product.ok('getSyncSetup', { params: { syncSetupId: ours.syncSetupId } });
  expect([setup.enabled, setup.etag]).toEqual([true, '"1"']);
  expect(product.world.salesInvoices.size).toBe(ours.salesInvoices);
});

test('serves the other organisation its own bookings', async () => {
  const { product } = shared;
  const { bookings } = await product.ok('listBookings', {
    as: 'nora',
    params: theirs,
    query: { view: 'all' },
  });
  expect(bookings.map(({ attendee }) => attendee.displayName).toSorted()).toEqual([
    'Guest 2',
    'Guest 3',
    'Guest 4',
  ]);
});
