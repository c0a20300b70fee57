import { expect, test } from 'vitest';
import { operations, type OperationName } from '../../api/contract/operations.ts';
import { createFakeApi } from './fakeApi.ts';
import { bookings, ids } from './fixtures.ts';

const setup = `/api/sync-setups/${ids.setup}`;

const requests: [OperationName, string, string, unknown?][] = [
  ['getMe', 'GET', '/api/me'],
  ['listSyncSetups', 'GET', '/api/sync-setups'],
  ['listBookingBusinesses', 'GET', '/api/booking-businesses'],
  ['listEnvironments', 'GET', '/api/environments'],
  ['listCompanies', 'GET', '/api/companies?environment=Production'],
  ['searchCustomers', 'GET', `/api/customers?syncSetupId=${ids.setup}&q=`],
  ['searchItems', 'GET', `/api/items?syncSetupId=${ids.setup}`],
  ['testSyncSetup', 'POST', `${setup}/test`],
  ['startSyncRun', 'POST', `${setup}/sync-runs`, {}],
  ['listBookings', 'GET', `${setup}/bookings?view=all&limit=1000`],
  ['listCustomerMatches', 'GET', `${setup}/customer-matches`],
  ['listServiceLinks', 'GET', `${setup}/service-links`],
  ['createInvoicePreview', 'POST', `${setup}/invoice-previews`, { filter: { view: 'ready' } }],
  ['startInvoiceRun', 'POST', `${setup}/invoice-runs`, { previewId: ids.preview, hash: 'x' }],
  ['getInvoiceRun', 'GET', `${setup}/invoice-runs/${ids.run}`],
  ['listInvoiceRuns', 'GET', `${setup}/invoice-runs`],
  ['updateBooking', 'PATCH', `${setup}/bookings/${bookings(1)[0]?.id ?? ''}`, { amount: '80.00' }],
];

test('what the tab is tested with keeps the contract', async () => {
  const api = createFakeApi();
  for (const [name, method, url, body] of requests) {
    const response = await api.fetch(url, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const parsed = operations[name].response.safeParse(await response.json());
    expect(parsed.error?.issues ?? [], name).toEqual([]);
  }
});
