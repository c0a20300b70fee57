import { expect, it } from 'vitest';
import { refusal, row, rows, runBusinessCentral, type Running } from './running.ts';

const filtered = (set: string, filter: string): string =>
  `${set}?$filter=${encodeURIComponent(filter)}`;

async function namesOf({ ask, path }: Running, query: string): Promise<unknown[]> {
  return rows(await ask(`${path}/customers?${query}`)).map((customer) => customer['displayName']);
}

it('B1 answers at both forms of the address, with the tenant by id, by domain or by the token', async () => {
  const { ask, company } = await runBusinessCentral();

  for (const place of [
    '/v2.0/6f1d2a34-8c5e-4b7a-9d20-3e4f5a6b7c81/production',
    '/v2.0/fabrikam-health.example/Production',
    '/v2.0/Production',
  ]) {
    const answer = await ask(`${place}/api/v2.0/companies`);
    expect(rows(answer)).toMatchObject([{ id: company.company.id, name: 'Fabrikam Health' }]);
    expect(rows(answer)[0]).not.toHaveProperty('@odata.etag');
  }
});

it('lists the environments of the tenant', async () => {
  const { ask } = await runBusinessCentral();

  for (const version of ['v1.1', 'v1.2']) {
    expect(rows(await ask(`/environments/${version}`))).toMatchObject([
      { name: 'Production', type: 'Production', countryCode: 'DE' },
    ]);
  }
});

it('tells the local currency in the company information', async () => {
  const { ask, path } = await runBusinessCentral();

  const answer = await ask(`${path}/companyInformation`);

  expect(rows(answer)).toMatchObject([{ displayName: 'Fabrikam Health', currencyCode: 'EUR' }]);
});

it('prints blanks as Business Central does, and a customer without its posting groups', async () => {
  const { ask, path, company } = await runBusinessCentral();
  const { id } = company.addCustomer({ displayName: 'Adatum', salespersonCode: '' });

  const customer = row(await ask(`${path}/customers(${id})`));

  expect(customer).toMatchObject({
    blocked: '_x0020_',
    currencyId: '00000000-0000-0000-0000-000000000000',
    currencyCode: 'EUR',
    salespersonCode: '',
    lastModifiedDateTime: '2026-03-02T09:30:00Z',
  });
  expect(String(customer['@odata.etag'])).toMatch(/^W\/"[A-Za-z0-9+/=]+"$/);
  expect(Object.keys(customer)).not.toContain('pricesIncludeTax');
  expect(Object.keys(customer)).not.toContain('customerPostingGroup');
});

it('B10 finds customers by the parts of $filter that Business Central documents', async () => {
  const running = await runBusinessCentral();
  const { company } = running;
  const anna = company.addCustomer({ displayName: "Anna O'Neil", email: 'anna@adatum.example' });
  company.addCustomer({ displayName: 'Bruno', blocked: 'All', type: 'Company' });
  const found = (filter: string) => namesOf(running, filtered('', filter).slice(1));

  expect(await found("displayName eq 'Anna O''Neil'")).toEqual(["Anna O'Neil"]);
  expect(await found(`id eq ${anna.id}`)).toEqual(["Anna O'Neil"]);
  expect(await found("blocked eq 'All'")).toEqual(['Bruno']);
  expect(await found("blocked eq ' '")).toEqual(["Anna O'Neil"]);
  expect(await found("type eq 'Person' and contains(email,'adatum')")).toEqual(["Anna O'Neil"]);
  expect(await found("tolower(displayName) eq 'bruno'")).toEqual(['Bruno']);
  expect(await found("displayName eq 'x' or startswith(displayName,'Br')")).toEqual(['Bruno']);
  expect(await found('lastModifiedDateTime gt 2026-03-02T09:30:00Z')).toEqual([]);
  expect(await found('lastModifiedDateTime ge 2026-03-02T09:30:00.000Z')).toHaveLength(2);
  expect(await found('contactsInformation/any(c: c/contactName eq 1)')).toHaveLength(2);
});

