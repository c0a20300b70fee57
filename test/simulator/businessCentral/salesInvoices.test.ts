import { expect, test } from 'vitest';
import { refusal, row, rows, runBusinessCentral, type Running } from './running.ts';

test('B6 drafts an invoice with its lines in one request', async () => {
  const { ask, path, company } = await runBusinessCentral();
  const customer = company.addCustomer({ displayName: 'Adatum', type: 'Company' });
  const item = company.addItem({ displayName: 'Massage', unitPrice: 50 });

  const answer = await ask(`${path}/salesInvoices?$expand=salesInvoiceLines`, {
    method: 'POST',
    body: {
      customerId: customer.id,
      externalDocumentNumber: ' bk-77 ',
      salesInvoiceLines: [
        {
          itemId: item.id,
          description: 'Massage, 1 March',
          quantity: 1.5,
          unitPrice: 80,
          shipmentDate: '2026-03-01',
        },
        { itemId: item.id, quantity: 2 },
      ],
    },
  });

  expect(answer.status).toBe(201);
  const invoice = row(answer);
  expect(answer.headers.get('location')).toMatch(
    new RegExp(
      `/api/v2\\.0/${path.replaceAll(/[()]/g, '\\$&')}/salesInvoices\\(${String(invoice['id'])}\\)$`,
    ),
  );
  expect(invoice).toMatchObject({
    number: 'S-INV102001',
    externalDocumentNumber: 'BK-77',
    customerNumber: customer.number,
    invoiceDate: '2026-03-02',
    postingDate: '2026-03-02',
    dueDate: '2026-03-16',
    currencyCode: 'EUR',
    status: 'Draft',
    pricesIncludeTax: false,
    totalAmountExcludingTax: 220,
    totalTaxAmount: 41.8,
    totalAmountIncludingTax: 261.8,
    remainingAmount: 261.8,
  });
  expect(rows(answer, 'salesInvoiceLines')).toMatchObject([
    {
      sequence: 10000,
      lineType: 'Item',
      lineObjectNumber: item.number,
      description: 'Massage, 1 March',
      quantity: 1.5,
      unitPrice: 80,
      taxPercent: 19,
      amountExcludingTax: 120,
      shipmentDate: '2026-03-01',
    },
    {
      sequence: 20000,
      description: 'Massage',
      quantity: 2,
      unitPrice: 50,
      amountExcludingTax: 100,
    },
  ]);
});

test('B6 leaves nothing behind when a line of a deep insert is refused', async () => {
  const { ask, path, company, world } = await runBusinessCentral();
  const customer = company.addCustomer({ displayName: 'Adatum' });
  const item = company.addItem({ displayName: 'Massage' });
  const blocked = company.addItem({ displayName: 'Sauna', blocked: true });

  const answer = await ask(`${path}/salesInvoices`, {
    method: 'POST',
    body: {
      customerId: customer.id,
      salesInvoiceLines: [
        { itemId: item.id, quantity: 1 },
        { itemId: blocked.id, quantity: 1 },
      ],
    },
  });

  expect(refusal(answer)).toEqual({
    status: 400,
    code: 'Application_FieldValidationException',
    said: `Blocked must be equal to 'No' in Item: No.=${blocked.number}. Current value is 'Yes'.`,
  });
  expect(world.salesInvoices.size).toBe(0);
  expect(world.salesInvoiceLines.size).toBe(0);
});

const draft = async ({ ask, path }: Running, body: unknown) =>
  ask(`${path}/salesInvoices`, { method: 'POST', body });

test('B6 answers without the lines unless they are asked for', async () => {
  const running = await runBusinessCentral();
  const { id: customerId } = running.company.addCustomer({ displayName: 'Adatum' });
  const { id: itemId } = running.company.addItem({ displayName: 'Massage', unitPrice: 10 });

  const answer = await draft(running, { customerId, salesInvoiceLines: [{ itemId, quantity: 3 }] });

  expect(row(answer)).not.toHaveProperty('salesInvoiceLines');
  expect(row(answer)['totalAmountExcludingTax']).toBeGreaterThan(0);
});

