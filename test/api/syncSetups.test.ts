import { expect, test, vi } from 'vitest';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { preview, start, until } from '../support/invoicing.ts';
import { createSetup, startDate, untilSynced } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct();
const centre = 'Therapiezentrum@fabrikam-health.example';
const coaching = 'Coaching@fabrikam-health.example';
const { megan } = organisation.users;

function bodyFor(bookingBusinessId: string) {
  const { product } = shared;
  const company = product.world.companies.find(({ name }) => name === 'Fabrikam Health');
  return {
    bookingBusinessId,
    environment: 'Production',
    companyId: company?.id ?? '',
    startDate: startDate(product),
  };
}

let setup: SyncSetup;

function inSetup() {
  return { params: { syncSetupId: setup.id } };
}

/** The setup as it stands, with the etag that a change needs. */
async function current() {
  setup = await shared.product.ok('getSyncSetup', inSetup());
  return { setup, headers: { 'if-match': setup.etag } };
}

test('begins the first sync by itself, in the name of whoever made the setup', async () => {
  const { product } = shared;
  setup = await createSetup(product);
  expect(setup).toMatchObject({
    bookingBusiness: { id: centre, currencyCode: 'EUR', timeZone: 'Europe/Berlin' },
    company: { name: 'Fabrikam Health', currencyCode: 'EUR' },
    enabled: true,
    intervalMinutes: 60,
    syncUser: { displayName: 'Megan Bowen', needsSignIn: false },
  });
  const synced = await product.ok('getSyncSetup', inSetup());
  expect(synced.lastSyncRun).toMatchObject({ state: 'done', errorCode: null });
  expect(synced.lastSyncRun?.counts.appointmentsRead).toBeGreaterThan(30);
  const { bookings } = await product.ok('listBookings', inSetup());
  expect(bookings).toBeDefined();
});

test('refuses a second active setup of the same business, however its address is written', async () => {
  const { product } = shared;
  for (const id of [centre, centre.toUpperCase()]) {
    const { status, error } = await product.refused('createSyncSetup', { body: bodyFor(id) });
    expect([status, error.code]).toEqual([409, 'bookingBusinessInUse']);
  }
  expect((await product.ok('listSyncSetups')).syncSetups).toHaveLength(1);
});

test('gives a business free when its setup is switched off, and takes it back only when it is free', async () => {
  const { product } = shared;
  await product.ok('updateSyncSetup', {
    ...inSetup(),
    ...(await current()),
    body: { enabled: false },
  });
  const second = await product.ok('createSyncSetup', { body: bodyFor(centre) });
  const { headers } = await current();
  const back = { ...inSetup(), headers, body: { enabled: true } };
  expect(await product.refused('updateSyncSetup', back)).toMatchObject({
    status: 409,
    error: { code: 'bookingBusinessInUse' },
  });
  await untilSynced(product, second.id);
  await product.ok('deleteSyncSetup', {
    params: { syncSetupId: second.id },
    headers: { 'if-match': second.etag },
  });
  await product.ok('updateSyncSetup', back);
});

test.each(['updateSyncSetup', 'deleteSyncSetup'] as const)(
  'wants to know which version %s is meant for',
  async (name) => {
    const { product } = shared;
    const body = { enabled: false };
    const blind = await product.refused(name, { ...inSetup(), body });
    expect([blind.status, blind.error.code]).toEqual([428, 'preconditionRequired']);
    for (const etag of ['"999"', 'W/"999"', '*', '1', '"abc"']) {
      const headers = { 'if-match': etag };
      const { status, error } = await product.refused(name, { ...inSetup(), body, headers });
      expect([etag, status, error.code]).toEqual([etag, 412, 'preconditionFailed']);
    }
    expect((await current()).setup.enabled).toBe(true);
  },
);

test('lets only the first of two colleagues change what both looked at', async () => {
  const { product } = shared;
  const { headers } = await current();
  const changes = [15, 30].map((intervalMinutes) =>
    product
      .ok('updateSyncSetup', {
        ...inSetup(),
        headers,
        body: { intervalMinutes: intervalMinutes === 15 ? 15 : 30 },
      })
      .then(() => 'changed')
      .catch((error: unknown) => String(error)),
  );
  const outcomes = await Promise.all(changes);
  expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(1);
  expect(outcomes.join()).toContain('preconditionFailed');
});

