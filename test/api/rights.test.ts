import { expect, test } from 'vitest';
import { grantAdminConsent, withdrawConsent } from '../../simulator/entra/consent.ts';
import { issueTabToken } from '../../simulator/entra/tabToken.ts';
import { seededRandom } from '../../simulator/random.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import type { OperationName } from '../../api/contract/operations.ts';
import { createSetup, startDate } from '../support/readySetup.ts';
import type { Input } from '../support/product.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const tenMinutes = 10 * 60_000;
const { megan, alex } = organisation.users;
const centre = 'Therapiezentrum@fabrikam-health.example';

let syncSetupId = '';
let aBooking = '';
const shared = sharedProduct({ environment: { DEFAULT_ROLE: 'invoicer' } }, async (product) => {
  syncSetupId = (await createSetup(product)).id;
  const { bookings } = await product.ok('listBookings', {
    params: { syncSetupId },
    query: { view: 'all' },
  });
  aBooking = bookings[0]?.id ?? '';
});

const asManager = { roles: ['manager'] };

function newSetup() {
  const { product } = shared;
  const company = product.world.companies.find(({ name }) => name === 'Fabrikam Health');
  return {
    bookingBusinessId: centre,
    environment: 'Production',
    companyId: company?.id ?? '',
    startDate: startDate(product),
  };
}

test('tells Megan that both services can be reached, and Alex that neither can', async () => {
  const { product } = shared;
  expect(await product.ok('getMe')).toMatchObject({
    displayName: 'Megan Bowen',
    roles: ['manager'],
    bookings: { state: 'ok' },
    businessCentral: { state: 'ok' },
  });
  expect(await product.ok('getMe', { as: 'alex' })).toMatchObject({
    displayName: 'Alex Wilber',
    roles: ['invoicer'],
    bookings: { state: 'denied', code: 'bookingsAccessDenied' },
    businessCentral: { state: 'denied', code: 'businessCentralAccessDenied' },
  });
});

/** Everything below a setup that shows or changes what is mirrored. */
function inSetup(): { [Name in OperationName]?: Input<Name> } {
  const params = { syncSetupId };
  return {
    listBookings: { params, query: { view: 'all' } },
    searchCustomers: { query: { syncSetupId } },
    searchItems: { query: { syncSetupId } },
    listCustomerLinks: { params },
    listServiceLinks: { params },
    listInvoiceRuns: { params },
    startSyncRun: { params, body: {} },
    updateBooking: { params: { ...params, bookingId: aBooking }, body: { amount: '1.00' } },
    skipBookings: { params, body: { bookingIds: [aBooking], reason: 'test' } },
    unskipBooking: { params: { ...params, bookingId: aBooking } },
    putCustomerLink: {
      params: { ...params, key: 'email:a@b.example' },
      body: { customerId: syncSetupId },
    },
    createInvoicePreview: { params, body: { bookingIds: [aBooking] } },
  };
}

const inSetupNames = [
  'listBookings',
  'searchCustomers',
  'searchItems',
  'listCustomerLinks',
  'listServiceLinks',
  'listInvoiceRuns',
  'startSyncRun',
  'updateBooking',
  'skipBookings',
  'unskipBooking',
  'putCustomerLink',
  'createInvoicePreview',
] as const;

test.each(inSetupNames)('J1 never serves %s of Megan’s setup to Alex', async (name) => {
  const { product } = shared;
  const { status, error } = await product.refused(name, { ...inSetup()[name], as: 'alex' });
  expect(status).toBe(403);
  expect(['bookingsAccessDenied', 'businessCentralAccessDenied']).toContain(error.code);
  expect(JSON.stringify(error)).not.toContain('post.example');
});

test('tells somebody with a role in the calendar that Business Central is what is missing', async () => {
  const { product } = shared;
  const role = product.world.bookingRoles.put({
    id: 'role-of-alex',
    businessId: centre,
    userId: alex.id,
    role: 'viewer',
  });
  const denied = { code: 'businessCentralAccessDenied', details: { service: 'businessCentral' } };
  const token = await product.token('alex', asManager);
  expect(await product.ok('getMe', { token })).toMatchObject({ bookings: { state: 'ok' } });
  const listing = await product.refused('listBookings', { token, params: { syncSetupId } });
  expect(listing).toMatchObject({ status: 403, error: denied });
  const creating = await product.refused('createSyncSetup', { token, body: newSetup() });
  expect(creating).toMatchObject({ status: 403, error: denied });
  product.world.bookingRoles.remove(role.id);
});