test('B4 takes from the customer what is not sent', async () => {
  const running = await runBusinessCentral();
  const { company, world } = running;
  const monthEnd = world.paymentTerms.find(({ code }) => code === 'CM+1M');
  const { id, number } = company.addCustomer({
    displayName: 'Adatum',
    currencyCode: 'CHF',
    paymentTermsId: monthEnd?.id ?? '',
    pricesIncludeTax: true,
    city: 'Bern',
  });

  expect(row(await draft(running, { customerNumber: number }))).toMatchObject({
    customerId: id,
    currencyCode: 'CHF',
    pricesIncludeTax: true,
    paymentTermsId: monthEnd?.id,
    dueDate: '2026-04-30',
    sellToCity: 'Bern',
    billToCustomerNumber: number,
    totalAmountIncludingTax: 0,
  });
});

test('B4 keeps all three dates that are sent, wherever in the body they stand', async () => {
  const running = await runBusinessCentral();
  const { id: customerId } = running.company.addCustomer({ displayName: 'Adatum' });
  const dates = { dueDate: '2026-07-01', invoiceDate: '2026-02-01', postingDate: '2026-02-15' };

  expect(row(await draft(running, { ...dates, customerId }))).toMatchObject(dates);
  expect(row(await draft(running, { customerId, invoiceDate: '2026-02-01' }))).toMatchObject({
    dueDate: '2026-02-15',
    postingDate: '2026-03-02',
  });
});

test('B4 loses a currency that stands before the customer', async () => {
  const running = await runBusinessCentral();
  const { id: customerId } = running.company.addCustomer({ displayName: 'Adatum' });

  const before = await draft(running, { currencyCode: 'CHF', customerId });
  const behind = await draft(running, { customerId, currencyCode: 'CHF' });
  const local = await draft(running, { customerId, currencyCode: 'EUR' });

  running.switches.turn({ businessCentral: { appliesFieldsInPageOrder: true } });
  const onPage = await draft(running, { currencyCode: 'CHF', customerId });

  expect(row(onPage)['currencyCode']).toBe('CHF');
  expect(row(before)['currencyCode']).toBe('EUR');
  expect(row(behind)['currencyCode']).toBe('CHF');
  expect(row(local)).toMatchObject({
    currencyCode: 'EUR',
    currencyId: '00000000-0000-0000-0000-000000000000',
  });
});

