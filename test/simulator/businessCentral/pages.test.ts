import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { postSalesInvoice } from '../../../simulator/businessCentral/colleague.ts';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { row, runBusinessCentral } from './running.ts';

async function runWithInvoice() {
  const running = await runBusinessCentral();
  const { ask, path, company } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum <b>& Sons</b>' });
  const { id: itemId } = company.addItem({ displayName: 'Massage' });
  const made = await ask(`${path}/salesInvoices`, {
    method: 'POST',
    body: {
      customerId,
      externalDocumentNumber: 'BK-77',
      salesInvoiceLines: [{ itemId, quantity: 1.5, unitPrice: 800, shipmentDate: '2026-03-01' }],
    },
  });
  const client = (page: number, filter?: string, name = 'Fabrikam Health') =>
    ask(
      `/${organisation.tenantId}/Production/?company=${encodeURIComponent(name)}&page=${page}` +
        (filter === undefined ? '' : `&filter=${encodeURIComponent(filter)}`),
      { token: null },
    );
  const act = (form: Record<string, string>) =>
    fetch(
      `${running.origin}/${organisation.tenantId}/Production/?company=Fabrikam%20Health&page=43` +
        `&filter=${encodeURIComponent("'No.' IS 'S-INV102001'")}`,
      { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) },
    );
  return { ...running, id: String(row(made)['id']), client, act };
}

it('shows a draft where the web client would, with escaped names', async () => {
  const { client } = await runWithInvoice();

  const card = await client(43, "'No.' IS 'S-INV102001'");

  expect(card.status).toBe(200);
  expect(card.headers.get('content-type')).toBe('text/html; charset=utf-8');
  for (const shown of [
    'This is a simulation',
    'Adatum &lt;b&gt;&amp; Sons&lt;/b&gt;',
    'BK-77',
    '2 March 2026',
    '1 March 2026',
    '1.5',
    '800.00',
    '1,200.00',
    'EUR 1,200.00',
    'Prices including VAT',
  ]) {
    expect(card.body).toContain(shown);
  }
  expect(card.body).not.toContain('<b>');
  expect((await client(43, "'Sales Header'.'No.' IS 'S-INV102001'")).status).toBe(200);
});

it('shows a posted invoice on its own page under its new number', async () => {
  const { client, id, context } = await runWithInvoice();

  postSalesInvoice(id, context);

  expect((await client(43, "'No.' IS 'S-INV102001'")).status).toBe(404);
  const posted = await client(132, "'No.' IS 'PS-INV103001'");
  expect(posted.status).toBe(200);
  expect(posted.body).toContain('S-INV102001');
  expect((await client(9301)).body).not.toContain('S-INV102001');
  expect((await client(143)).body).toContain('PS-INV103001');
});

it('leads from the first page to every invoice', async () => {
  const { ask } = await runWithInvoice();

  const first = await ask('/', { token: null });

  const link = /<a href="(\/[^"]*page=43[^"]*)">S-INV102001/.exec(String(first.body))?.[1] ?? '';
  const card = await ask(link.replaceAll('&amp;', '&').replaceAll('&#39;', "'"), { token: null });
  expect(card.body).toContain('BK-77');
});

it('says what is not there', async () => {
  const { ask, client } = await runWithInvoice();

  expect((await client(43, "'No.' IS 'S-9'")).status).toBe(404);
  expect((await client(22)).body).toContain('Page 22 is not part of the simulation');
  expect((await client(43, undefined, 'Nowhere')).status).toBe(404);
  expect((await ask('/elsewhere/Production/?page=43', { token: null })).status).toBe(404);
  expect((await ask('/', { token: null, method: 'POST', body: {} })).status).toBe(405);
});

it('shows nothing to pages of other sites', async () => {
  const { ask } = await runWithInvoice();

  const asked = await ask('/', { token: null, headers: { 'sec-fetch-site': 'cross-site' } });

  expect(asked.status).toBe(403);
  expect(asked.body).not.toContain('Adatum');
});

it('is drawn as its policy allows: the hash is of all that stands in the style', async () => {
  const { ask } = await runWithInvoice();

  const { body, headers } = await ask('/', { token: null });

  const style = /<style>([^]*)<\/style>/.exec(String(body))?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
});

it('lets a person change a quantity, and delete a line', async () => {
  const { act, world, id } = await runWithInvoice();
  const [line] = world.salesInvoiceLines.filter(({ documentId }) => documentId === id);

  const changed = await act({ deed: 'changeQuantity', line: line?.id ?? '', quantity: '2' });

  expect(changed.status).toBe(303);
  expect(world.salesInvoiceLines.get(line?.id ?? '')).toMatchObject({
    quantity: 2,
    netAmountIncludingTax: 1600,
  });
  await act({ deed: 'deleteLine', line: line?.id ?? '' });
  expect(world.salesInvoiceLines.get(line?.id ?? '')).toBeUndefined();
});

it('goes on with the posted invoice after posting, and with the list after deleting', async () => {
  const posting = await runWithInvoice();
  const posted = await posting.act({ deed: 'post' });
  expect(decodeURIComponent(posted.headers.get('location') ?? '')).toMatch(
    /page=132.*PS-INV103001/,
  );
  expect((await posting.act({ deed: 'post' })).status).toBe(404);

  const deleting = await runWithInvoice();
  const deleted = await deleting.act({ deed: 'delete' });
  expect(deleted.headers.get('location')).toContain('page=9301');
  expect(deleting.world.salesInvoices.get(deleting.id)).toBeUndefined();
});

it('says why Business Central does not let a person do something, and changes nothing', async () => {
  const { act, world, id } = await runWithInvoice();
  await act({ deed: 'release' });
  const [line] = world.salesInvoiceLines.filter(({ documentId }) => documentId === id);

  const refused = await act({ deed: 'deleteLine', line: line?.id ?? '' });

  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('Status');
  expect(world.salesInvoiceLines.get(line?.id ?? '')).toEqual(line);
  const wrong = await act({ deed: 'changeQuantity', line: line?.id ?? '', quantity: 'many' });
  expect(await wrong.text()).toContain('at most five decimals');
});