test('keeps every setting that a change does not name', async () => {
  const { product } = shared;
  const all = {
    graceMinutes: 45,
    grouping: 'booking' as const,
    lines: 'merged' as const,
    descriptionTemplate: '{service} for {customer}',
    descriptionLanguage: 'de' as const,
    markerField: 'customerPurchaseOrderReference' as const,
    acceptsAddedLines: true,
    bounds: {
      lineAmount: '123.45',
      linesPerDraft: 7,
      draftsPerRun: 8,
      ageMonths: 9,
      likelyDuplicates: false,
    },
  };
  const change = async (body: object) => {
    const { headers } = await current();
    return product.ok('updateSyncSetup', { ...inSetup(), headers, body });
  };
  await change({ settings: all, intervalMinutes: 240 });
  const grouped = await change({ settings: { grouping: 'customer' } });
  expect(grouped.settings).toEqual({ ...all, grouping: 'customer' });
  const bounded = await change({ settings: { bounds: { ageMonths: 24 } } });
  expect(bounded.settings.bounds).toEqual({ ...all.bounds, ageMonths: 24 });
  const later = await change({ startDate: '2026-01-15' });
  expect(later).toMatchObject({ intervalMinutes: 240, startDate: '2026-01-15', enabled: true });
  const onDemand = await change({ intervalMinutes: null });
  expect(onDemand).toMatchObject({ intervalMinutes: null, startDate: '2026-01-15' });
  const untouched = await change({});
  expect(untouched).toMatchObject({ settings: bounded.settings, intervalMinutes: null });
  await change({
    startDate: startDate(product),
    settings: { grouping: 'customer', graceMinutes: 15 },
  });
});

test('says line by line what can be read, with the numbers', async () => {
  const { checks } = await shared.product.ok('testSyncSetup', inSetup());
  expect(checks.map(({ code, ok }) => [code, ok])).toEqual([
    ['bookingBusinessOpens', true],
    ['bookingServicesRead', true],
    ['currenciesMatch', true],
    ['companyOpens', true],
    ['customersRead', true],
    ['itemsRead', true],
    ['salesInvoicesRead', true],
  ]);
  const values = Object.fromEntries(checks.map((check) => [check.code, check.values]));
  expect(values['bookingServicesRead']).toEqual({ count: '16' });
  expect(values['companyOpens']).toEqual({ name: 'Fabrikam Health' });
  expect(values['currenciesMatch']).toEqual({ bookings: 'EUR', businessCentral: 'EUR' });
});

test('says line by line what Alex may not read', async () => {
  const { checks } = await shared.product.ok('testSyncSetup', { ...inSetup(), as: 'alex' });
  expect(checks.map(({ code, ok, errorCode }) => [code, ok, errorCode])).toEqual([
    ['bookingBusinessOpens', false, 'bookingsAccessDenied'],
    ['bookingServicesRead', false, 'bookingsAccessDenied'],
    ['companyOpens', false, 'businessCentralAccessDenied'],
  ]);
});

test('says that a service does not answer, and checks the rest all the same', async () => {
  const { product } = shared;
  product.faults.replace([
    { service: 'businessCentral', kind: 'status', status: 404, path: '/items' },
  ]);
  const { checks } = await product.ok('testSyncSetup', inSetup());
  product.faults.clear();
  const failed = checks.filter(({ ok }) => !ok);
  expect(failed).toMatchObject([{ code: 'itemsRead', errorCode: 'businessCentralUnavailable' }]);
  expect(checks).toHaveLength(7);
});

test('syncs by itself when it is due, as the sync user, and not before', async () => {
  const { product } = shared;
  const { headers } = await current();
  await product.ok('updateSyncSetup', { ...inSetup(), headers, body: { intervalMinutes: 60 } });
  const runs = async () => (await product.ok('listSyncRuns', inSetup())).syncRuns;
  await product.ok('startSyncRun', { ...inSetup(), body: {} });
  await untilSynced(product, setup.id);
  const before = await runs();
  product.clock.advance(59 * 60_000);
  await product.tick();
  expect(await runs()).toHaveLength(before.length);
  product.clock.advance(60_000);
  await product.tick();
  await product.tick();
  expect(await runs()).toHaveLength(before.length + 1);
  await untilSynced(product, setup.id);
});

test('does not sync by itself while switched off, or when only asked to', async () => {
  const { product } = shared;
  const runs = async () => (await product.ok('listSyncRuns', inSetup())).syncRuns.length;
  const before = await runs();
  for (const body of [{ enabled: false }, { enabled: true, intervalMinutes: null }]) {
    const { headers } = await current();
    await product.ok('updateSyncSetup', { ...inSetup(), headers, body });
    product.clock.advance(25 * 60 * 60_000);
    await product.tick();
    expect(await runs()).toBe(before);
  }
});

