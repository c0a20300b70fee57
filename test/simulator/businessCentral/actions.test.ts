import { expect, test } from 'vitest';
import { paySalesInvoice } from '../../../simulator/businessCentral/colleague.ts';
import { refusal, row, rows, runBusinessCentral } from './running.ts';

async function runWithInvoice(email = 'office@adatum.example') {
  const running = await runBusinessCentral();
  const { ask, path, company } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum', type: 'Company', email });
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 10 });
  const salesInvoiceLines = [{ itemId, quantity: 2 }];
  const body = { customerId, salesInvoiceLines };
  const made = row(await ask(`${path}/salesInvoices`, { method: 'POST', body }));
  const id = String(made['id']);
  const address = `${path}/salesInvoices(${id})`;
  return {
    ...running,
    id,
    address,
    etag: String(made['@odata.etag']),
    read: async () => row(await ask(address)),
    act: async (action: string, headers: Record<string, string> = {}) =>
      ask(`${address}/${action}`, { method: 'POST', headers }),
  };
}

test('B15 matches the name of an action without regard to case, and answers 204 without a body', async () => {
  const { act, read } = await runWithInvoice();

  expect(await act('Microsoft.NAV.Post')).toMatchObject({ status: 204, body: '' });

  expect(await read()).toMatchObject({ status: 'Open', number: 'PS-INV103001' });
  expect(refusal(await act('microsoft.nav.POST')).said).toBe(
    'The action can be applied to a draft invoice only.',
  );
  expect(refusal(await act('Microsoft.NAV.Archive'))).toMatchObject({
    status: 404,
    code: 'BadRequest_ResourceNotFound',
  });
});

test('B15 checks the etag of an action only where it is sent', async () => {
  const { act, etag } = await runWithInvoice();

  expect(refusal(await act('Microsoft.NAV.post', { 'if-match': 'W/"x"' }))).toMatchObject({
    status: 409,
  });
  expect(await act('Microsoft.NAV.post', { 'if-match': etag })).toMatchObject({ status: 204 });
});

test('B12 cancels a posted invoice with a credit memo over all of it, once', async () => {
  const { act, read, world, id } = await runWithInvoice();
  expect(refusal(await act('Microsoft.NAV.cancel')).said).toBe(
    'The action can be applied to a posted invoice only.',
  );
  await act('Microsoft.NAV.post');

  expect(await act('Microsoft.NAV.cancel')).toMatchObject({ status: 204 });

  expect(await read()).toMatchObject({ status: 'Canceled', remainingAmount: 0 });
  const [memo] = world.salesCreditMemos.list();
  expect(memo).toMatchObject({
    number: 'PS-CR109001',
    posted: true,
    corrective: true,
    invoiceId: id,
  });
  expect(world.salesCreditMemoLines.list()).toMatchObject([{ documentId: memo?.id, quantity: 2 }]);
  expect(refusal(await act('Microsoft.NAV.cancel')).said).toBe(
    'The invoice cannot be canceled because it has already been canceled.',
  );
});

test('B12 does not cancel an invoice that was paid', async () => {
  const { act, id, context } = await runWithInvoice();
  await act('Microsoft.NAV.post');
  paySalesInvoice(id, context);

  expect(refusal(await act('Microsoft.NAV.cancelAndSend')).said).toMatch(
    /^Canceling the invoice failed because of the following error:/,
  );
});

test('B12 drafts a corrective credit memo with another id, and leaves the invoice as it is', async () => {
  const { act, read, world, id } = await runWithInvoice();
  await act('Microsoft.NAV.post');

  expect(await act('Microsoft.NAV.makeCorrectiveCreditMemo')).toMatchObject({ status: 204 });

  expect(await read()).toMatchObject({ status: 'Open' });
  expect(world.salesCreditMemos.list()).toMatchObject([
    { number: 'S-CR104001', posted: false, corrective: false, invoiceId: id },
  ]);
  expect(world.salesCreditMemos.get(id)).toBeUndefined();
});

test('B12 sends only where there is an address to send to', async () => {
  const { act, address, ask } = await runWithInvoice('');

  expect(refusal(await act('Microsoft.NAV.send')).said).toMatch(/^The send-to email is empty\./);
  const email = { method: 'PATCH', body: { email: 'x@adatum.example' } };
  await ask(address, { ...email, headers: { 'if-match': '*' } });
  expect(await act('Microsoft.NAV.postAndSend')).toMatchObject({ status: 204 });
});

test('B12 does not post a draft without a quantity, with an item charge, or in closed dates', async () => {
  const { act, world, company, address, ask } = await runWithInvoice();
  const [line] = rows(await ask(`${address}/salesInvoiceLines`));
  const charge = { lineType: 'Charge', lineObjectNumber: 'FREIGHT', quantity: 1 };
  const added = await ask(`${address}/salesInvoiceLines`, { method: 'POST', body: charge });

  expect(refusal(await act('Microsoft.NAV.post')).said).toBe(
    'You must assign item charge FREIGHT if you want to invoice it.',
  );
  const star = { 'if-match': '*' };
  const lines = `${address}/salesInvoiceLines`;
  await ask(`${lines}(${String(row(added)['id'])})`, { method: 'DELETE', headers: star });
  world.companies.patch(company.company.id, { allowPostingTo: '2026-02-28' });
  expect(refusal(await act('Microsoft.NAV.post')).said).toBe(
    'Posting Date is not within your range of allowed posting dates.',
  );
  const none = { method: 'PATCH', body: { quantity: 0 }, headers: star };
  await ask(`${lines}(${String(line?.['id'])})`, none);
  world.companies.patch(company.company.id, { allowPostingTo: null });
  expect(refusal(await act('Microsoft.NAV.post')).said).toMatch(/^There is nothing to post/);
});

test('B12 deletes a posted invoice only as far as the company allows it', async () => {
  const { act, ask, address, world, company } = await runWithInvoice();
  await act('Microsoft.NAV.post');
  const remove = async () => ask(address, { method: 'DELETE', headers: { 'if-match': '*' } });

  expect(refusal(await remove()).said).toMatch(/^Allow Document Deletion Before must have a value/);
  world.companies.patch(company.company.id, { allowDocumentDeletionBefore: '2026-03-01' });
  expect(refusal(await remove()).said).toMatch(/^You cannot delete posted sales documents/);
  world.companies.patch(company.company.id, { allowDocumentDeletionBefore: '2026-04-01' });
  expect(await remove()).toMatchObject({ status: 204 });
  expect(await ask(address)).toMatchObject({ status: 404 });
});
