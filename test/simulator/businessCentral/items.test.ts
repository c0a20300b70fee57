import { describe, expect, it } from 'vitest';
import { refusal, row, rows, runBusinessCentral } from './running.ts';
import { writer } from './writing.ts';

describe('an item', () => {
  it('refuses ids and codes of nothing, or that contradict each other', async () => {
    const running = await runBusinessCentral();
    const { create } = writer(running);
    const [reduced] = running.world.vatProductPostingGroups.filter(
      ({ code }) => code === 'REDUCED',
    );
    const unknown = '11111111-1111-4111-8111-111111111111';

    for (const [body, said] of [
      [{ taxGroupId: unknown }, 'The "taxGroupId" does not match to a Tax Group.'],
      [{ taxGroupCode: 'X' }, 'The "taxGroupCode" does not match to a Tax Group.'],
      [
        { taxGroupId: reduced?.id, taxGroupCode: 'STANDARD' },
        'The tax group values do not match to a specific Tax Group.',
      ],
      [{ itemCategoryCode: 'X' }, 'The "itemCategoryCode" does not match to a Item Category.'],
      [
        { baseUnitOfMeasureId: unknown },
        'The "baseUnitOfMeasureId" does not match to a Unit of Measure.',
      ],
      [{ baseUnitOfMeasureCode: 'X' }, 'The Unit of Measure with Code X does not exist.'],
      [{ inventory: 3 }, 'Inventory cannot be changed during on insert.'],
      [
        { type: 'Service', inventoryPostingGroupCode: 'RESALE' },
        "Type must be equal to 'Inventory' in Item: No.=S1001. Current value is 'Service'.",
      ],
    ] as const) {
      expect(refusal(await create('items', { displayName: 'A', ...body })).said).toBe(said);
    }
    expect(running.world.items.size).toBe(0);
  });

  it('keeps what is sent, and is renamed on lines', async () => {
    const running = await runBusinessCentral();
    const { create, change } = writer(running);
    const { id } = running.company.addCustomer({ displayName: 'A' });
    const sent = {
      displayName: 'Oil',
      displayName2: 'for massages',
      itemCategoryCode: 'PRODUCTS',
      gtin: '4006381333931',
      unitPrice: 12.5,
      unitCost: 4.25,
      priceIncludesTax: true,
      taxGroupCode: 'REDUCED',
    };

    const made = await create('items', sent);
    expect(made).toMatchObject({ status: 201, body: { ...sent, type: 'Inventory' } });
    const line = { itemId: row(made)['id'], quantity: 1 };
    const invoice = row(
      await create('salesInvoices', { customerId: id, salesInvoiceLines: [line] }),
    );
    await change(`items(${String(row(made)['id'])})`, { number: 'OIL', inventory: 7 });
    const lines = await running.ask(
      `${running.path}/salesInvoices(${String(invoice['id'])})/salesInvoiceLines?$expand=item`,
    );
    expect(rows(lines)).toMatchObject([
      { lineObjectNumber: 'OIL', item: { number: 'OIL', inventory: 7 } },
    ]);
  });
});