test('says that the sync user has to sign in when the session was revoked, until they are back', async () => {
  const { product } = shared;
  const { headers } = await current();
  await product.ok('updateSyncSetup', { ...inSetup(), headers, body: { intervalMinutes: 15 } });
  revokeSessions();
  // A token that was given before is good to its end.
  product.clock.advance(61 * 60_000);
  await product.tick();
  await vi.waitFor(async () => {
    expect((await current()).setup).toMatchObject({
      syncUser: { needsSignIn: true },
      lastSyncRun: { state: 'failed', errorCode: 'interactionRequired' },
    });
  }, 20_000);
  const { length } = (await product.ok('listSyncRuns', inSetup())).syncRuns;
  product.clock.advance(16 * 60_000);
  await product.tick();
  expect((await product.ok('listSyncRuns', inSetup())).syncRuns).toHaveLength(length);
  const back = await current();
  const renewed = await product.ok('updateSyncSetup', {
    ...inSetup(),
    headers: back.headers,
    body: { becomeSyncUser: true },
  });
  expect(renewed.syncUser.needsSignIn).toBe(false);
  await product.tick();
  await untilSynced(product, setup.id);
  expect((await current()).setup.syncUser.needsSignIn).toBe(false);
});

test('takes a sync by the sync user for being back', async () => {
  const { product } = shared;
  revokeSessions();
  // An access token that was given out stays good for an hour.
  product.clock.advance(61 * 60_000);
  await product.tick();
  await vi.waitFor(async () => {
    expect((await current()).setup.syncUser.needsSignIn).toBe(true);
  }, 20_000);
  await product.ok('startSyncRun', { ...inSetup(), body: {} });
  expect((await current()).setup.syncUser.needsSignIn).toBe(false);
  await untilSynced(product, setup.id);
});

/** What an administrator does with a lost phone. */
function revokeSessions(): void {
  const { sessions } = shared.product.world;
  for (const { id } of sessions.filter(({ userId }) => userId === megan.id)) {
    sessions.patch(id, { revoked: true });
  }
}

test('hands the sync over to a colleague with rights, and to nobody without', async () => {
  const { product } = shared;
  const { alex } = organisation.users;
  const { headers } = await current();
  const change = { as: 'alex', ...inSetup(), headers, body: { becomeSyncUser: true as const } };
  expect((await product.refused('updateSyncSetup', change)).status).toBe(403);
  product.world.bookingRoles.put({
    id: 'role-of-alex',
    businessId: centre,
    userId: alex.id,
    role: 'viewer',
  });
  product.world.companyPermissions.put({
    id: 'permission-of-alex',
    companyId: setup.company.id,
    userId: alex.id,
    level: 'read',
  });
  const changed = await product.ok('updateSyncSetup', change);
  expect(changed.syncUser).toEqual({
    userId: alex.id,
    displayName: 'Alex Wilber',
    needsSignIn: false,
  });
  revokeSessions();
  product.clock.advance(16 * 60_000);
  await product.tick();
  await untilSynced(product, setup.id);
});

test('keeps drafts on record when a setup is removed: its bookings stay claimed', async () => {
  const { product } = shared;
  const other = await product.ok('createSyncSetup', { body: bodyFor(coaching) });
  await untilSynced(product, other.id);
  const params = { syncSetupId: other.id };
  const { services } = await product.ok('listServiceLinks', { params });
  for (const { serviceId, suggestion } of services) {
    await product.ok('putServiceLink', {
      params: { ...params, serviceId },
      body: { itemId: suggestion?.id ?? '' },
    });
  }
  const where = { product, syncSetupId: other.id };
  const run = await until(where, (await start(where, await preview(where))).id);
  expect(run.progress.drafted).toBeGreaterThan(0);
  await product.ok('deleteSyncSetup', { params, headers: { 'if-match': other.etag } });
  expect((await product.refused('listBookings', { params })).status).toBe(404);
  expect(
    (await product.refused('deleteSyncSetup', { params, headers: { 'if-match': '"2"' } })).status,
  ).toBe(404);
  const markers = new Set(run.drafts.map(({ marker }) => marker));
  const made = product.world.salesInvoices.filter(({ externalDocumentNumber }) =>
    markers.has(externalDocumentNumber),
  );
  expect(made).toHaveLength(run.progress.drafted);
  const anew = await product.ok('createSyncSetup', { body: bodyFor(coaching) });
  await untilSynced(product, anew.id);
  const { counts } = await product.ok('listBookings', { params: { syncSetupId: anew.id } });
  expect(counts).toMatchObject({ ready: 0, attention: 0, inDraft: run.totals.bookings });
});

test('reads a setup as its colleague sees it', async () => {
  const { product } = shared;
  expect((await product.ok('listSyncSetups')).syncSetups.map(({ id }) => id)).toContain(setup.id);
  expect(await product.ok('getSyncSetup', { as: 'alex', ...inSetup() })).toMatchObject({
    id: setup.id,
  });
});
