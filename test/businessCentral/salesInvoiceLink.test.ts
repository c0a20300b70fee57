import { expect, test } from 'vitest';
import {
  createSalesInvoiceLink,
  salesInvoiceLink,
} from '../../api/businessCentral/salesInvoiceLink.ts';

const where = { tenantId: 'tenant-1', environment: 'Production', companyName: 'CRONUS & Co' };

test('opens the card of a draft by its number', () => {
  expect(salesInvoiceLink(where, { number: 'S-INV 1', status: 'Draft' })).toBe(
    'https://businesscentral.dynamics.com/tenant-1/Production/' +
      "?company=CRONUS%20%26%20Co&page=43&filter='No.'%20IS%20'S-INV%201'",
  );
});

test.each(['Open', 'Paid', 'Canceled', 'Corrective'] as const)(
  'opens the card of posted invoices for one that is %s',
  (status) => {
    const query = new URL(salesInvoiceLink(where, { number: '103001', status })).searchParams;
    expect(query.get('page')).toBe('132');
    expect(query.get('filter')).toBe("'No.' IS '103001'");
  },
);

test('a quote in a number does not end the filter', () => {
  const query = new URL(salesInvoiceLink(where, { number: "O'1", status: 'Draft' })).searchParams;
  expect(query.get('filter')).toBe("'No.' IS 'O''1'");
});

test('leads to wherever Business Central is configured to be', () => {
  const link = createSalesInvoiceLink({ businessCentral: 'http://localhost:4003' });
  expect(link(where, { number: '1', status: 'Draft' })).toMatch(
    /^http:\/\/localhost:4003\/tenant-1\/Production\/\?/,
  );
});
