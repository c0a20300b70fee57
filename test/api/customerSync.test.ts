import { expect, test } from 'vitest';
import type { CustomerSyncPlan } from '../../api/contract/customerSync.ts';
import type { SyncRunSummary, SyncSetup } from '../../api/contract/syncSetups.ts';
import type { Customer } from '../../simulator/businessCentral/records.ts';
import type { BookingCustomer } from '../../simulator/graph/records.ts';
import { createSetup, syncAgain, untilSynced } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

let setup: SyncSetup;
const shared = sharedProduct({}, async (product) => {
  setup = await createSetup(product);
});

const params = () => ({ syncSetupId: setup.id });

let carded = 0;

/** Somebody new in Bookings, in the calendar of the setup. */
function card(fields: Partial<BookingCustomer>): BookingCustomer {
  const { world } = shared.product;
  const like = world.bookingCustomers.find(
    ({ businessId }) => businessId === setup.bookingBusiness.id,
  );
  if (!like) throw new Error('The calendar has no customers');
  carded += 1;
  const id = `0000c0de-0000-4000-8000-${String(carded).padStart(12, '0')}`;
  return world.bookingCustomers.put({ ...like, phone: null, id, ...fields });
}

function customersWith(email: string): Customer[] {
  return shared.product.world.customers.filter((customer) => customer.email === email);
}

function plan(): Promise<CustomerSyncPlan> {
  const body = { direction: 'toBusinessCentral' } as const;
  return shared.product.ok('planCustomerSync', { params: params(), body });
}

async function settle(direction: 'off' | 'toBusinessCentral', patternCustomerId?: string) {
  const { product } = shared;
  const { etag } = await product.ok('getSyncSetup', { params: params() });
  return product.ok('updateSyncSetup', {
    params: params(),
    headers: { 'if-match': etag },
    body: { customerSync: { direction, ...(patternCustomerId && { patternCustomerId }) } },
  });
}

async function sync(): Promise<SyncRunSummary> {
  await syncAgain(shared.product, setup.id);
  const { syncRuns } = await shared.product.ok('listSyncRuns', { params: params() });
  if (!syncRuns[0]) throw new Error('The setup never synced');
  return syncRuns[0];
}

