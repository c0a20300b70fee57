import { expect, it } from 'vitest';
import { refusal, row, rows, runBusinessCentral } from './running.ts';

it('drafts an invoice with its lines in one request', async () => {
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

it('leaves nothing behind when a line of a deep insert is refused', async () => {
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
