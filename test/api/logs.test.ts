// What operators read tells neither who the customers are nor anything that opens a door.
import { expect, test } from 'vitest';
import { organisation } from '../../simulator/seed/organisation.ts';
import type { World } from '../../simulator/world.ts';
import { freePort, serveApi, type ApiProcess } from '../support/apiProcess.ts';
import { preview, start, until } from '../support/invoicing.ts';
import { startProduct, type Product } from '../support/product.ts';
import { readySetup } from '../support/readySetup.ts';

const note = 'She told me about her knee';
const searched = 'somebody-searched-for-this';
const linked = 'private.person@post.example';

test('logs requests and troubles without tokens, names, addresses, notes and searches', async () => {
  const { product, api } = await startOwnProcess();
  const { id } = await readySetup(product);
  await work(product, id);
  await fail(product, id);
  expect(api.stderr).toBe('');
  const lines = api.stdout.trimEnd().split('\n');
  expect(lines.filter((line) => line.includes('"answered"')).length).toBeGreaterThan(20);
  expect(lines.filter((line) => line.includes('"refused"')).length).toBeGreaterThan(5);
  expect(api.stdout).toContain('"operation":"putCustomerLink"');
  const told = [...secrets(product.world)].filter((text) => api.stdout.includes(text));
  expect(told).toEqual([]);
  expect(api.stdout).not.toMatch(/eyJ|Bearer|[\w.+-]+@[\w-]+\.\w/);
});

async function startOwnProcess(): Promise<{ product: Product; api: ApiProcess }> {
  let api: ApiProcess | undefined;
  const port = await freePort();
  const product = await startProduct({
    environment: { LOG_LEVEL: 'debug', PORT: port },
    serve: async (environment) => {
      const child = serveApi(environment);
      api = child;
      await child.healthy();
      const close = async (): Promise<void> => {
        child.kill('SIGTERM');
        await child.ended;
      };
      return { origin: `http://localhost:${port}`, close };
    },
  });
  if (!api) throw new Error('The API was not started');
  return { product, api };
}

/** A day at the desk. */
async function work(product: Product, syncSetupId: string): Promise<void> {
  const params = { syncSetupId };
  await product.ok('getMe');
  const { bookings } = await product.ok('listBookings', { params });
  await product.ok('listBookings', { params, query: { q: searched } });
  await product.ok('searchCustomers', { query: { syncSetupId, q: searched } });
  const bookingId = bookings[0]?.id ?? '';
  await product.ok('updateBooking', { params: { ...params, bookingId }, body: { amount: '10' } });
  await product.ok('skipBookings', {
    params,
    body: { bookingIds: [bookingId], reason: 'other', note },
  });
  const { customers } = await product.ok('searchCustomers', { query: { syncSetupId } });
  await product.ok('putCustomerLink', {
    params: { ...params, key: `email:${linked}` },
    body: { customerId: customers[0]?.id ?? '' },
  });
  const where = { product, syncSetupId };
  const run = await until(where, (await start(where, await preview(where))).id);
  expect(run.progress.rejected).toBeGreaterThan(0);
}

/** What goes wrong in a year. */
async function fail(product: Product, syncSetupId: string): Promise<void> {
  const params = { syncSetupId };
  await product.refused('getMe', { token: await product.token('megan', { exp: 1_700_000_000 }) });
  await product.refused('listBookings', { as: 'alex', params });
  await product.refused('listBookings', { params, query: { q: searched, cursor: searched } });
  const key = `email:nobody.${linked}`;
  await product.refused('deleteCustomerLink', { params: { ...params, key } });
  await product.refused('putCustomerLink', {
    params: { ...params, key: linked },
    body: { customerId: syncSetupId },
  });
  await product.refused('getSyncSetup', { params: { syncSetupId: linked } });
  await fetch(`${product.origin}/api/${linked}?q=${searched}`);
  await fetch(`${product.origin}/${linked}`);
  product.faults.replace([
    { service: 'graph', kind: 'status', status: 404, code: linked, path: '/services' },
    { service: 'businessCentral', kind: 'status', status: 404, path: '/companies' },
  ]);
  await product.refused('listCompanies', { query: { environment: 'Production' } });
  const { id: syncRunId } = await product.ok('startSyncRun', { params, body: {} });
  let state = '';
  while (state !== 'failed') {
    ({ state } = await product.ok('getSyncRun', { params: { ...params, syncRunId } }));
  }
  product.faults.clear();
}

/** Everything that belongs to somebody. */
function secrets(world: World): Set<string> {
  const people = [
    ...world.customers
      .list()
      .flatMap(({ displayName, email, phoneNumber }) => [displayName, email, phoneNumber]),
    ...world.bookingCustomers
      .list()
      .flatMap(({ displayName, emailAddress }) => [displayName, emailAddress ?? '']),
    ...world.users
      .list()
      .flatMap(({ displayName, userPrincipalName }) => [displayName, userPrincipalName]),
  ];
  const texts = [...people, note, searched, linked, organisation.clientSecret];
  return new Set(texts.filter((text) => text !== ''));
}
