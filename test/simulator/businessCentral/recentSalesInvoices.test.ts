// The way to a company's newest documents: sorted by when they were changed, with their lines.
import { expect, it } from 'vitest';
import { row, rows, runBusinessCentral } from './running.ts';

// On the wire an instant loses its trailing zeros: as text, 08:00:00Z would come behind 08:00:00.25Z.
const changedAt = [
  '2026-02-10T08:00:00.000Z',
  '2026-02-10T08:00:00.250Z',
  '2026-02-09T23:59:59.999Z',
  '2026-02-10T08:00:00.000Z',
  '2026-02-28T10:00:00.000Z',
  '2026-02-10T08:00:01.000Z',
  '2026-02-10T08:00:00.300Z',
];
const newestFirst = [4, 5, 6, 1, 0, 3, 2].map((index) => `PO ${index}`);

async function runWithInvoices() {
  const running = await runBusinessCentral();
  const { ask, path, company, world } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum' });
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 10 });
  for (const [index, lastModifiedDateTime] of changedAt.entries()) {
    const salesInvoiceLines = Array.from({ length: 1 + (index % 3) }, () => ({
      itemId,
      quantity: 1 + index,
    }));
    const made = await ask(`${path}/salesInvoices`, {
      method: 'POST',
      body: { customerId, externalDocumentNumber: `PO ${index}`, salesInvoiceLines },
    });
    world.salesInvoices.patch(String(row(made)['id']), { lastModifiedDateTime });
  }
  return running;
}

const query = (top: number): string =>
  `salesInvoices?$orderby=lastModifiedDateTime desc&$top=${top}&$expand=salesInvoiceLines`;

it('lists the sales invoices that were changed last, newest first, each with its lines', async () => {
  const { ask, path } = await runWithInvoices();

  const all = rows(await ask(`${path}/${query(500)}`));
  const few = await ask(`${path}/${query(3)}`);

  expect(all.map((invoice) => invoice['externalDocumentNumber'])).toEqual(newestFirst);
  expect(rows(few).map((invoice) => invoice['externalDocumentNumber'])).toEqual(
    newestFirst.slice(0, 3),
  );
  expect(few.body).not.toHaveProperty('@odata.nextLink');
  expect(all[0]).toMatchObject({
    lastModifiedDateTime: '2026-02-28T10:00:00Z',
    pricesIncludeTax: true,
    salesInvoiceLines: [
      { lineType: 'Item', quantity: 5, taxPercent: 19 },
      { lineType: 'Item', quantity: 5, taxPercent: 19 },
    ],
  });
});

it('goes on behind the last one from page to page, none twice and none left out, up to $top', async () => {
  const { ask, path } = await runWithInvoices();
  const headers = { prefer: 'odata.maxpagesize=2' };

  const seen: unknown[] = [];
  let next: unknown = `${path}/${query(6)}`;
  while (typeof next === 'string') {
    const page = await ask(next, { headers });
    expect(rows(page)).toHaveLength(2);
    for (const invoice of rows(page)) {
      expect(invoice['salesInvoiceLines']).not.toEqual([]);
      seen.push(invoice['externalDocumentNumber']);
    }
    next = row(page)['@odata.nextLink'];
  }

  expect(seen).toEqual(newestFirst.slice(0, 6));
});