test('tells somebody with rights in the company that the calendar is what is missing', async () => {
  const { product } = shared;
  // Ten minutes later what Alex could open a moment ago does not count.
  product.clock.advance(tenMinutes);
  const permission = product.world.companyPermissions.put({
    id: 'permission-of-alex',
    companyId: newSetup().companyId,
    userId: alex.id,
    level: 'full',
  });
  const denied = { code: 'bookingsAccessDenied', details: { service: 'bookings' } };
  const token = await product.token('alex', asManager);
  expect(await product.ok('getMe', { token })).toMatchObject({ businessCentral: { state: 'ok' } });
  const listing = await product.refused('listBookings', { token, params: { syncSetupId } });
  expect(listing).toMatchObject({ status: 403, error: denied });
  const creating = await product.refused('createSyncSetup', { token, body: newSetup() });
  expect(creating).toMatchObject({ status: 403, error: denied });
  product.world.companyPermissions.remove(permission.id);
});

test('asks for rights again after ten minutes, and not before', async () => {
  const { product } = shared;
  const list = { params: { syncSetupId } };
  product.clock.advance(tenMinutes);
  await product.ok('listBookings', list);
  product.requests.length = 0;
  await product.ok('listBookings', list);
  product.clock.advance(tenMinutes - 60_000);
  await product.ok('listBookings', list);
  expect(product.requests.filter(({ service }) => service !== 'entra')).toEqual([]);
  product.clock.advance(60_000);
  await product.ok('listBookings', list);
  const services = product.requests.map(({ service }) => service);
  expect(services).toContain('graph');
  expect(services).toContain('businessCentral');
});

test('notices a role that was withdrawn in the calendar, and one that was given back', async () => {
  const { product } = shared;
  const list = { params: { syncSetupId } };
  const role = product.world.bookingRoles.find(
    ({ businessId, userId }) => businessId === centre && userId === megan.id,
  );
  if (!role) throw new Error('Megan has no role');
  await product.ok('listBookings', list);
  product.world.bookingRoles.remove(role.id);
  product.clock.advance(tenMinutes);
  const { status, error } = await product.refused('listBookings', list);
  expect([status, error.code]).toEqual([403, 'bookingsAccessDenied']);
  product.world.bookingRoles.put(role);
  await product.ok('listBookings', list);
});

test('notices permissions that were withdrawn in Business Central', async () => {
  const { product } = shared;
  const list = { params: { syncSetupId } };
  const permissions = product.world.companyPermissions.filter(({ userId }) => userId === megan.id);
  for (const { id } of permissions) product.world.companyPermissions.remove(id);
  product.clock.advance(tenMinutes);
  const { status, error } = await product.refused('listBookings', list);
  expect([status, error.code]).toEqual([403, 'businessCentralAccessDenied']);
  for (const permission of permissions) product.world.companyPermissions.put(permission);
  await product.ok('listBookings', list);
});

test('finds a company in the second environment for somebody who may not enter the first one', async () => {
  const { product } = shared;
  const { world } = product;
  const sandbox = world.environments.put({
    id: 'environment-sandbox',
    tenantId: organisation.tenantId,
    name: 'Sandbox',
    type: 'Sandbox',
    countryCode: 'DE',
  });
  const template = world.companies.get(newSetup().companyId);
  if (!template) throw new Error('There is no company');
  const company = world.companies.put({
    ...template,
    id: '5a5a5a5a-1b1b-4c2c-8d3d-4e4e4e4e4e4e',
    environmentId: sandbox.id,
  });
  world.companyPermissions.put({
    id: 'sandbox-of-alex',
    companyId: company.id,
    userId: alex.id,
    level: 'read',
  });
  const me = await product.ok('getMe', { as: 'alex' });
  expect(me.businessCentral).toEqual({ state: 'ok' });
  world.companyPermissions.remove('sandbox-of-alex');
});

test.each([
  ['graph', 'bookings'],
  ['businessCentral', 'businessCentral'],
] as const)('says where to consent when nobody consented to %s', async (resource, service) => {
  const { product } = shared;
  const { tenantId, clientId } = organisation;
  withdrawConsent(product.world, { tenantId, clientId, resource });
  const me = await product.ok('getMe');
  expect(me[service]).toMatchObject({ state: 'consentRequired', code: 'consentRequired' });
  const { status, error } = await product.refused('createSyncSetup', { body: newSetup() });
  expect([status, error.code, error.details?.service]).toEqual([403, 'consentRequired', service]);
  expect(error.details?.consentUrl).toBe(
    `https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=${clientId}`,
  );
  const application = product.world.applications.get(clientId);
  if (application) grantAdminConsent(product.world, tenantId, application);
  expect((await product.ok('getMe'))[service]).toEqual({ state: 'ok' });
});