test('B4 refuses headers that Business Central refuses, and uses up no number for them', async () => {
  const running = await runBusinessCentral();
  const { company } = running;
  const { id: customerId, number } = company.addCustomer({ displayName: 'Adatum' });
  const other = company.addCustomer({ displayName: 'Other' });
  const blocked = company.addCustomer({ displayName: 'Blocked', blocked: 'Invoice' });
  const shipped = company.addCustomer({ displayName: 'Ship', blocked: 'Ship' });
  const ungrouped = company.addCustomer({ displayName: 'New', generalBusinessPostingGroup: '' });
  const halfGrouped = company.addCustomer({ displayName: 'Newer', customerPostingGroup: '' });
  const refused = async (body: unknown) => refusal(await draft(running, body));

  expect(await refused({})).toEqual({
    status: 400,
    code: 'Application_DialogException',
    said: 'A "customerNumber" or a "customerId" must be provided.',
  });
  expect((await refused({ customerId: company.company.id })).said).toBe(
    'The sell-to customer cannot be found.',
  );
  expect((await refused({ customerId, customerNumber: other.number })).said).toBe(
    'The sell-to customer values do not match to a specific Customer.',
  );
  const bill = { billToCustomerId: other.id, billToCustomerNumber: number };
  expect((await refused({ customerId, ...bill })).said).toBe(
    'The bill-to customer values do not match to a specific Customer.',
  );
  const francs = running.world.currencies.find(({ code }) => code === 'CHF')?.id;
  expect((await refused({ customerId, currencyId: francs, currencyCode: 'USD' })).said).toBe(
    'The currency values do not match to a specific Currency.',
  );
  expect(await refused({ customerId: blocked.id })).toMatchObject({
    code: 'Application_DialogException',
    said: `You cannot create this type of document when Customer ${blocked.number} is blocked with type Invoice.`,
  });
  expect(await refused({ customerId: ungrouped.id })).toMatchObject({
    code: 'Application_FieldValidationException',
    said: `Gen. Bus. Posting Group must have a value in Customer: No.=${ungrouped.number}. It cannot be zero or empty.`,
  });
  expect((await refused({ customerId: halfGrouped.id })).said).toContain('Customer Posting Group');
  expect(await refused({ customerId, currencyCode: 'GBP' })).toMatchObject({
    status: 400,
    code: 'Internal_DataNotFoundFilter',
  });
  expect((await refused({ customerId, currencyCode: 'XYZ' })).said).toBe(
    'The "currencyCode" does not match to a Currency.',
  );
  expect(await refused({ customerId, number: 'S-1' })).toEqual({
    status: 400,
    code: 'BadRequest_InvalidOperation',
    said: "Control 'number' is read-only.",
  });
  expect((await refused({ customerId, pricesIncludeTax: true })).code).toBe(
    'BadRequest_InvalidOperation',
  );
  expect(await refused({ customerId, externalDocumentNumber: 'X'.repeat(36) })).toMatchObject({
    code: 'Application_StringExceededLength',
    said: expect.stringContaining('is 36, but it must be less than or equal to 35 characters'),
  });
  expect((await refused({ customerId: 'nobody' })).code).toBe('Application_InvalidGUID');
  expect((await refused({ customerId, invoiceDate: '2026-02-30' })).code).toBe('BadRequest');
  expect((await refused({ customerId, yourReference: 'x' })).said).toContain("'yourReference'");
  expect((await refused({ customerId, discountAmount: 5 })).said).toContain('invoice discount');
  expect(refusal(await draft(running, '{"customerId":')).said).toBe('Invalid Request Body');

  const first = await draft(running, { customerId: shipped.id });
  expect(row(first)).toMatchObject({ number: 'S-INV102001', customerNumber: shipped.number });
  expect(number).not.toBe(shipped.number);
});

test('B9 changes a header only for who has its present etag', async () => {
  const running = await runBusinessCentral();
  const { ask, path, company } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum' });
  const made = row(await draft(running, { customerId }));
  const etag = String(made['@odata.etag']);
  const change = async (body: unknown, ifMatch?: string) =>
    ask(`${path}/salesInvoices(${String(made['id'])})`, {
      method: 'PATCH',
      body,
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    });

  expect(refusal(await change({ email: 'a@adatum.example' }))).toMatchObject({
    status: 400,
    code: 'BadRequest_InvalidToken',
  });
  expect(row(await change({}, etag))['@odata.etag']).toBe(etag);
  const changed = row(await change({ email: 'a@adatum.example', shipToCity: 'Ulm' }, etag));
  expect(changed).toMatchObject({ email: 'a@adatum.example', shipToCity: 'Ulm' });
  expect(changed['@odata.etag']).not.toBe(etag);
  expect(refusal(await change({ email: '' }, etag))).toMatchObject({
    status: 409,
    code: 'Request_EntityChanged',
  });
  expect(await change({ email: '' }, '*')).toMatchObject({ status: 200 });
  expect(refusal(await change({ number: 'X' }, '*')).said).toContain('read-only');
  expect(refusal(await ask(`${path}/salesInvoices`, { method: 'PATCH', body: {} }))).toMatchObject({
    status: 405,
  });
});

