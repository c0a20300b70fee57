import { expect, it } from 'vitest';
import type { Item } from '../../../simulator/businessCentral/records.ts';
import { refusal, row, rows, runBusinessCentral, type Running } from './running.ts';

/** A draft for a customer whose prices are without VAT, unless said otherwise. */
async function runWithDraft(customer: { pricesIncludeTax?: boolean; currencyCode?: string } = {}) {
  const running = await runBusinessCentral();
  const { id: customerId } = running.company.addCustomer({
    displayName: 'Adatum',
    type: 'Company',
    ...customer,
  });
  const { ask, path } = running;
  const made = await ask(`${path}/salesInvoices`, { method: 'POST', body: { customerId } });
  const invoice = `${path}/salesInvoices(${String(row(made)['id'])})`;
  return { ...running, invoice };
}

type WithDraft = Running & { invoice: string };

const add = async ({ ask, invoice }: WithDraft, body: unknown) =>
  ask(`${invoice}/salesInvoiceLines`, { method: 'POST', body });

const priced = (running: Running, unitPrice: number, fields: Partial<Item> = {}): string =>
  running.company.addItem({ displayName: 'Massage', unitPrice, ...fields }).id;

it('B5 brings description, unit, price and VAT from the item', async () => {
  const running = await runWithDraft();
  const itemId = priced(running, 50, { taxGroupCode: 'REDUCED', baseUnitOfMeasureCode: 'HOUR' });

  const answer = await add(running, { itemId, quantity: 2 });

  expect(answer.status).toBe(201);
  expect(row(answer)).toMatchObject({
    lineType: 'Item',
    description: 'Massage',
    unitOfMeasureCode: 'HOUR',
    unitPrice: 50,
    taxCode: 'VAT7',
    taxPercent: 7,
    amountExcludingTax: 100,
    totalTaxAmount: 7,
    amountIncludingTax: 107,
    shipmentDate: '2026-03-02',
    itemVariantId: '00000000-0000-0000-0000-000000000000',
  });
});

it('B5 loses a unit price that stands before the quantity, unless the page decides the order', async () => {
  const running = await runWithDraft();
  const itemId = priced(running, 50);

  const before = await add(running, { itemId, unitPrice: 80, quantity: 2 });
  const behind = await add(running, { itemId, quantity: 2, unitPrice: 80 });

  expect(row(before)['unitPrice']).toBe(50);
  expect(row(behind)['unitPrice']).toBe(80);
  running.switches.turn({ businessCentral: { appliesFieldsInPageOrder: true } });
  expect(row(await add(running, { itemId, unitPrice: 80, quantity: 2 }))['unitPrice']).toBe(80);
});

it('B5 loses a description that stands before the item', async () => {
  const running = await runWithDraft();
  const itemId = priced(running, 50);

  const before = await add(running, { description: 'Mine', itemId });
  const behind = await add(running, { itemId, description: 'Mine' });

  expect(row(before)['description']).toBe('Massage');
  expect(row(behind)['description']).toBe('Mine');
});

it('converts the price of an item to what the document is in', async () => {
  const grossDraft = await runWithDraft({ pricesIncludeTax: true });
  expect(row(await add(grossDraft, { itemId: priced(grossDraft, 100) }))['unitPrice']).toBe(119);

  const netDraft = await runWithDraft();
  const grossItem = priced(netDraft, 119, { priceIncludesTax: true });
  expect(row(await add(netDraft, { itemId: grossItem }))['unitPrice']).toBe(100);

  const inFrancs = await runWithDraft({ currencyCode: 'CHF' });
  expect(row(await add(inFrancs, { itemId: priced(inFrancs, 106) }))['unitPrice']).toBe(100);
});

it('takes VAT out of gross prices', async () => {
  const running = await runWithDraft({ pricesIncludeTax: true });
  const itemId = priced(running, 0);

  const answer = await add(running, { itemId, quantity: 1, unitPrice: 59.5 });

  expect(row(answer)).toMatchObject({
    amountIncludingTax: 59.5,
    amountExcludingTax: 50,
    totalTaxAmount: 9.5,
    discountAppliedBeforeTax: false,
  });
});

