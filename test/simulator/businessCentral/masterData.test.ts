import { describe, expect, it } from 'vitest';
import { alex, now, refusal, row, rows, runBusinessCentral } from './running.ts';
import { writer } from './writing.ts';

const zero = '00000000-0000-0000-0000-000000000000';

describe('a new customer', () => {
  it('gets the next number, an address of its own in the API and a contact', async () => {
    const running = await runBusinessCentral();
    const { create } = writer(running);

    const made = await create('customers', {
      displayName: 'Diego Siciliani',
      type: 'Person',
      email: 'diego@example.com',
      country: 'de ',
      taxRegistrationNumber: 'de123',
    });
    const { id } = row(made);
    expect(made).toMatchObject({
      status: 201,
      body: {
        number: 'C10001',
        displayName: 'Diego Siciliani',
        type: 'Person',
        country: 'DE',
        taxRegistrationNumber: 'DE123',
        currencyCode: 'EUR',
        currencyId: zero,
        taxAreaDisplayName: 'Domestic customers',
        blocked: '_x0020_',
        lastModifiedDateTime: '2026-03-02T09:30:00Z',
      },
    });
    expect(made.headers.get('location')).toMatch(new RegExp(`/customers\\(${String(id)}\\)$`));
    const found = await running.ask(
      `${running.path}/customers(${String(id)})/contactsInformation?$expand=contact`,
    );
    expect(rows(found)).toMatchObject([
      {
        contactName: 'Diego Siciliani',
        contactType: 'Person',
        contact: { email: 'diego@example.com', contactBusinessRelation: 'Customer' },
      },
    ]);
  });

  it('needs a name', async () => {
    const { create } = writer(await runBusinessCentral());

    expect(refusal(await create('customers', { email: 'a@example.com' }))).toEqual({
      status: 400,
      code: 'Application_DialogException',
      said: 'A "displayName" must be provided.',
    });
    expect(refusal(await create('customers', { displayName: '' })).said).toBe(
      'The blank "displayName" is not allowed.',
    );
    expect(refusal(await create('contacts', {})).said).toBe('A "displayName" must be provided.');
  });

  it('may bring its number where the series allows it, but not one that is taken', async () => {
    const running = await runBusinessCentral();
    const { create } = writer(running);

    expect(await create('customers', { number: ' own-1', displayName: 'One' })).toMatchObject({
      status: 201,
      body: { number: 'OWN-1' },
    });
    expect(refusal(await create('customers', { number: 'OWN-1', displayName: 'Two' }))).toEqual({
      status: 400,
      code: 'Internal_EntityWithSameKeyExists',
      said: "The Customer already exists. Identification fields and values: No.='OWN-1'",
    });
    const series = running.world.numberSeries.find(({ purpose }) => purpose === 'customer');
    running.world.numberSeries.patch(series?.id ?? '', { allowsManual: false });
    expect(refusal(await create('customers', { number: 'OWN-2', displayName: 'Two' })).said).toBe(
      'You may not enter numbers manually. If you want to enter numbers manually, please activate Manual Nos. in No. Series CUST.',
    );
    expect(running.world.customers.size).toBe(1);
  });

  it('leaves nothing behind, not even its contact, when a later field is wrong', async () => {
    const running = await runBusinessCentral();
    const { create } = writer(running);

    for (const [field, said] of [
      ['paymentTermsId', 'The "paymentTermsId" does not match to a Payment Terms.'],
      ['shipmentMethodId', 'The "shipmentMethodId" does not match to a Shipment Method.'],
      ['paymentMethodId', 'The "paymentMethodId" does not match to a Payment Method.'],
      ['currencyId', 'The "currencyId" does not match to a Currency.'],
    ] as const) {
      const body = { displayName: 'A', [field]: '11111111-1111-4111-8111-111111111111' };
      expect(refusal(await create('customers', body)).said).toBe(said);
    }
    expect(refusal(await create('customers', { displayName: 'A', country: 'XX' })).code).toBe(
      'Internal_InvalidTableRelation',
    );
    expect(running.world.customers.size + running.world.contacts.size).toBe(0);
  });
});