it('B10 refuses filters that Business Central refuses, in its words', async () => {
  const { ask, path } = await runBusinessCentral();
  const refused = async (filter: string) =>
    refusal(await ask(filtered(`${path}/customers`, filter)));

  expect(await refused("displayName eq 'a' or email eq 'a'")).toEqual({
    status: 501,
    code: 'BadRequest_MethodNotImplemented',
    said: "The 'OR' operator is not supported on distinct fields on an OData filter.",
  });
  expect(await refused("nickname eq 'a'")).toMatchObject({
    status: 400,
    said: "Could not find a property named 'nickname' on type 'Microsoft.NAV.customer'.",
  });
  expect(await refused("id eq 'b3c9e5d7-41f2-4a68-8e0b-9d7c6a5f4e32'")).toMatchObject({
    status: 400,
    said: "A binary operator with incompatible types was detected. Found operand types 'Edm.Guid' and 'Edm.String' for operator kind 'Equal'.",
  });
  expect(await refused("blocked eq 'Never'")).toMatchObject({
    status: 400,
    code: 'Application_FilterErrorException',
  });
  expect(await refused("displayName is 'a'")).toMatchObject({ status: 400 });
  expect(await refused("displayName in ('a','b')")).toMatchObject({ status: 400 });
  expect(await refused("currencyCode eq 'EUR'")).toMatchObject({ status: 400 });
});

it('B10 knows `in` in the schema version that has it', async () => {
  const running = await runBusinessCentral();
  for (const displayName of ['Anna', 'Bruno', 'Cleo']) running.company.addCustomer({ displayName });

  const query = `$schemaversion=2.1&${filtered('', "displayName in ('Anna','Cleo')").slice(1)}`;

  expect(await namesOf(running, query)).toEqual(['Anna', 'Cleo']);
});

it('B10 sorts, skips, cuts, counts and selects', async () => {
  const running = await runBusinessCentral();
  for (const displayName of ['Bruno', 'Anna', 'Cleo']) running.company.addCustomer({ displayName });
  const { ask, path } = running;

  expect(await namesOf(running, '$orderby=displayName desc')).toEqual(['Cleo', 'Bruno', 'Anna']);
  expect(await namesOf(running, '')).toEqual(['Bruno', 'Anna', 'Cleo']);
  const cut = await ask(
    `${path}/customers?$top=1&$skip=1&$orderby=displayName&$count=true&$select=displayName,number`,
  );
  expect(row(cut)['@odata.count']).toBe(3);
  expect(Object.keys(rows(cut)[0] ?? {})).toEqual(['@odata.etag', 'number', 'displayName']);
  expect(rows(cut)).toMatchObject([{ displayName: 'Bruno' }]);
  expect(await ask(`${path}/customers/$count`)).toMatchObject({ status: 200, body: '3' });
});

it('B10 hands out pages of the wanted size, none of them twice, though a row comes in between', async () => {
  const running = await runBusinessCentral();
  const { ask, path, company } = running;
  for (let index = 0; index < 5; index += 1) company.addCustomer({ displayName: `C${index}` });
  const headers = { prefer: 'odata.maxpagesize=2' };

  const seen: unknown[] = [];
  let next: unknown = `${path}/customers?$select=displayName`;
  while (typeof next === 'string') {
    const page = await ask(next, { headers });
    expect(rows(page).length).toBeLessThanOrEqual(2);
    seen.push(...rows(page).map((customer) => customer['displayName']));
    next = row(page)['@odata.nextLink'];
    company.addCustomer({ displayName: 'earlier', number: `A${seen.length}` });
  }

  expect(seen).toEqual(['C0', 'C1', 'C2', 'C3', 'C4']);
});

it('B10 ends the pages where $top ends', async () => {
  const { ask, path, company } = await runBusinessCentral();
  for (let index = 0; index < 5; index += 1) company.addCustomer({ displayName: `C${index}` });
  const headers = { prefer: 'odata.maxpagesize=2' };

  const first = await ask(`${path}/customers?$top=3`, { headers });
  const second = await ask(String(row(first)['@odata.nextLink']), { headers });

  expect(rows(second)).toMatchObject([{ displayName: 'C2' }]);
  expect(row(second)).not.toHaveProperty('@odata.nextLink');
});