it('B5 rounds the VAT once for all lines of a rate: the last one takes the difference', async () => {
  const running = await runWithDraft();
  const itemId = priced(running, 0);
  for (let count = 0; count < 3; count += 1) {
    await add(running, { itemId, quantity: 1, unitPrice: 0.13 });
  }

  const read = await running.ask(`${running.invoice}?$expand=salesInvoiceLines`);

  // 19 % of 0.13 is 0.02 each, but 19 % of 0.39 is 0.07.
  expect(row(read)).toMatchObject({ totalAmountExcludingTax: 0.39, totalTaxAmount: 0.07 });
  const taxes = rows(read, 'salesInvoiceLines').map((line) => line['netTaxAmount']);
  expect(taxes).toEqual([0.02, 0.03, 0.02]);
  expect(rows(read, 'salesInvoiceLines').map((line) => line['totalTaxAmount'])).toEqual([
    0.02, 0.02, 0.02,
  ]);
});

it('moves a rounding difference to a neighbour when its line goes', async () => {
  const running = await runWithDraft();
  const itemId = priced(running, 0);
  const ids: unknown[] = [];
  for (let count = 0; count < 3; count += 1) {
    ids.push(row(await add(running, { itemId, quantity: 1, unitPrice: 0.13 }))['id']);
  }

  const address = `${running.invoice}/salesInvoiceLines(${String(ids[1])})`;
  expect(await running.ask(address, { method: 'DELETE' })).toMatchObject({ status: 204 });

  // 19 % of 0.26 is 0.05.
  expect(row(await running.ask(running.invoice))).toMatchObject({
    totalAmountExcludingTax: 0.26,
    totalTaxAmount: 0.05,
  });
});

it('keeps percent and amount of a line discount together', async () => {
  const running = await runWithDraft();
  const itemId = priced(running, 0);

  const byPercent = { itemId, quantity: 3, unitPrice: 33.33, discountPercent: 10 };
  expect(row(await add(running, byPercent))).toMatchObject({
    discountAmount: 10,
    amountExcludingTax: 89.99,
  });
  const byAmount = { itemId, quantity: 2, unitPrice: 50, discountAmount: 25 };
  expect(row(await add(running, byAmount))).toMatchObject({
    discountPercent: 25,
    amountExcludingTax: 75,
  });
});

it('B5 numbers lines by ten thousand, and takes a free sequence that is sent', async () => {
  const running = await runWithDraft();

  expect(row(await add(running, { description: 'Thank you' }))).toMatchObject({
    sequence: 10000,
    lineType: 'Comment',
    amountIncludingTax: 0,
  });
  expect(row(await add(running, { sequence: 15000 }))).toMatchObject({ sequence: 15000 });
  expect(row(await add(running, {}))).toMatchObject({ sequence: 25000 });
  expect(refusal(await add(running, { sequence: 15000 })).said).toBe(
    'You cannot insert a line because a line already exists.',
  );
});

it('finds an item by its number where the type stands before it or not', async () => {
  const running = await runWithDraft();
  const { number } = running.company.addItem({ displayName: 'Massage' });

  const line = { lineObjectNumber: number.toLowerCase(), lineType: 'Item', quantity: 1 };

  expect(row(await add(running, line))).toMatchObject({ description: 'Massage' });
});

