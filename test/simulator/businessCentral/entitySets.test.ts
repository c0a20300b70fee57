import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { refusal, row, rows, runBusinessCentral } from './running.ts';
import { writer } from './writing.ts';

describe('B1 addresses', () => {
  it('B1 lead to the same company with and without tenant, by id and by name', async () => {
    const { ask, company, path, world } = await runBusinessCentral();
    company.addCustomer({ displayName: 'Adatum' });
    const name = encodeURIComponent(company.company.name);
    const domain = world.tenants.get(organisation.tenantId)?.domain ?? '';
    const root = (tenant: string) => `/v2.0/${tenant}Production/api/v2.0`;

    for (const address of [
      `${path}/customers`,
      `${root('')}/${path}/customers`,
      `${root(`${domain}/`)}/${path}/customers`,
      `companies(name='${name}')/customers`,
      `customers?company=${name}`,
      `customers?company=${company.company.id}`,
    ]) {
      expect(rows(await ask(address))).toMatchObject([{ displayName: 'Adatum' }]);
    }
  });

  it('B1 of an unknown company or segment are refused', async () => {
    const { ask, path } = await runBusinessCentral();

    for (const address of [
      "companies(name='Nobody')/customers",
      'companies(11111111-1111-4111-8111-111111111111)/customers',
      'customers?company=Nobody',
    ]) {
      expect(refusal(await ask(address)).code).toBe('Internal_CompanyNotFound');
    }
    for (const address of [`${path}/foo`, 'foo', `${path}/taxGroups/foo`]) {
      expect(refusal(await ask(address))).toEqual({
        status: 404,
        code: 'BadRequest_ResourceNotFound',
        said: "Resource not found for the segment 'foo'.",
      });
    }
  });

  it('B1 of what is not simulated answer 501 in the form of the API', async () => {
    const { ask, path } = await runBusinessCentral();

    expect(refusal(await ask(`${path}/attachments`))).toEqual({
      status: 501,
      code: 'BadRequest_MethodNotImplemented',
      said: "'attachments' is not part of the simulation.",
    });
    const write = await ask(`${path}/paymentMethods`, { method: 'POST', body: { code: 'X' } });
    expect(refusal(write)).toMatchObject({
      status: 501,
      said: "'POST' of 'paymentMethods' is not part of the simulation.",
    });
  });
});

describe('B1 $metadata', () => {
  it('B1 tells the sets, keys, types, enums and actions', async () => {
    const { ask } = await runBusinessCentral();
    const answer = await ask('$metadata');
    const xml = z.string().parse(answer.body);

    expect(answer.headers.get('content-type')).toBe('application/xml');
    for (const line of [
      '<EntitySet Name="salesInvoices" EntityType="Microsoft.NAV.salesInvoice">',
      '<Property Name="externalDocumentNumber" Type="Edm.String" MaxLength="35" />',
      '<Property Name="blocked" Type="Microsoft.NAV.customerBlocked" />',
      '<Member Name="Non_x002D_Inventory" Value="2" />',
      '<Action Name="makeCorrectiveCreditMemo" IsBound="true">',
      '<NavigationProperty Name="salesInvoiceLines" Type="Collection(Microsoft.NAV.salesInvoiceLine)" ContainsTarget="true" />',
    ]) {
      expect(xml).toContain(line);
    }
    expect(refusal(await ask('$metadata', { method: 'POST', body: {} })).status).toBe(405);
  });

  it('B1 has captions beside it', async () => {
    const { ask } = await runBusinessCentral();

    const found = rows(await ask('entityDefinitions'));
    expect(found.find(({ entityName }) => entityName === 'salesInvoice')).toMatchObject({
      entitySetName: 'salesInvoices',
      entityCaptions: [{ languageCode: 1033, caption: 'Sales Invoice' }],
    });
    expect(refusal(await ask('entityDefinitions?$top=1')).status).toBe(501);
    expect(rows(await ask('')).map(({ name }) => name)).toContain('paymentMethods');
  });
});

describe('what documents and master data choose from', () => {
  it('is found from a customer and an item', async () => {
    const running = await runBusinessCentral();
    const { ask, path, world } = running;
    const [terms] = world.paymentTerms.list();
    const [method] = world.paymentMethods.list();
    const [shipment] = world.shipmentMethods.list();
    const { create } = writer(running);

    const customer = row(
      await create('customers', {
        displayName: 'Adatum',
        paymentTermsId: terms?.id,
        paymentMethodId: method?.id,
        shipmentMethodId: shipment?.id,
      }),
    );
    const expand = '$expand=paymentTerm,paymentMethod,shipmentMethod,customerFinancialDetail';
    expect(await ask(`${path}/customers(${String(customer['id'])})?${expand}`)).toMatchObject({
      body: {
        paymentTerm: { code: terms?.code },
        paymentMethod: { code: method?.code },
        shipmentMethod: { code: shipment?.code },
        customerFinancialDetail: { number: customer['number'], balance: 0 },
      },
    });
    const item = row(await create('items', { displayName: 'Oil', itemCategoryCode: 'PRODUCTS' }));
    const groups = '$expand=itemCategory,inventoryPostingGroup,generalProductPostingGroup';
    expect(await ask(`${path}/items(${String(item['id'])})?${groups}`)).toMatchObject({
      body: {
        itemCategory: { displayName: 'Products' },
        inventoryPostingGroup: { code: 'RESALE' },
        generalProductPostingGroup: { code: 'RETAIL', description: 'Retail' },
      },
    });
  });

  it('can be filtered and read one by one', async () => {
    const { ask, path } = await runBusinessCentral();

    const found = rows(await ask(`${path}/taxGroups?$filter=code eq 'REDUCED'`));
    expect(found).toMatchObject([{ displayName: 'Reduced VAT', taxType: 'VAT' }]);
    expect(await ask(`${path}/taxGroups(${String(found[0]?.['id'])})`)).toMatchObject({
      body: { code: 'REDUCED' },
    });
    expect(
      rows(await ask(`${path}/dimensions?$expand=dimensionValues($select=code)&$top=1`)),
    ).toMatchObject([{ dimensionValues: [{ code: 'FIRMS' }, { code: 'PRIVATE' }] }]);
    expect(rows(await ask(`${path}/generalLedgerSetup`))).toMatchObject([
      { localCurrencyCode: 'EUR', localCurrencySymbol: '€', allowPostingFrom: '0001-01-01' },
    ]);
    expect(
      rows(await ask(`${path}/currencyExchangeRates?$filter=currencyCode eq 'CHF'`)),
    ).toMatchObject([{ exchangeRateAmount: 100, relationalExchangeRateAmount: 106 }]);
  });
});