it('shows to which customers a contact belongs only below the customer', async () => {
  const { ask, path, company } = await runBusinessCentral();
  const firm = company.addCustomer({ displayName: 'Contoso', type: 'Company' });
  const office = company.addContact({
    displayName: 'Contoso',
    type: 'Company',
    number: 'CT1',
    companyNumber: 'CT1',
    customerId: firm.id,
  });
  const person = company.addContact({ displayName: 'Lee', number: 'CT2', companyNumber: 'CT1' });
  company.addContact({ displayName: 'Stranger', number: 'CT3' });

  const contacts = rows(await ask(`${path}/contacts`));
  expect(contacts.map((contact) => contact['contactBusinessRelation'])).toEqual([
    'Customer',
    'Customer',
    'None',
  ]);
  const expanded = await ask(`${path}/customers(${firm.id})?$expand=contactsInformation`);
  expect(rows(expanded, 'contactsInformation')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ contactId: office.id, contactType: 'Company' }),
      {
        contactId: person.id,
        contactNumber: 'CT2',
        contactName: 'Lee',
        contactType: 'Person',
        relatedId: firm.id,
        relatedType: 'Customer',
      },
    ]),
  );
  expect(rows(expanded, 'contactsInformation')).toHaveLength(2);
  expect(rows(await ask(`${path}/customers(${firm.id})/contactsInformation`))).toHaveLength(2);
  expect(refusal(await ask(`${path}/contactsInformation`))).toMatchObject({
    status: 400,
    said: 'id type not specified.',
  });
});

it('B1 says what it does not know', async () => {
  const { ask, path, company } = await runBusinessCentral();
  const other = '11111111-1111-4111-8111-111111111111';
  const { id } = company.addCustomer({ displayName: 'Adatum' });

  expect(refusal(await ask(`${path}/nonsense`))).toEqual({
    status: 404,
    code: 'BadRequest_ResourceNotFound',
    said: "Resource not found for the segment 'nonsense'.",
  });
  expect(refusal(await ask(`${path}/customers(${other})`))).toMatchObject({
    status: 404,
    code: 'BadRequest_ResourceNotFound',
  });
  expect(refusal(await ask(`${path}/customers(10000)`))).toMatchObject({
    status: 404,
    code: 'BadRequest_NotFound',
  });
  expect(refusal(await ask(`companies(${other})/customers`))).toMatchObject({
    status: 404,
    code: 'Internal_CompanyNotFound',
  });
  expect(refusal(await ask('customers'))).toMatchObject({ code: 'Internal_CompanyNotFound' });
  expect(refusal(await ask('/v2.0/Elsewhere/api/v2.0/companies'))).toMatchObject({ status: 404 });
  expect(refusal(await ask(`${path}/customers(${id})/nonsense`))).toMatchObject({ status: 404 });
  expect(refusal(await ask(`${path}/pictures`))).toMatchObject({ status: 501 });
  expect(refusal(await ask('externaleventsubscriptions'))).toMatchObject({ status: 501 });
  expect(refusal(await ask(`${path}/customers?$search=a`))).toMatchObject({ status: 400 });
  expect(refusal(await ask('companies', { method: 'POST', body: {} }))).toMatchObject({
    status: 405,
    code: 'BadRequest_MethodNotAllowed',
  });
});

it('B1 takes the company beside the path too, by id or by name', async () => {
  const { ask, company } = await runBusinessCentral();
  company.addItem({ displayName: 'Massage' });

  for (const named of [company.company.id, 'Fabrikam%20Health']) {
    expect(rows(await ask(`items?company=${named}`))).toMatchObject([{ displayName: 'Massage' }]);
  }
  expect(row(await ask("companies(name='Fabrikam Health')"))).toMatchObject({
    id: company.company.id,
  });
});

it('lists 20,000 customers with their contacts without a search per row', async () => {
  const { ask, path, company } = await runBusinessCentral();
  for (let index = 0; index < 20_000; index += 1) {
    company.addCustomer({ displayName: 'x', number: `N${String(index).padStart(6, '0')}` });
  }

  const answer = await ask(`${path}/customers?$expand=contactsInformation`);

  expect(rows(answer)).toHaveLength(20_000);
}, 20_000);