test('prices the lines anew for another customer', async () => {
  const running = await runBusinessCentral();
  const { ask, path, company } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Net', type: 'Company' });
  const gross = company.addCustomer({ displayName: 'Gross', pricesIncludeTax: true });
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 100 });
  const salesInvoiceLines = [{ itemId, quantity: 2 }];
  const made = row(await draft(running, { customerId, salesInvoiceLines }));

  const changed = await ask(
    `${path}/salesInvoices(${String(made['id'])})?$expand=salesInvoiceLines`,
    { method: 'PATCH', body: { customerId: gross.id }, headers: { 'if-match': '*' } },
  );

  expect(row(changed)).toMatchObject({ pricesIncludeTax: true, totalAmountIncludingTax: 238 });
  expect(rows(changed, 'salesInvoiceLines')).toMatchObject([{ unitPrice: 119, quantity: 2 }]);
});

test('spreads an invoice discount over the lines to the last cent', async () => {
  const running = await runBusinessCentral();
  const { ask, path, company } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Net', type: 'Company' });
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 10 });
  const line = { itemId, quantity: 1 };
  const made = row(await draft(running, { customerId, salesInvoiceLines: [line, line, line] }));

  const changed = await ask(
    `${path}/salesInvoices(${String(made['id'])})?$expand=salesInvoiceLines`,
    { method: 'PATCH', body: { discountAmount: 10 }, headers: { 'if-match': '*' } },
  );

  expect(row(changed)).toMatchObject({
    discountAmount: 10,
    totalAmountExcludingTax: 20,
    totalAmountIncludingTax: 23.8,
  });
  const shares = rows(changed, 'salesInvoiceLines').map((one) => one['invoiceDiscountAllocation']);
  expect(shares).toEqual([3.33, 3.34, 3.33]);
});

test('B9 deletes a draft with its lines, unless somebody changed it meanwhile', async () => {
  const running = await runBusinessCentral();
  const { ask, path, company, world } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum' });
  const { id: itemId } = company.addItem({ displayName: 'Massage' });
  const salesInvoiceLines = [{ itemId, quantity: 1 }];
  const made = row(await draft(running, { customerId, salesInvoiceLines }));
  const address = `${path}/salesInvoices(${String(made['id'])})`;
  const etag = String(made['@odata.etag']);
  await ask(address, { method: 'PATCH', body: { email: 'x' }, headers: { 'if-match': etag } });

  const late = await ask(address, { method: 'DELETE', headers: { 'if-match': etag } });
  expect(refusal(late)).toMatchObject({ status: 409, code: 'Request_EntityChanged' });
  const present = String(row(await ask(address))['@odata.etag']);
  const gone = await ask(address, { method: 'DELETE', headers: { 'if-match': present } });
  expect(gone).toMatchObject({ status: 204, body: '' });
  expect(refusal(await ask(address))).toMatchObject({ status: 404 });
  expect(world.salesInvoiceLines.size).toBe(0);
});

test('finds an invoice by its external document number', async () => {
  const running = await runBusinessCentral();
  const { ask, path, company } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum' });
  for (const externalDocumentNumber of ['BK-1', 'BK-2']) {
    await draft(running, { customerId, externalDocumentNumber });
  }

  const found = await ask(
    `${path}/salesInvoices?$top=2&$expand=salesInvoiceLines&$filter=externalDocumentNumber%20eq%20'BK-2'`,
  );

  expect(rows(found)).toMatchObject([{ externalDocumentNumber: 'BK-2', salesInvoiceLines: [] }]);
});

test('answers without a body where the caller prefers it', async () => {
  const { ask, path, company } = await runBusinessCentral();
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum' });

  const answer = await ask(`${path}/salesInvoices`, {
    method: 'POST',
    body: { customerId },
    headers: { prefer: 'return-no-content' },
  });

  expect(answer).toMatchObject({ status: 204, body: '' });
  expect(answer.headers.get('location')).toContain('salesInvoices(');
});

test('B6 says honestly that it does not nest dimensions', async () => {
  const running = await runBusinessCentral();
  const { id: customerId } = running.company.addCustomer({ displayName: 'Adatum' });
  const dimensionSetLines = [{ code: 'AREA', valueCode: '10' }];

  const nested = { customerId, salesInvoiceLines: [{ dimensionSetLines }] };
  expect(refusal(await draft(running, nested)).status).toBe(501);
  expect(running.world.salesInvoices.size).toBe(0);
});
