import { expect, test } from 'vitest';
import { refusal, row, runBusinessCentral } from './running.ts';

async function runWithDraft() {
  const running = await runBusinessCentral();
  const { ask, path, company, world } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum', type: 'Company' });
  const made = await ask(`${path}/salesInvoices`, { method: 'POST', body: { customerId } });
  const lines = `${path}/salesInvoices(${String(row(made)['id'])})/salesInvoiceLines`;
  return {
    ...running,
    lines,
    add: async (body: unknown) => ask(lines, { method: 'POST', body }),
    accountId: (number: string) =>
      world.accounts.find((account) => account.number === number)?.id ?? '',
  };
}

test('B5 takes an account by its id or its number, and no price with it', async () => {
  const { add, accountId } = await runWithDraft();
  const own = { description: 'Courses', quantity: 2, unitPrice: 40 };

  const byId = await add({ accountId: accountId('8400'), ...own });
  const byNumber = await add({ lineType: 'Account', lineObjectNumber: '8400' });

  expect(row(byId)).toMatchObject({
    lineType: 'Account',
    accountId: accountId('8400'),
    itemId: '00000000-0000-0000-0000-000000000000',
    lineObjectNumber: '8400',
    description: 'Courses',
    taxPercent: 19,
    amountIncludingTax: 95.2,
  });
  expect(row(byNumber)).toMatchObject({
    description: 'Sales, services',
    quantity: 0,
    unitPrice: 0,
  });
});

test('B5 refuses accounts to which nobody posts, and a unit of measure for one', async () => {
  const { add, accountId } = await runWithDraft();
  const said = async (body: unknown) => refusal(await add(body)).said;

  expect(await said({ accountId: accountId('8490') })).toBe(
    "Blocked must be equal to 'No' in G/L Account: No.=8490. Current value is 'Yes'.",
  );
  expect(await said({ accountId: accountId('8399') })).toBe(
    "Account Type must be equal to 'Posting' in G/L Account: No.=8399. Current value is 'Heading'.",
  );
  expect(await said({ accountId: accountId('1400') })).toMatch(/^Direct Posting must be/);
  expect(await said({ accountId: accountId('8400'), unitOfMeasureCode: 'HOUR' })).toBe(
    'Unit of Measure can be set only for lines with type Item.',
  );
  expect(refusal(await add({ lineType: 'Account', lineObjectNumber: '7' }))).toEqual({
    status: 400,
    code: 'Internal_InvalidTableRelation',
    said: 'The field No. of table Sales Line contains a value (7) that cannot be found in the related table (G/L Account).',
  });
});

test('B5 takes an item charge by its number', async () => {
  const { add } = await runWithDraft();

  const answer = await add({
    lineType: 'Charge',
    lineObjectNumber: 'freight',
    quantity: 1,
    unitPrice: 10,
  });

  expect(row(answer)).toMatchObject({
    lineType: 'Charge',
    lineObjectNumber: 'FREIGHT',
    description: 'Freight',
    amountIncludingTax: 11.9,
  });
});

test('B5 clears what a line was about when its type changes', async () => {
  const { add, ask, lines, company } = await runWithDraft();
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 10 });
  const line = row(await add({ itemId, quantity: 2 }));
  const change = async (body: unknown) =>
    ask(`${lines}(${String(line['id'])})`, { method: 'PATCH', body, headers: { 'if-match': '*' } });

  expect(row(await change({ lineType: 'Comment' }))).toMatchObject({
    lineType: 'Comment',
    itemId: '00000000-0000-0000-0000-000000000000',
    lineObjectNumber: '',
    description: 'Massage',
    quantity: 0,
    amountIncludingTax: 0,
  });
  expect(row(await change({ itemId, quantity: 1 }))).toMatchObject({
    lineType: 'Item',
    amountExcludingTax: 10,
  });
});

test('B5 says honestly which types of lines it does not imitate', async () => {
  const { add } = await runWithDraft();

  expect(refusal(await add({ lineType: 'Resource', lineObjectNumber: 'LINDA' }))).toMatchObject({
    status: 501,
    said: 'Lines of type Resource are not simulated.',
  });
});