describe('B7 posting groups', () => {
  it('B7 come from the "API Setup" rule that fits first, and what is sent wins', async () => {
    const running = await runBusinessCentral();
    const { create } = writer(running);
    const [eu] = running.world.vatBusinessPostingGroups.filter(({ code }) => code === 'EU');

    const { id: customerId } = row(
      await create('customers', { displayName: 'A', type: 'Person', taxAreaId: eu?.id }),
    );
    expect(running.world.customers.get(String(customerId))).toMatchObject({
      generalBusinessPostingGroup: 'DOMESTIC',
      vatBusinessPostingGroup: 'EU',
      pricesIncludeTax: true,
    });
    expect(await create('salesInvoices', { customerId })).toMatchObject({
      status: 201,
      body: { pricesIncludeTax: true },
    });
    expect(await create('items', { displayName: 'Massage', type: 'Service' })).toMatchObject({
      body: {
        number: 'S1001',
        baseUnitOfMeasureCode: 'HOUR',
        generalProductPostingGroupCode: 'SERVICES',
        inventoryPostingGroupCode: '',
        taxGroupCode: 'STANDARD',
      },
    });
  });

  it('B7 are missing in a company without rules, so that the customer cannot be invoiced', async () => {
    const running = await runBusinessCentral();
    const { create } = writer(running);
    for (const { id } of running.world.customerTemplateRules.list()) {
      running.world.customerTemplateRules.remove(id);
    }

    const { id: customerId } = row(await create('customers', { displayName: 'A' }));
    expect(refusal(await create('salesInvoices', { customerId }))).toEqual({
      status: 400,
      code: 'Application_FieldValidationException',
      said: 'Gen. Bus. Posting Group must have a value in Customer: No.=C10001. It cannot be zero or empty.',
    });
  });
});

describe('a changed customer', () => {
  it('needs the etag that it has, and gets another one', async () => {
    const running = await runBusinessCentral();
    const { create, change } = writer(running);
    const made = row(await create('customers', { displayName: 'A' }));
    const etag = String(made['@odata.etag']);

    const bare = await running.ask(`${running.path}/customers(${String(made['id'])})`, {
      method: 'PATCH',
      body: { city: 'Köln' },
    });
    expect(refusal(bare).code).toBe('BadRequest_InvalidToken');
    const changed = await change(
      `customers(${String(made['id'])})`,
      { city: 'Köln', blocked: 'All' },
      etag,
    );
    expect(changed).toMatchObject({ status: 200, body: { city: 'Köln', blocked: 'All' } });
    expect(row(changed)['@odata.etag']).not.toBe(etag);
    expect(
      refusal(await change(`customers(${String(made['id'])})`, { city: 'Bonn' }, etag)),
    ).toMatchObject({
      status: 409,
      code: 'Request_EntityChanged',
    });
    expect(await change(`customers(${String(made['id'])})`, { blocked: '_x0020_' })).toMatchObject({
      body: { blocked: '_x0020_' },
    });
  });

  it('keeps its etag when nothing is sent, and its name when a blank one is', async () => {
    const running = await runBusinessCentral();
    const { create, change } = writer(running);
    const made = row(await create('customers', { displayName: 'A' }));

    expect(row(await change(`customers(${String(made['id'])})`, {}))['@odata.etag']).toBe(
      made['@odata.etag'],
    );
    expect(
      refusal(await change(`customers(${String(made['id'])})`, { displayName: '' })).said,
    ).toBe('The blank "displayName" is not allowed.');
  });

  it('is renamed by another number, on its invoices too', async () => {
    const running = await runBusinessCentral();
    const { create, change } = writer(running);
    const { id: customerId } = row(await create('customers', { displayName: 'A' }));
    const invoice = row(await create('salesInvoices', { customerId }));

    await change(`customers(${String(customerId)})`, { number: 'new' });
    expect(
      await running.ask(`${running.path}/salesInvoices(${String(invoice['id'])})`),
    ).toMatchObject({
      body: { customerNumber: 'NEW' },
    });
  });
});

describe('deleting', () => {
  it("takes a customer nobody invoiced, and leaves its contact as nobody's", async () => {
    const running = await runBusinessCentral();
    const { create, remove } = writer(running);
    const { id } = row(await create('customers', { displayName: 'A' }));

    expect((await remove('customers', id)).status).toBe(204);
    expect((await running.ask(`${running.path}/customers(${String(id)})`)).status).toBe(404);
    expect(rows(await running.ask(`${running.path}/contacts`))).toMatchObject([
      { displayName: 'A', contactBusinessRelation: 'None' },
    ]);
  });

  it('refuses a customer and an item with open or posted documents', async () => {
    const running = await runBusinessCentral();
    const { create, remove } = writer(running);
    const { id: customerId } = row(await create('customers', { displayName: 'A' }));
    const { id: itemId } = row(await create('items', { displayName: 'B', type: 'Service' }));
    const salesInvoiceLines = [{ itemId, quantity: 1, unitPrice: 10 }];
    const invoice = row(await create('salesInvoices', { customerId, salesInvoiceLines }));

    expect(refusal(await remove('customers', customerId)).said).toBe(
      'You cannot delete Customer C10001 because there is at least one outstanding Sales Invoice for this customer.',
    );
    expect(refusal(await remove('items', itemId)).said).toBe(
      'You cannot delete Item S1001 because there is at least one outstanding Sales Invoice that includes this item.',
    );
    await create(`salesInvoices(${String(invoice['id'])})/Microsoft.NAV.post`, {});
    expect(refusal(await remove('customers', customerId)).said).toMatch(/has ledger entries/);
    expect(refusal(await remove('items', itemId)).said).toMatch(/has ledger entries/);
    expect(await running.ask(`${running.path}/customers(${String(customerId)})`)).toMatchObject({
      body: { balanceDue: 11.9 },
    });
  });

  it('of a company contact leaves its persons without a company', async () => {
    const running = await runBusinessCentral();
    const { create, remove, change } = writer(running);
    const firm = row(await create('contacts', { displayName: 'Adatum', type: 'Company' }));
    const person = row(
      await create('contacts', {
        displayName: 'Grady',
        type: 'Person',
        companyNumber: firm['number'],
      }),
    );
    expect(person).toMatchObject({ companyName: 'Adatum', searchName: 'GRADY' });

    await change(`contacts(${String(firm['id'])})`, { number: 'ADATUM' });
    expect(await running.ask(`${running.path}/contacts(${String(person['id'])})`)).toMatchObject({
      body: { companyNumber: 'ADATUM' },
    });
    expect((await remove('contacts', firm['id'])).status).toBe(204);
    expect(rows(await running.ask(`${running.path}/contacts`))).toMatchObject([
      { displayName: 'Grady', companyNumber: '', companyName: '' },
    ]);
  });
});

