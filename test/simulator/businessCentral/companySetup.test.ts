import { expect, test } from 'vitest';
import { refusal, row, rows, runBusinessCentral, type Running } from './running.ts';

const draft = async ({ ask, path }: Running, body: unknown) =>
  ask(`${path}/salesInvoices?$expand=salesInvoiceLines`, { method: 'POST', body });

/** A draft of one line for a customer, as it came back. */
async function lineFor(running: Running, fields: { customerId: string; itemId: string }) {
  const { customerId, itemId } = fields;
  const salesInvoiceLines = [{ itemId, quantity: 1 }];
  return draft(running, { customerId, salesInvoiceLines });
}

test('B7 finds VAT by the groups of customer and item, and none under a reverse charge', async () => {
  const running = await runBusinessCentral();
  const { company } = running;
  const customerIn = (vatBusinessPostingGroup: string) =>
    company.addCustomer({ displayName: 'X', type: 'Company', vatBusinessPostingGroup }).id;
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 100 });

  const domestic = await lineFor(running, { customerId: customerIn('DOMESTIC'), itemId });
  const abroad = await lineFor(running, { customerId: customerIn('EXPORT'), itemId });
  const reverse = await lineFor(running, { customerId: customerIn('EU'), itemId });

  expect(rows(domestic, 'salesInvoiceLines')).toMatchObject([{ taxCode: 'VAT19', taxPercent: 19 }]);
  expect(rows(abroad, 'salesInvoiceLines')).toMatchObject([{ taxCode: 'VAT0', taxPercent: 0 }]);
  expect(rows(reverse, 'salesInvoiceLines')).toMatchObject([{ taxCode: 'REV19', taxPercent: 0 }]);
  expect(row(reverse)).toMatchObject({ totalTaxAmount: 0, totalAmountIncludingTax: 100 });
});

test('B7 refuses a line for whose pair of groups nothing is set up', async () => {
  const running = await runBusinessCentral();
  const { company, world } = running;
  const { id: itemId } = company.addItem({ displayName: 'Massage' });
  const abroad = company.addCustomer({ displayName: 'A', vatBusinessPostingGroup: 'MOON' }).id;
  const unknown = company.addCustomer({ displayName: 'B', generalBusinessPostingGroup: 'MARS' }).id;

  expect(refusal(await lineFor(running, { customerId: abroad, itemId }))).toEqual({
    status: 400,
    code: 'Internal_RecordNotFound',
    said: "The VAT Posting Setup does not exist. Identification fields and values: VAT Bus. Posting Group='MOON',VAT Prod. Posting Group='STANDARD'",
  });
  expect(refusal(await lineFor(running, { customerId: unknown, itemId })).said).toBe(
    "The General Posting Setup does not exist. Identification fields and values: Gen. Bus. Posting Group='MARS',Gen. Prod. Posting Group='SERVICES'",
  );
  expect(world.salesInvoices.size).toBe(0);
});

test('B7 misses the General Posting Setup only when posting, where it is turned so', async () => {
  const running = await runBusinessCentral();
  const { company, switches, ask, path } = running;
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 1 });
  const { id } = company.addCustomer({ displayName: 'B', generalBusinessPostingGroup: 'MARS' });
  switches.turn({ businessCentral: { missesPostingSetupOnlyWhenPosting: true } });

  const made = await lineFor(running, { customerId: id, itemId });

  expect(made.status).toBe(201);
  const action = `${path}/salesInvoices(${String(row(made)['id'])})/Microsoft.NAV.post`;
  expect(refusal(await ask(action, { method: 'POST' })).said).toMatch(/^The General Posting Setup/);
});

test('B8 refuses customers and items that are blocked in any way that stops an invoice', async () => {
  const running = await runBusinessCentral();
  const { company } = running;
  const good = company.addCustomer({ displayName: 'Adatum' }).id;
  const itemId = company.addItem({ displayName: 'Massage' }).id;
  const said = async (customerId: string, item: string) =>
    refusal(await lineFor(running, { customerId, itemId: item })).said;

  const all = company.addCustomer({ displayName: 'A', blocked: 'All' });
  expect(await said(all.id, itemId)).toBe(
    `You cannot create this type of document when Customer ${all.number} is blocked with type All.`,
  );
  const forgotten = company.addCustomer({ displayName: 'B', privacyBlocked: true });
  expect(await said(forgotten.id, itemId)).toContain('is blocked for privacy.');
  const unsold = company.addItem({ displayName: 'Sauna', salesBlocked: true });
  expect(await said(good, unsold.id)).toBe(
    `You cannot sell Item ${unsold.number} because the Sales Blocked check box is selected on the Item card.`,
  );
  const stocked = { type: 'Inventory', inventoryPostingGroupCode: '' } as const;
  const unstocked = company.addItem({ displayName: 'Oil', ...stocked });
  expect(await said(good, unstocked.id)).toBe(
    `Inventory Posting Group must have a value in Item: No.=${unstocked.number}. It cannot be zero or empty.`,
  );
});

