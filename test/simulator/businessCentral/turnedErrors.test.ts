// Points of which reports differ, each the usual way and the other way.
import { expect, test } from 'vitest';
import { refusal, row, rows, runBusinessCentral, type Ask } from './running.ts';

async function runWithInvoice() {
  const running = await runBusinessCentral();
  const { ask, path, company, switches } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum' });
  const body = { customerId, externalDocumentNumber: 'BK-1' };
  const made = row(await ask(`${path}/salesInvoices`, { method: 'POST', body }));
  return {
    ...running,
    customerId,
    address: `${path}/salesInvoices(${String(made['id'])})`,
    /** Status and code, as usual and then with one switch turned. */
    bothWays: async (name: string, asked: string, options?: Ask) => {
      const usual = refusal(await ask(asked, options));
      switches.turn({ businessCentral: { [name]: true } });
      const turned = refusal(await ask(asked, options));
      return [usual, turned].map(({ status, code }) => `${status} ${code}`);
    },
  };
}

test('B9 refuses a stale etag with 409, or with 412', async () => {
  const { bothWays, address } = await runWithInvoice();
  const stale = { method: 'PATCH', body: { email: 'x' }, headers: { 'if-match': 'W/"x"' } };

  expect(await bothWays('answers412ForStaleEtags', address, stale)).toEqual([
    '409 Request_EntityChanged',
    '412 Request_EntityChanged',
  ]);
});

test('B9 deletes without an etag, or refuses to', async () => {
  const { ask, path, customerId, switches, address } = await runWithInvoice();
  const body = { customerId };
  const other = row(await ask(`${path}/salesInvoices`, { method: 'POST', body }));
  const remove = { method: 'DELETE' };

  expect(await ask(`${path}/salesInvoices(${String(other['id'])})`, remove)).toMatchObject({
    status: 204,
  });
  switches.turn({ businessCentral: { deletesOnlyWithIfMatch: true } });
  expect(refusal(await ask(address, remove))).toMatchObject({
    status: 400,
    code: 'BadRequest_InvalidToken',
  });
  expect(await ask(address, { ...remove, headers: { 'if-match': '*' } })).toMatchObject({
    status: 204,
  });
});

test('B1 answers 404 for an entity that is missing, as a segment or as a record', async () => {
  const { bothWays, path, company } = await runWithInvoice();

  const asked = `${path}/salesInvoices(${company.company.id})`;
  expect(await bothWays('missesEntitiesAsRecords', asked)).toEqual([
    '404 BadRequest_ResourceNotFound',
    '404 Internal_RecordNotFound',
  ]);
});

test('B8 misses a record behind a field with 400, or with 404', async () => {
  const { bothWays, path, customerId } = await runWithInvoice();
  const post = { method: 'POST', body: { customerId, currencyCode: 'GBP' } };

  expect(await bothWays('answers404ForMissingRecords', `${path}/salesInvoices`, post)).toEqual([
    '400 Internal_DataNotFoundFilter',
    '404 Internal_DataNotFoundFilter',
  ]);
});

test('B8 answers 400 for a customer who exists already, or 409', async () => {
  const { bothWays, path, world, customerId } = await runWithInvoice();
  const number = world.customers.get(customerId)?.number;
  const post = { method: 'POST', body: { number, displayName: 'Again' } };

  expect(await bothWays('answers409ForDuplicates', `${path}/customers`, post)).toEqual([
    '400 Internal_EntityWithSameKeyExists',
    '409 Internal_EntityWithSameKeyExists',
  ]);
});

test('B2 denies what a user may not write under one code or another', async () => {
  const { bothWays, world, address } = await runWithInvoice();
  for (const { id } of world.companyPermissions.list()) {
    world.companyPermissions.patch(id, { level: 'read' });
  }

  expect(await bothWays('deniesWithInternalCode', address, { method: 'DELETE' })).toEqual([
    '403 Authorization_RequestDenied',
    '403 Internal_PermissionDenied',
  ]);
});

test('B10 refuses `or` over two fields with 501, or with 400', async () => {
  const { bothWays, path } = await runWithInvoice();

  const asked = `${path}/salesInvoices?$filter=email eq 'a' or phoneNumber eq 'a'`;
  expect(await bothWays('refusesOrWith400', asked)).toEqual([
    '501 BadRequest_MethodNotImplemented',
    '400 BadRequest',
  ]);
});

test('B10 compares Code fields as they are, or without regard to case', async () => {
  const { ask, path, switches } = await runWithInvoice();
  const found = async () =>
    rows(await ask(`${path}/salesInvoices?$filter=externalDocumentNumber eq 'bk-1'`));

  expect(await found()).toHaveLength(0);
  switches.turn({ businessCentral: { ignoresCaseOfCodes: true } });
  expect(await found()).toHaveLength(1);
});

test('B10 passes over a filter with a lambda, and knows no changes since the last time', async () => {
  const { ask, path } = await runWithInvoice();

  const lambda = "salesInvoiceLines/any(line: line/description eq 'x')";
  expect(rows(await ask(`${path}/salesInvoices?$filter=${lambda}`))).toHaveLength(1);
  expect(refusal(await ask(`${path}/salesInvoices?$deltatoken=1`)).status).toBe(400);
  const headers = { prefer: 'odata.track-changes' };
  expect(row(await ask(`${path}/salesInvoices`, { headers }))).not.toHaveProperty(
    '@odata.deltaLink',
  );
});
