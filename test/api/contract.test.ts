import { expect, test } from 'vitest';
import { ErrorBody } from '../../api/contract/errors.ts';
import { operations } from '../../api/contract/operations.ts';
import { createSetup, startDate } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

let syncSetupId = '';
const shared = sharedProduct({}, async (product) => {
  syncSetupId = (await createSetup(product)).id;
});

type Raw = { method?: string; body?: string; headers?: Record<string, string> };

/** Sends what no typed client would. */
async function send(path: string, { method = 'POST', body, headers = {} }: Raw = {}) {
  const { product } = shared;
  const response = await fetch(`${product.origin}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await product.token('megan')}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function refusal(path: string, raw: Raw = {}) {
  const { status, text } = await send(path, raw);
  const { error } = ErrorBody.parse(JSON.parse(text));
  const paths = error.details?.fields?.map((field) => field.path);
  return { status, code: error.code, paths, message: error.message };
}

const someId = '0d5f1f7e-3c1a-4a53-9a30-0a2f6f0c4b11';
const goodSetup = {
  bookingBusinessId: 'Coaching@fabrikam-health.example',
  environment: 'Production',
  companyId: someId,
  startDate: '2026-01-01',
};

test.each([
  [{}, ['bookingBusinessId', 'environment', 'companyId', 'startDate']],
  [{ ...goodSetup, companyId: 'x' }, ['companyId']],
  [{ ...goodSetup, startDate: '01.02.2026' }, ['startDate']],
  [{ ...goodSetup, startDate: '2026-02-30' }, ['startDate']],
  [{ ...goodSetup, startDate: '1999-12-31' }, ['startDate']],
  [{ ...goodSetup, colour: 'red' }, ['colour']],
  [{ ...goodSetup, intervalMinutes: 7 }, ['intervalMinutes']],
  [{ ...goodSetup, settings: { grouping: 'all' } }, ['settings.grouping']],
  [{ ...goodSetup, settings: { bounds: { lineAmount: 'much' } } }, ['settings.bounds.lineAmount']],
  [{ ...goodSetup, settings: { bounds: { lines: 1 } } }, ['settings.bounds.lines']],
  [
    { ...goodSetup, settings: { descriptionTemplate: '{price}' } },
    ['settings.descriptionTemplate'],
  ],
  [[], ['']],
  ['text', ['']],
  [null, ['']],
])('names the fields of a new setup that are wrong: %j', async (body, paths) => {
  const refused = await refusal('/sync-setups', { body: JSON.stringify(body) });
  expect([refused.status, refused.code]).toEqual([400, 'invalidRequest']);
  expect([...new Set(refused.paths)]).toEqual(paths);
});

test.each([
  [{}, 'bookingIds'],
  [{ bookingIds: [] }, 'bookingIds'],
  [{ bookingIds: ['x'] }, 'bookingIds.0'],
  [{ bookingIds: ['A'.repeat(22)], filter: {} }, 'filter'],
  [{ filter: { view: 'everything' } }, 'filter.view'],
  [{ filter: { from: 'yesterday' } }, 'filter.from'],
])('names what is wrong with the choice for a preview: %j', async (body, path) => {
  const refused = await refusal(`/sync-setups/${syncSetupId}/invoice-previews`, {
    body: JSON.stringify(body),
  });
  expect([refused.status, refused.code, refused.paths?.[0]]).toEqual([400, 'invalidRequest', path]);
});

test('names the first twenty of thousands of wrong ids', async () => {
  const bookingIds = Array.from({ length: 4000 }, () => 'x');
  const refused = await refusal(`/sync-setups/${syncSetupId}/skips`, {
    body: JSON.stringify({ bookingIds, reason: 'test' }),
  });
  expect(refused.status).toBe(400);
  expect(refused.paths).toHaveLength(20);
});

test.each(['-1', 'abc', '1e3', '1,50', '', '1.', '9999999999999999', 12])(
  'takes "%s" for no amount',
  async (amount) => {
    const refused = await refusal(`/sync-setups/${syncSetupId}/bookings/${'A'.repeat(22)}`, {
      method: 'PATCH',
      body: JSON.stringify({ amount }),
    });
    expect([refused.status, new Set(refused.paths)]).toEqual([400, new Set(['amount'])]);
  },
);

test.each(['-1', '100.01', 'x', 19])('takes %j for no percentage of VAT', async (taxPercent) => {
  const refused = await refusal(`/sync-setups/${syncSetupId}/service-links/some-service`, {
    method: 'PUT',
    body: JSON.stringify({ itemId: someId, rules: { taxPercent } }),
  });
  expect([refused.status, refused.paths?.[0]]).toEqual([400, 'rules.taxPercent']);
});

test.each([
  ['?limit=0', 'limit'],
  ['?limit=1001', 'limit'],
  ['?limit=many', 'limit'],
  ['?view=everything', 'view'],
  ['?sort=price', 'sort'],
  ['?from=2026-13-01', 'from'],
  ['?colour=red', 'colour'],
  ['?q=a&q=b', 'q'],
  [`?q=${'x'.repeat(101)}`, 'q'],
  ['?cursor=nonsense', 'cursor'],
  [`?cursor=${Buffer.from('{"id":1,"index":0}').toString('base64url')}`, 'cursor'],
  [`?cursor=${Buffer.from('{"id":"a","index":-1}').toString('base64url')}`, 'cursor'],
])('names the part of a query that is wrong: %s', async (query, path) => {
  const refused = await refusal(`/sync-setups/${syncSetupId}/bookings${query}`, { method: 'GET' });
  expect([refused.status, refused.code, refused.paths]).toEqual([400, 'invalidRequest', [path]]);
});

test.each<[string, Raw]>([
  ['no JSON', { body: '{"bookingBusinessId": ' }],
  ['more than it can be', { body: JSON.stringify({ note: 'x'.repeat(1_100_000) }) }],
  ['no body at all', {}],
  [
    'another type',
    { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  ],
  ['an unknown encoding', { body: '{}', headers: { 'content-encoding': 'rot13' } }],
  [
    'an unknown character set',
    { body: '{}', headers: { 'content-type': 'application/json; charset=x' } },
  ],
  [
    'bytes that are not compressed as said',
    { body: '{}', headers: { 'content-encoding': 'gzip' } },
  ],
])('refuses a body that is %s, as the client’s fault', async (_, raw) => {
  const refused = await refusal('/sync-setups', raw);
  expect([refused.status, refused.code]).toEqual([400, 'invalidRequest']);
});

test('refuses an address that cannot be decoded, as the client’s fault', async () => {
  const refused = await refusal('/sync-setups/%E0%A4%A', { method: 'GET' });
  expect([refused.status, refused.code]).toEqual([400, 'invalidRequest']);
});

test.each([
  ['GET', '/nothing'],
  ['GET', '/sync-setups/'],
  ['PUT', '/sync-setups'],
  ['POST', '/health'],
  ['GET', ''],
])('answers 404 as JSON to %s /api%s', async (method, path) => {
  const { status, headers, text } = await send(path, { method });
  expect([status, headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
  expect(ErrorBody.parse(JSON.parse(text)).error.code).toBe('notFound');
});

test.each([
  [{ environment: 'Nowhere' }, 'environment'],
  [{ environment: '../../admin' }, 'environment'],
  [{ bookingBusinessId: 'nobody@fabrikam-health.example' }, 'booking business'],
  [{ bookingBusinessId: '../../users' }, 'booking business'],
  [{ bookingBusinessId: 'users/x@fabrikam-health.example' }, 'booking business'],
  [{ companyId: someId }, 'company'],
])('answers 404 to a setup of something that is not there: %j', async (changed, what) => {
  const { product } = shared;
  const company = product.world.companies.find(({ name }) => name === 'Fabrikam Health');
  const { status, error } = await product.refused('createSyncSetup', {
    body: {
      ...goodSetup,
      companyId: company?.id ?? '',
      startDate: startDate(product),
      ...changed,
    },
  });
  expect([status, error.code, error.message]).toEqual([
    404,
    'notFound',
    `There is no such ${what}.`,
  ]);
});

test('answers 404 to the companies of an environment that is not there', async () => {
  const { status } = await shared.product.refused('listCompanies', { query: { environment: 'X' } });
  expect(status).toBe(404);
});

test.each([
  ['/me', operations.getMe],
  ['/booking-businesses', operations.listBookingBusinesses],
  ['/environments', operations.listEnvironments],
  ['/companies?environment=Production', operations.listCompanies],
  ['/customers?syncSetupId={id}', operations.searchCustomers],
  ['/items?syncSetupId={id}', operations.searchItems],
  ['/sync-setups', operations.listSyncSetups],
  ['/sync-setups/{id}', operations.getSyncSetup],
  ['/sync-setups/{id}/sync-runs', operations.listSyncRuns],
  ['/sync-setups/{id}/bookings?view=all', operations.listBookings],
  ['/sync-setups/{id}/service-links', operations.listServiceLinks],
  ['/sync-setups/{id}/customer-links', operations.listCustomerLinks],
  ['/sync-setups/{id}/invoice-runs', operations.listInvoiceRuns],
])(
  'answers %s with what the contract says and nothing beyond it, not to be cached',
  async (path, { response }) => {
    const { status, headers, text } = await send(path.replace('{id}', syncSetupId), {
      method: 'GET',
    });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    const body: unknown = JSON.parse(text);
    expect(response.parse(body)).toEqual(body);
  },
);