it('B5 refuses lines that Business Central refuses', async () => {
  const running = await runWithDraft();
  const itemId = priced(running, 10);
  const refused = async (body: unknown) => refusal(await add(running, body));
  const other = running.company.company.id;

  expect((await refused({ itemId: other })).said).toBe('Item does not exist.');
  expect((await refused({ itemId, accountId: other })).said).toBe(
    'Both "itemId" and "accountId" are specified. Specify only one of them.',
  );
  expect((await refused({ accountId: other })).said).toBe('Account does not exist.');
  expect((await refused({ itemId: priced(running, 1, { blocked: true }) })).said).toMatch(
    /Blocked/,
  );
  const ungrouped = priced(running, 1, { generalProductPostingGroupCode: '' });
  expect((await refused({ itemId: ungrouped })).said).toMatch(/^Gen\. Prod\. Posting Group must/);
  const unitless = priced(running, 1, { baseUnitOfMeasureCode: 'CRATE' });
  expect(await refused({ itemId: unitless })).toMatchObject({
    code: 'Internal_RecordNotFound',
    said: expect.stringContaining('The Item Unit of Measure does not exist.'),
  });
  expect((await refused({ itemId, unitOfMeasureCode: 'HOUR' })).said).toContain("Code='HOUR'");
  const untaxed = priced(running, 1, { taxGroupCode: 'LUXURY' });
  expect((await refused({ itemId: untaxed })).said).toContain('The VAT Posting Setup');
  expect((await refused({ itemId, quantity: 'two' })).code).toBe('BadRequest');
  expect(await refused({ lineType: 'Thing' })).toMatchObject({
    code: 'Unknown',
    said: expect.stringContaining("'Thing' is not an option. The existing options are: Comment,"),
  });
  expect((await refused({ itemId, taxPercent: 7 })).code).toBe('BadRequest_InvalidOperation');
  expect((await refused({ itemId, quantity: 1, discountPercent: 101 })).said).toBe(
    'Line discount percentage must be below 100.',
  );
  expect((await refused({ itemId, discountAmount: 1 })).said).toMatch(
    /^Quantity must have a value/,
  );
  expect((await refused({ itemId, description: 'x'.repeat(101) })).code).toBe(
    'Application_StringExceededLength',
  );
  expect((await refused({ lineType: 'Comment', quantity: 1 })).said).toMatch(/^Type must have/);
  expect(row(await running.ask(running.invoice))['totalAmountIncludingTax']).toBe(0);
});

it('lists lines of one invoice only', async () => {
  const running = await runWithDraft();
  const { ask, path, invoice } = running;
  await add(running, { description: 'One' });
  const { id } = row(await ask(invoice));

  expect(refusal(await ask(`${path}/salesInvoiceLines`))).toEqual({
    status: 400,
    code: 'Application_DialogException',
    said: 'You must specify an Id or a Document Id to get the lines.',
  });
  const byFilter = await ask(`${path}/salesInvoiceLines?$filter=documentId eq ${String(id)}`);
  expect(rows(byFilter)).toMatchObject([{ description: 'One', documentId: id }]);
  expect(rows(await ask(`${invoice}/salesInvoiceLines`))).toEqual(rows(byFilter));
  const [line] = rows(byFilter);
  expect(row(await ask(`${path}/salesInvoiceLines(${String(line?.['id'])})`))).toMatchObject({
    description: 'One',
  });
});

it('adds a line by the document id in the body', async () => {
  const running = await runWithDraft();
  const { ask, path, invoice } = running;
  const { id } = row(await ask(invoice));
  const post = async (body: unknown) => ask(`${path}/salesInvoiceLines`, { method: 'POST', body });

  expect(await post({ documentId: id, description: 'Hello' })).toMatchObject({ status: 201 });
  expect(refusal(await post({ description: 'Hello' })).status).toBe(400);
  expect(rows(await ask(`${invoice}/salesInvoiceLines`))).toHaveLength(1);
});

it('changes a line under its etag, and the header gets another one', async () => {
  const running = await runWithDraft();
  const { ask, invoice } = running;
  const line = row(await add(running, { itemId: priced(running, 10), quantity: 1 }));
  const before = row(await ask(invoice))['@odata.etag'];
  const address = `${invoice}/salesInvoiceLines(${String(line['id'])})`;
  const change = async (body: unknown, ifMatch: string) =>
    ask(address, { method: 'PATCH', body, headers: { 'if-match': ifMatch } });

  const changed = await change({ quantity: 4, unitPrice: 12 }, String(line['@odata.etag']));

  expect(row(changed)).toMatchObject({ quantity: 4, unitPrice: 12, amountExcludingTax: 48 });
  const header = row(await ask(invoice));
  expect(header).toMatchObject({ totalAmountExcludingTax: 48 });
  expect(header['@odata.etag']).not.toBe(before);
  expect(refusal(await change({ quantity: 5 }, String(line['@odata.etag'])))).toMatchObject({
    status: 409,
  });
  expect(refusal(await change({ sequence: 5 }, '*')).said).toContain('"sequence" cannot be');
  expect(refusal(await change({ lineObjectNumber: 'X' }, '*')).said).toContain(
    '"lineObjectNumber"',
  );
});