test('J3 passes on what conditional access asks for, and works once it was done', async () => {
  const { product } = shared;
  product.world.users.patch(megan.id, { stepUpFor: ['businessCentral'] });
  const query = { environment: 'Production' };
  const { status, error } = await product.refused('listCompanies', { query });
  expect([status, error.code]).toEqual([403, 'interactionRequired']);
  expect(error.details).toMatchObject({ service: 'businessCentral' });
  const claims = error.details?.claims;
  expect((await product.ok('getMe')).businessCentral).toMatchObject({
    state: 'interactionRequired',
    claims,
  });
  const token = await answeredAtTheScreen(claims);
  expect((await product.ok('listCompanies', { query, token })).companies).not.toEqual([]);
  product.world.users.patch(megan.id, { stepUpFor: [] });
});

/** What Teams does with the claims that the tab hands to `getAuthToken`. */
function answeredAtTheScreen(claims: string | undefined): Promise<string> {
  const { world, clock } = shared.product;
  const [user, application] = [world.users.get(megan.id), world.applications.list()[0]];
  if (!user || !application) throw new Error('The world has nobody to ask');
  const context = {
    world,
    clock,
    now: new Date(clock.now()),
    tokenTime: new Date(clock.now()),
    random: seededRandom(9),
    origin: '',
    switches: shared.product.simulator.switches.current(),
  };
  return issueTabToken({ user, application, claims }, context);
}

test('lets a viewer look and nothing more, and asks no service for what is refused', async () => {
  const { product } = shared;
  const token = await product.token('megan', { roles: ['viewer'] });
  await product.ok('listBookings', { token, params: { syncSetupId } });
  product.requests.length = 0;
  const writes = [
    'updateBooking',
    'skipBookings',
    'putCustomerLink',
    'createInvoicePreview',
  ] as const;
  for (const name of writes) {
    const { status, error } = await product.refused(name, { ...inSetup()[name], token });
    expect([name, status, error.code]).toEqual([name, 403, 'roleMissing']);
  }
  const creating = await product.refused('createSyncSetup', { token, body: newSetup() });
  expect(creating.error.code).toBe('roleMissing');
  expect(product.requests.filter(({ service }) => service !== 'entra')).toEqual([]);
});

test.each([
  ['assigned', { roles: ['invoicer'] }],
  ['configured for everybody', { roles: [] }],
  ['configured, as another product’s role means nothing', { roles: ['Owner', 'admin'] }],
])('lets an invoicer invoice but not change setups: %s', async (_, claims) => {
  const { product } = shared;
  const token = await product.token('megan', claims);
  const params = { syncSetupId };
  expect((await product.ok('getMe', { token })).roles).toEqual(['invoicer']);
  const skipping = { token, params, body: { bookingIds: [aBooking], reason: 'test' as const } };
  expect((await product.ok('skipBookings', skipping)).skipped).toEqual([aBooking]);
  await product.ok('unskipBooking', { token, params: { ...params, bookingId: aBooking } });
  const headers = { 'if-match': '"1"' };
  for (const name of ['updateSyncSetup', 'deleteSyncSetup'] as const) {
    const { error } = await product.refused(name, { token, params, headers, body: {} });
    expect([name, error.code]).toEqual([name, 'roleMissing']);
  }
  const creating = await product.refused('createSyncSetup', { token, body: newSetup() });
  expect(creating.error.code).toBe('roleMissing');
});

test('J1 keeps the bookings of one setup out of reach of somebody who may open only another one', async () => {
  const { product } = shared;
  const coaching = 'Coaching@fabrikam-health.example';
  const other = await product.ok('createSyncSetup', {
    body: { ...newSetup(), bookingBusinessId: coaching },
  });
  await product.ok('skipBookings', {
    params: { syncSetupId },
    body: { bookingIds: [aBooking], reason: 'goodwill' },
  });
  product.world.bookingRoles.put({
    id: 'coach-alex',
    businessId: coaching,
    userId: alex.id,
    role: 'viewer',
  });
  product.world.companyPermissions.put({
    id: 'company-alex',
    companyId: newSetup().companyId,
    userId: alex.id,
    level: 'full',
  });
  const as = 'alex';
  const there = { syncSetupId: other.id };
  await product.ok('listBookings', { as, params: there });
  const params = { ...there, bookingId: aBooking };
  expect(await product.refused('unskipBooking', { as, params })).toMatchObject({ status: 404 });
  const amount = { as, params, body: { amount: '1' } };
  expect(await product.refused('updateBooking', amount)).toMatchObject({ status: 404 });
  const skip = { as, params: there, body: { bookingIds: [aBooking], reason: 'test' as const } };
  expect(await product.refused('skipBookings', skip)).toMatchObject({ status: 404 });
  const { bookings } = await product.ok('listBookings', {
    params: { syncSetupId },
    query: { view: 'skipped' },
  });
  expect(bookings.find(({ id }) => id === aBooking)?.skip?.reason).toBe('goodwill');
});
