import { expect, test } from 'vitest';
import {
  creditSalesInvoice,
  deleteSalesInvoice,
  editSalesInvoice,
  paySalesInvoice,
  postSalesInvoice,
  releaseSalesInvoice,
  reopenSalesInvoice,
  requestApproval,
} from '../../../simulator/businessCentral/colleague.ts';
import { SimulatorError } from '../../../simulator/simulatorError.ts';
import { refusal, row, rows, runBusinessCentral } from './running.ts';

async function runWithInvoice() {
  const running = await runBusinessCentral();
  const { ask, path, company } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum', type: 'Company' });
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 10 });
  const made = await ask(`${path}/salesInvoices`, {
    method: 'POST',
    body: { customerId, salesInvoiceLines: [{ itemId, quantity: 2, unitPrice: 30 }] },
  });
  const id = String(row(made)['id']);
  const address = `${path}/salesInvoices(${id})`;
  const read = async () => ask(`${address}?$expand=salesInvoiceLines`);
  return { ...running, id, address, read };
}

test('B12 keeps the id of a posted invoice, with another number and other lines', async () => {
  const { ask, address, id, read, context } = await runWithInvoice();
  const before = await read();

  postSalesInvoice(id, context);

  const after = await read();
  expect(row(after)).toMatchObject({ id, number: 'PS-INV103001', status: 'Open' });
  expect(row(after)['totalAmountIncludingTax']).toBe(row(before)['totalAmountIncludingTax']);
  expect(rows(after, 'salesInvoiceLines')[0]?.['id']).not.toBe(
    rows(before, 'salesInvoiceLines')[0]?.['id'],
  );
  const change = async (body: unknown) =>
    ask(address, { method: 'PATCH', body, headers: { 'if-match': '*' } });
  expect(refusal(await change({ email: 'x' })).said).toBe(
    'The invoice has been posted and can no longer be modified.',
  );
  expect(row(await change({ dueDate: '2026-05-01' }))['dueDate']).toBe('2026-05-01');
  expect(await ask(address, { method: 'DELETE' })).toMatchObject({ status: 400 });
  expect(() => postSalesInvoice(id, context)).toThrow(SimulatorError);
});

test('B12 shows a released draft as Open and one in review as such, and refuses to change either', async () => {
  const { ask, path, address, id, read, context } = await runWithInvoice();

  releaseSalesInvoice(id, context);

  expect(row(await read())).toMatchObject({ status: 'Open', number: 'S-INV102001' });
  const change = { method: 'PATCH', body: { email: 'x' }, headers: { 'if-match': '*' } };
  expect(refusal(await ask(address, change))).toMatchObject({
    code: 'Application_FieldValidationException',
    said: "Status must be equal to 'Open' in Sales Header: Document Type=Invoice, No.=S-INV102001. Current value is 'Released'.",
  });
  const line = { method: 'POST', body: { description: 'x' } };
  expect(await ask(`${address}/salesInvoiceLines`, line)).toMatchObject({ status: 400 });

  reopenSalesInvoice(id, context);
  expect(row(await ask(address, change))).toMatchObject({ status: 'Draft', email: 'x' });
  requestApproval(id, context);
  expect(row(await read())['status']).toBe('In_x0020_Review');
  expect(rows(await ask(`${path}/salesInvoices?$filter=status eq 'In Review'`))).toHaveLength(1);
  expect(refusal(await ask(address, change)).said).toContain("Current value is 'Pending Approval'");
});

test('counts one more on the first line, at the price that stands there', async () => {
  const { id, read, context } = await runWithInvoice();
  const etag = row(await read())['@odata.etag'];

  editSalesInvoice(id, context);

  const edited = await read();
  expect(rows(edited, 'salesInvoiceLines')).toMatchObject([{ quantity: 3, unitPrice: 30 }]);
  expect(row(edited)['totalAmountExcludingTax']).toBe(90);
  expect(row(edited)['@odata.etag']).not.toBe(etag);
});

test('cancels a posted invoice', async () => {
  const { id, read, context } = await runWithInvoice();
  expect(() => creditSalesInvoice(id, context)).toThrow('applied to a posted invoice only');
  postSalesInvoice(id, context);

  creditSalesInvoice(id, context);

  expect(row(await read())).toMatchObject({ status: 'Canceled', remainingAmount: 0 });
});

test('B12 deletes a draft for good', async () => {
  const { id, read, context } = await runWithInvoice();

  deleteSalesInvoice(id, context);

  expect(refusal(await read())).toMatchObject({ status: 404 });
  expect(() => deleteSalesInvoice(id, context)).toThrow(`Cannot find salesInvoice "${id}"`);
});

test('B12 does not post an empty draft, nor outside the allowed dates', async () => {
  const { ask, path, company, world, id, context } = await runWithInvoice();
  const { id: customerId } = company.addCustomer({ displayName: 'Empty' });
  const empty = await ask(`${path}/salesInvoices`, { method: 'POST', body: { customerId } });

  const action = `${path}/salesInvoices(${String(row(empty)['id'])})/microsoft.nav.POST`;
  expect(refusal(await ask(action, { method: 'POST' })).said).toBe(
    'Please add at least one line item to the invoice.',
  );
  world.companies.patch(company.company.id, { allowPostingFrom: '2026-04-01' });
  expect(() => postSalesInvoice(id, context)).toThrow('range of allowed posting dates');
});

test('shows a posted invoice that was paid as Paid, with nothing left to pay', async () => {
  const { id, read, context } = await runWithInvoice();

  expect(() => paySalesInvoice(id, context)).toThrow(SimulatorError);
  postSalesInvoice(id, context);
  expect(row(await read())).toMatchObject({ status: 'Open', remainingAmount: 71.4 });
  paySalesInvoice(id, context);

  expect(row(await read())).toMatchObject({
    status: 'Paid',
    remainingAmount: 0,
    totalAmountIncludingTax: 71.4,
  });
});