const writes = () =>
  shared.product.requests.filter(
    ({ method, path }) => method !== 'GET' && /\/customers(\(|$)/.test(path),
  );

test('does nothing to customers until somebody turns it on', async () => {
  card({ displayName: 'Nora Neu', emailAddress: 'nora@neu.example' });
  shared.product.requests.length = 0;
  const { counts } = await sync();
  expect(counts).toMatchObject({ customersCreated: 0, customersLinked: 0 });
  expect(writes()).toEqual([]);
});

test('shows in a dry run what the next sync then does, to the person', async () => {
  const dry = await plan();
  expect(writes()).toEqual([]);
  expect(dry.actions).toContainEqual({
    kind: 'create',
    person: { displayName: 'Nora Neu', email: 'nora@neu.example' },
    customer: null,
    changes: [
      { field: 'displayName', from: '', to: 'Nora Neu' },
      { field: 'email', from: '', to: 'nora@neu.example' },
    ],
  });
  const pattern = shared.product.world.customers.find(
    ({ paymentTermsId }) => paymentTermsId !== '',
  );
  await settle('toBusinessCentral', pattern?.id);
  const { counts, customerProblems } = await sync();
  expect(customerProblems).toEqual([]);
  expect({ create: counts.customersCreated, link: counts.customersLinked }).toEqual({
    create: dry.counts.create,
    link: dry.counts.link,
  });
  expect(customersWith('nora@neu.example')).toMatchObject([
    { displayName: 'Nora Neu', type: 'Person', paymentTermsId: pattern?.paymentTermsId },
  ]);
});

test('changes nothing the second time, and says so', async () => {
  const before = shared.product.world.customers.size;
  shared.product.requests.length = 0;
  const { counts } = await sync();
  expect(counts).toMatchObject({
    customersCreated: 0,
    customersLinked: 0,
    customersUpdated: 0,
    customersFailed: 0,
  });
  expect(writes()).toEqual([]);
  expect(shared.product.world.customers.size).toBe(before);
  expect((await plan()).counts).toMatchObject({ create: 0, link: 0, update: 0 });
});

test('carries a change over, and leaves alone what was changed in Business Central', async () => {
  const { world } = shared.product;
  const nora = world.bookingCustomers.find(
    ({ emailAddress }) => emailAddress === 'nora@neu.example',
  );
  world.bookingCustomers.patch(nora?.id ?? '', { phone: '030 4711' });
  const { counts } = await sync();
  expect(counts.customersUpdated).toBe(1);
  const [customer] = customersWith('nora@neu.example');
  expect(customer).toMatchObject({ phoneNumber: '030 4711', displayName: 'Nora Neu' });
  world.customers.patch(customer?.id ?? '', { displayName: 'Neu, Nora' });
  expect((await sync()).counts.customersUpdated).toBe(0);
  expect(customersWith('nora@neu.example')).toMatchObject([{ displayName: 'Neu, Nora' }]);
});

test('leaves what changed on both sides to a person', async () => {
  const { world } = shared.product;
  const nora = world.bookingCustomers.find(
    ({ emailAddress }) => emailAddress === 'nora@neu.example',
  );
  world.bookingCustomers.patch(nora?.id ?? '', { displayName: 'Nora Alt' });
  const { counts } = await sync();
  expect(counts).toMatchObject({ customersUpdated: 0, customerConflicts: 1 });
  expect(customersWith('nora@neu.example')).toMatchObject([{ displayName: 'Neu, Nora' }]);
  expect((await plan()).left).toContainEqual(
    expect.objectContaining({ reason: 'conflict', person: expect.anything() }),
  );
});

test('makes nobody twice when the answer is lost, and finds out at the next sync', async () => {
  const { product } = shared;
  card({ displayName: 'Lars Lost', emailAddress: 'lars@lost.example' });
  product.faults.replace([
    {
      service: 'businessCentral',
      method: 'POST',
      path: '/customers',
      kind: 'answerLost',
      times: 1,
    },
  ]);
  const first = await sync();
  expect(first.counts).toMatchObject({ customersCreated: 0, customersFailed: 1 });
  expect(first.customerProblems).toMatchObject([
    { code: 'unknown', person: { displayName: 'Lars Lost' } },
  ]);
  product.faults.replace([]);
  const second = await sync();
  expect(second.counts).toMatchObject({ customersCreated: 0, customersLinked: 1 });
  expect(customersWith('lars@lost.example')).toHaveLength(1);
});

test('waits before making somebody again who may still arrive', async () => {
  const { product } = shared;
  card({ displayName: 'Dora Doubt', emailAddress: 'dora@doubt.example' });
  const unanswered = { service: 'businessCentral', method: 'POST', path: '/customers' } as const;
  product.faults.replace([{ ...unanswered, kind: 'status', status: 503, times: 1 }]);
  expect((await sync()).counts.customersFailed).toBe(1);
  product.faults.replace([]);
  expect((await sync()).counts.customersCreated).toBe(0);
  expect((await plan()).left).toContainEqual(
    expect.objectContaining({
      reason: 'checking',
      person: { displayName: 'Dora Doubt', email: 'dora@doubt.example' },
    }),
  );
});

test('says in words what Business Central refuses, and goes on with the others', async () => {
  const { product } = shared;
  const rita = { body: 'Rita', kind: 'status', status: 422, times: 1 } as const;
  product.faults.replace([
    { ...rita, service: 'businessCentral', code: 'Application_FieldValidationException' },
  ]);
  card({ displayName: 'Rita Refused', emailAddress: 'rita@refused.example' });
  card({ displayName: 'Olga Other', emailAddress: 'olga@other.example' });
  const run = await sync();
  expect(run.counts).toMatchObject({ customersCreated: 1, customersFailed: 1 });
  expect(run.customerProblems).toMatchObject([
    { code: 'refused', person: { displayName: 'Rita Refused' } },
  ]);
  expect(run.customerProblems[0]?.said).not.toBe('');
  expect(product.world.customers.find(({ email }) => email === 'olga@other.example')).toBeDefined();
});

test('refuses a pattern that does not exist, and stores nothing', async () => {
  const { product } = shared;
  const before = await product.ok('getSyncSetup', { params: params() });
  const refused = await product.refused('updateSyncSetup', {
    params: params(),
    headers: { 'if-match': before.etag },
    body: { customerSync: { patternCustomerId: '00000000-0000-4000-8000-00000000dead' } },
  });
  expect(refused.error).toMatchObject({
    code: 'invalidRequest',
    details: { fields: [{ path: 'customerSync.patternCustomerId' }] },
  });
  expect(await product.ok('getSyncSetup', { params: params() })).toEqual(before);
});

test('changes no customer for somebody who may only look on', async () => {
  const { product } = shared;
  card({ displayName: 'Vera Viewed', emailAddress: 'vera@viewed.example' });
  const token = await product.token('megan', { roles: ['viewer'] });
  await product.ok('startSyncRun', { token, params: params(), body: {} });
  await untilSynced(product, setup.id);
  expect(customersWith('vera@viewed.example')).toEqual([]);
  await sync();
  expect(customersWith('vera@viewed.example')).toHaveLength(1);
});

test('goes on reading where the right to make customers is missing, and says so', async () => {
  const { product } = shared;
  card({ displayName: 'Ron Right', emailAddress: 'ron@right.example' });
  product.faults.replace([
    { service: 'businessCentral', method: 'POST', path: '/customers', kind: 'status', status: 403 },
  ]);
  const run = await sync();
  product.faults.replace([]);
  expect(run.customerProblems).toMatchObject([{ code: 'noRight' }]);
  expect(run.counts.itemsRead).toBeGreaterThan(0);
  expect((await sync()).counts.customersCreated).toBe(1);
});

test('makes nobody after a pattern that is gone', async () => {
  const { product } = shared;
  const like = product.world.customers.find(({ companyId }) => companyId === setup.company.id);
  if (!like) throw new Error('The company has no customers');
  const id = '00000000-0000-4000-8000-0000000000aa';
  product.world.customers.put({ ...like, id, number: 'PATTERN', email: '' });
  await settle('toBusinessCentral', id);
  product.world.customers.remove(id);
  card({ displayName: 'Paul Pattern', emailAddress: 'paul@pattern.example' });
  const run = await sync();
  expect(run.customerProblems).toMatchObject([{ code: 'patternMissing' }]);
  expect(run.counts.customersCreated).toBe(0);
  await settle('toBusinessCentral', like.id);
  expect((await sync()).counts.customersCreated).toBe(1);
});

test('writes nothing while writing is stopped', async () => {
  const { product } = shared;
  card({ displayName: 'Stefan Stopped', emailAddress: 'stefan@stopped.example' });
  const { etag } = await product.ok('getSyncSetup', { params: params() });
  await product.ok('updateSyncSetup', {
    params: params(),
    headers: { 'if-match': etag },
    body: { writingStopped: true },
  });
  const run = await sync();
  expect(run.customerProblems).toMatchObject([{ code: 'writingStopped' }]);
  expect(customersWith('stefan@stopped.example')).toEqual([]);
});