describe('a sales invoice', () => {
  it('leaves a corrective credit memo when it is cancelled, and what is owed follows', async () => {
    const running = await runBusinessCentral();
    const { ask, path, company } = running;
    const { create } = writer(running);
    const customer = company.addCustomer({ displayName: 'Adatum', type: 'Company' });
    const item = company.addItem({ displayName: 'Massage', unitPrice: 50 });
    const salesInvoiceLines = [{ itemId: item.id, quantity: 2 }];
    const { id } = row(
      await create('salesInvoices', { customerId: customer.id, salesInvoiceLines }),
    );
    const detail = () => ask(`${path}/customerFinancialDetails(${customer.id})`);

    await create(`salesInvoices(${String(id)})/Microsoft.NAV.post`, {});
    expect(await detail()).toMatchObject({
      body: { balance: 119, totalSalesExcludingTax: 100, overdueAmount: 0 },
    });
    await create(`salesInvoices(${String(id)})/Microsoft.NAV.cancel`, {});
    expect(await detail()).toMatchObject({ body: { balance: 0, totalSalesExcludingTax: 0 } });
    const memos = await ask(
      `${path}/salesCreditMemos?$filter=invoiceId eq ${String(id)}&$expand=salesCreditMemoLines`,
    );
    expect(rows(memos)).toMatchObject([
      {
        number: 'PS-CR109001',
        status: 'Corrective',
        invoiceNumber: 'PS-INV103001',
        customerName: 'Adatum',
        totalAmountIncludingTax: 119,
        salesCreditMemoLines: [{ description: 'Massage', quantity: 2, netAmount: 100 }],
      },
    ]);
    expect(refusal(await ask(`${path}/salesCreditMemoLines`)).said).toBe(
      'You must specify an Id or a Document Id to get the lines.',
    );
  });

  it('has the shipment method of its customer, until it is given another or none', async () => {
    const running = await runBusinessCentral();
    const { create, change } = writer(running);
    const [first, second] = running.world.shipmentMethods.list();
    const { id: customerId } = running.company.addCustomer({
      displayName: 'Adatum',
      shipmentMethodId: first?.id ?? '',
    });

    const made = row(await create('salesInvoices?$expand=shipmentMethod', { customerId }));
    expect(made).toMatchObject({ shipmentMethod: { code: first?.code } });
    const address = `salesInvoices(${String(made['id'])})`;
    expect(await change(address, { shipmentMethodId: second?.id })).toMatchObject({
      body: { shipmentMethodId: second?.id },
    });
    const none = '00000000-0000-0000-0000-000000000000';
    expect(await change(address, { shipmentMethodId: none })).toMatchObject({
      body: { shipmentMethodId: none },
    });
    expect(refusal(await change(address, { shipmentMethodId: customerId })).said).toBe(
      'The "shipmentMethodId" does not match to a Shipment Method.',
    );
  });

  it('can be fetched as a PDF, as a draft too', async () => {
    const running = await runBusinessCentral();
    const { ask, path, company, origin } = running;
    const { id: customerId } = company.addCustomer({ displayName: 'Jürgen (Köln)' });
    const { id } = row(await writer(running).create('salesInvoices', { customerId }));

    const invoice = row(await ask(`${path}/salesInvoices(${String(id)})?$expand=pdfDocument`));
    const link = z
      .object({ 'pdfDocumentContent@odata.mediaReadLink': z.string() })
      .parse(invoice['pdfDocument'])['pdfDocumentContent@odata.mediaReadLink'];
    expect(link.startsWith(`${origin}/v2.0/`)).toBe(true);
    const response = await fetch(link, {
      headers: { authorization: `Bearer ${await running.tokenFor(organisation.users.megan)}` },
    });
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.4\n/);
    expect(pdf).toContain(String.raw`(Jürgen \(Köln\)) Tj`);
    // Every object begins where the table at the end says it does.
    const starts = [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, start]) => Number(start));
    expect(starts.map((start) => pdf.slice(start, start + 7))).toEqual(
      starts.map((_, index) => `${index + 1} 0 obj`),
    );
    expect((await ask(`${path}/companyInformation(${company.company.id})/picture`)).status).toBe(
      204,
    );
  });
});