describe('B2 a user who may only read', () => {
  it('B2 is refused with the table and the action in brackets', async () => {
    const running = await runBusinessCentral();
    const { company, world, ask, path } = running;
    const level = 'read' as const;
    world.companyPermissions.put({
      id: 'reader',
      companyId: company.company.id,
      userId: alex.id,
      level,
    });
    const { id } = company.addCustomer({ displayName: 'A' });
    const token = await running.tokenFor(alex);

    const asked = [
      [await ask(`${path}/customers`, { method: 'POST', body: {}, token }), '18 Customer Insert'],
      [await ask(`${path}/contacts`, { method: 'POST', body: {}, token }), '5050 Contact Insert'],
      [await ask(`${path}/items`, { method: 'POST', body: {}, token }), '27 Item Insert'],
      [await ask(`${path}/customers(${id})`, { method: 'DELETE', token }), '18 Customer Delete'],
    ] as const;
    for (const [answer, action] of asked) {
      expect(refusal(answer)).toMatchObject({
        status: 403,
        said: `Sorry, the current permissions prevented the action. (TableData ${action}: Base Application)`,
      });
    }
    expect(world.customers.size).toBe(1);
  });
});

describe('B3 bodies', () => {
  it('B3 are refused for what is read-only, too long, no option, no GUID or unknown', async () => {
    const running = await runBusinessCentral();
    const { create } = writer(running);

    for (const [body, code] of [
      [{ balanceDue: 1 }, 'BadRequest_InvalidOperation'],
      [{ lastModifiedDateTime: now }, 'BadRequest_InvalidOperation'],
      [{ city: 'x'.repeat(31) }, 'Application_StringExceededLength'],
      [{ type: 'Robot' }, 'Unknown'],
      [{ paymentTermsId: 'fourteen' }, 'Application_InvalidGUID'],
      [{ postingGroup: 'DOMESTIC' }, 'BadRequest'],
    ] as const) {
      expect(refusal(await create('customers', { displayName: 'A', ...body }))).toMatchObject({
        status: 400,
        code,
      });
    }
    expect(running.world.customers.size).toBe(0);
  });

  it('B3 are not taken where a method has no place', async () => {
    const running = await runBusinessCentral();
    const { create } = writer(running);
    const { id } = running.company.addCustomer({ displayName: 'A' });

    expect(refusal(await create(`customers(${id})`, {})).code).toBe('BadRequest_MethodNotAllowed');
    const patched = { method: 'PATCH', body: {}, headers: { 'if-match': '*' } };
    expect(refusal(await running.ask(`${running.path}/customers`, patched)).status).toBe(405);
  });
});

it('makes a customer and its invoice in one transaction, or neither', async () => {
  const running = await runBusinessCentral();
  const snapshot = { isolation: 'snapshot' };
  const requests = (customerNumber: string) => ({
    requests: [
      {
        method: 'POST',
        url: `${running.path}/customers`,
        body: { number: 'N1', displayName: 'A' },
      },
      { method: 'POST', url: `${running.path}/salesInvoices`, body: { customerNumber } },
    ],
  });

  await running.ask('$batch', { method: 'POST', body: requests('N2'), headers: snapshot });
  expect(running.world.customers.size + running.world.salesInvoices.size).toBe(0);
  await running.ask('$batch', { method: 'POST', body: requests('N1'), headers: snapshot });
  expect(running.world.customers.size).toBe(1);
  expect(running.world.salesInvoices.size).toBe(1);
});