test('B8 takes the rate of a currency on the posting date, and refuses one without', async () => {
  const running = await runBusinessCentral();
  const { company, world } = running;
  const companyId = company.company.id;
  const rate = (startingDate: string, relationalExchangeRateAmount: number) =>
    world.currencyExchangeRates.put({
      id: `rate-${startingDate}`,
      companyId,
      currencyCode: 'GBP',
      startingDate,
      exchangeRateAmount: 1,
      relationalExchangeRateAmount,
    });
  rate('2026-02-01', 1.25);
  rate('2026-03-01', 2);
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum', type: 'Company' });
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 100 });
  const on = async (postingDate: string) =>
    draft(running, {
      customerId,
      postingDate,
      currencyCode: 'GBP',
      salesInvoiceLines: [{ itemId, quantity: 1 }],
    });

  expect(rows(await on('2026-02-28'), 'salesInvoiceLines')).toMatchObject([{ unitPrice: 80 }]);
  expect(rows(await on('2026-03-01'), 'salesInvoiceLines')).toMatchObject([{ unitPrice: 50 }]);
  expect(refusal(await on('2026-01-31'))).toMatchObject({
    status: 400,
    code: 'Internal_DataNotFoundFilter',
    said: expect.stringContaining('Currency Code: GBP, Starting Date: ..2026-01-31'),
  });
});

test('B4 ends with its number series, and counts a number that fails only where gaps are allowed', async () => {
  const running = await runBusinessCentral();
  const { company, world } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum' });
  const series = world.numberSeries.find(({ purpose }) => purpose === 'salesInvoice');
  const fail = async () =>
    draft(running, { customerId, salesInvoiceLines: [{ itemId: customerId }] });

  await fail();
  expect(row(await draft(running, { customerId }))['number']).toBe('S-INV102001');
  world.numberSeries.patch(series?.id ?? '', { allowsGaps: true });
  await fail();
  expect(row(await draft(running, { customerId }))['number']).toBe('S-INV102003');
  world.numberSeries.patch(series?.id ?? '', { last: 102003 });
  expect(refusal(await draft(running, { customerId }))).toEqual({
    status: 400,
    code: 'Application_DialogException',
    said: 'You cannot assign new numbers from the number series S-INV on 2026-03-02.',
  });
});

test('B12 adds the recurring lines of a customer by itself, in front of those that are sent', async () => {
  const running = await runBusinessCentral();
  const { company, world } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum', type: 'Company' });
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 10 });
  const recur = (code: string, insertsOnInvoices: 'Automatic' | 'Manual') =>
    world.recurringSalesLines.put({
      id: code,
      companyId: company.company.id,
      customerId,
      code,
      insertsOnInvoices,
      lines: [
        { lineType: 'Comment', number: '', description: 'Thank you', quantity: 0 },
        { lineType: 'Charge', number: 'FREIGHT', description: '', quantity: 1 },
      ],
    });
  const described = async () =>
    rows(await lineFor(running, { customerId, itemId }), 'salesInvoiceLines').map(
      ({ description }) => description,
    );

  recur('MANUAL', 'Manual');
  expect(await described()).toEqual(['Massage']);
  recur('MONTHLY', 'Automatic');
  expect(await described()).toEqual(['Thank you', 'Freight', 'Massage']);
  recur('YEARLY', 'Automatic');
  expect(await described()).toEqual(['Massage']);
});

test('B4 keeps the texts of a customer as they were when the invoice was made', async () => {
  const running = await runBusinessCentral();
  const { company, world, ask, path } = running;
  const customer = company.addCustomer({
    displayName: 'Adatum',
    city: 'Bern',
    addressLine1: 'A 1',
  });
  const made = row(await draft(running, { customerId: customer.id, sellToCity: 'Thun' }));

  world.customers.patch(customer.id, { displayName: 'Renamed', city: 'Chur', number: 'C9' });

  expect(made).toMatchObject({ sellToCity: 'Thun', billToCity: 'Thun', shipToCity: 'Thun' });
  expect(row(await ask(`${path}/salesInvoices(${String(made['id'])})`))).toMatchObject({
    customerName: 'Adatum',
    billToName: 'Adatum',
    shipToName: 'Adatum',
    billToAddressLine1: 'A 1',
    sellToCity: 'Thun',
    customerNumber: 'C9',
  });
});

test('B4 gives a customer the invoice discount of the amount that is reached, line by line', async () => {
  const running = await runBusinessCentral();
  const { company, ask, path } = running;
  const { id: customerId } = company.addCustomer({
    displayName: 'Adatum',
    type: 'Company',
    invoiceDiscounts: [
      { minimumAmount: 100, percent: 5 },
      { minimumAmount: 200, percent: 10 },
    ],
  });
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 100 });
  const account = { lineType: 'Account', lineObjectNumber: '8400', quantity: 1, unitPrice: 50 };
  const made = row(await draft(running, { customerId, salesInvoiceLines: [account] }));
  const address = `${path}/salesInvoices(${String(made['id'])})`;
  const add = async () =>
    ask(`${address}/salesInvoiceLines`, { method: 'POST', body: { itemId, quantity: 1 } });
  const discount = async () => row(await ask(address))['discountAmount'];

  expect(made['discountAmount']).toBe(0);
  await add();
  expect(await discount()).toBe(5);
  await add();
  expect(await discount()).toBe(20);
  const change = { method: 'PATCH', headers: { 'if-match': '*' } };
  await ask(address, { ...change, body: { discountAmount: 30 } });
  await add();
  expect(await discount()).toBe(30);
  expect(refusal(await ask(address, { ...change, body: { discountAmount: 301 } })).said).toBe(
    'The maximum Invoice Discount Amount that you can apply is 300.',
  );
});
