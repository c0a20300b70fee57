import { expect, test } from 'vitest';
import { refusal, row, rows, runBusinessCentral, type Running } from './running.ts';

const batch = async ({ ask }: Running, requests: unknown[], headers = {}) =>
  ask('$batch', { method: 'POST', body: { requests }, headers });

async function runWithCustomers() {
  const running = await runBusinessCentral();
  const { company, path } = running;
  const { id: good } = company.addCustomer({ displayName: 'Adatum' });
  const { id: bad } = company.addCustomer({ displayName: 'Blocked', blocked: 'All' });
  const draft = (id: string | undefined, customerId: string) => ({
    ...(id === undefined ? {} : { id }),
    method: 'POST',
    url: `${path}/salesInvoices?$select=id,number`,
    headers: { 'Content-Type': 'application/json' },
    body: { customerId },
  });
  return {
    ...running,
    good: (id?: string) => draft(id, good),
    bad: (id?: string) => draft(id, bad),
  };
}

const statuses = (responses: Record<string, unknown>[]) =>
  responses.map(({ id, status }) => [id, status]);

test('B11 stops at the first failure; what was done before it stays', async () => {
  const running = await runWithCustomers();

  const answer = await batch(running, [running.good('a'), running.bad('b'), running.good('c')]);

  expect(answer.status).toBe(200);
  expect(statuses(rows(answer, 'responses'))).toEqual([
    ['a', 201],
    ['b', 400],
  ]);
  expect(running.world.salesInvoices.size).toBe(1);
});

test('B11 goes on behind a failure where the caller prefers it', async () => {
  const running = await runWithCustomers();

  const answer = await batch(running, [running.good('a'), running.bad('b'), running.good()], {
    prefer: 'odata.continue-on-error',
  });

  const responses = rows(answer, 'responses');
  expect(statuses(responses)).toEqual([
    ['a', 201],
    ['b', 400],
    [null, 201],
  ]);
  expect(responses[0]).toMatchObject({
    headers: { 'odata-version': '4.0' },
    body: { number: 'S-INV102001' },
  });
  expect(
    refusal({ status: 400, headers: answer.headers, body: responses[1]?.['body'] }).said,
  ).toMatch(/^You cannot create this type of document/);
  expect(running.world.salesInvoices.size).toBe(2);
});

test('B11 reverts everything in a snapshot, though the answers speak of success', async () => {
  const running = await runWithCustomers();

  const answer = await batch(running, [running.good('a'), running.bad('b'), running.good('c')], {
    isolation: 'snapshot',
  });

  expect(statuses(rows(answer, 'responses'))).toEqual([
    ['a', 201],
    ['b', 400],
    ['c', 201],
  ]);
  expect(running.world.salesInvoices.size).toBe(0);
  const next = await batch(running, [running.good('a')]);
  expect(rows(next, 'responses')[0]?.['body']).toMatchObject({ number: 'S-INV102001' });
});

test('B11 answers only the first item of a snapshot where that fails', async () => {
  const running = await runWithCustomers();

  const answer = await batch(running, [running.bad('a'), running.good('b')], {
    isolation: 'snapshot',
  });

  expect(statuses(rows(answer, 'responses'))).toEqual([['a', 400]]);
  expect(running.world.salesInvoices.size).toBe(0);
});

test('B11 adds lines in a snapshot, each on top of the one before', async () => {
  const running = await runWithCustomers();
  const { ask, path, company } = running;
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 10 });
  const made = await batch(running, [running.good('a')]);
  const id = row({ ...made, body: rows(made, 'responses')[0]?.['body'] })['id'];
  const url = `${path}/salesInvoices(${String(id)})/salesInvoiceLines`;
  const line = { method: 'POST', url, body: { itemId, quantity: 1 } };

  const answer = await batch(running, [line, line, { method: 'GET', url }], {
    isolation: 'snapshot',
  });

  expect(statuses(rows(answer, 'responses'))).toEqual([
    [null, 201],
    [null, 201],
    [null, 200],
  ]);
  expect(rows(await ask(url))).toMatchObject([{ sequence: 10000 }, { sequence: 20000 }]);
});

test('B11 sends no body for what has none', async () => {
  const running = await runWithCustomers();
  const made = await batch(running, [running.good('a')]);
  const id = row({ ...made, body: rows(made, 'responses')[0]?.['body'] })['id'];

  const answer = await batch(running, [
    { id: 'x', method: 'DELETE', url: `${running.path}/salesInvoices(${String(id)})` },
  ]);

  expect(rows(answer, 'responses')).toEqual([{ id: 'x', status: 204, headers: {} }]);
});

test('B11 takes the company of an item from its header', async () => {
  const running = await runWithCustomers();

  const answer = await batch(running, [
    { id: 'x', method: 'GET', url: 'customers?$top=1', headers: { Company: 'Fabrikam Health' } },
  ]);

  expect(rows(answer, 'responses')).toMatchObject([{ status: 200 }]);
});

test('B11 takes 100 items and fails as a whole with more', async () => {
  const running = await runWithCustomers();
  const read = { id: 'r', method: 'GET', url: `${running.path}/customers?$top=1` };

  const full = await batch(
    running,
    Array.from({ length: 100 }, () => read),
  );
  expect(rows(full, 'responses')).toHaveLength(100);
  const over = await batch(
    running,
    Array.from({ length: 101 }, () => read),
  );
  expect(refusal(over)).toMatchObject({
    status: 500,
    said: expect.stringContaining("A maximum number of '100' query operations"),
  });
});

test('B11 answers multipart to who does not ask for JSON', async () => {
  const running = await runWithCustomers();

  const answer = await batch(running, [running.good('a')], { accept: '*/*' });

  expect(answer.headers.get('content-type')).toContain('multipart/mixed');
  expect(answer.body).toContain('HTTP/1.1 201 Created');
});

test('B11 needs the token for the envelope, and a body that is a batch', async () => {
  const { ask } = await runWithCustomers();

  const body = { requests: [] };
  expect(await ask('$batch', { method: 'POST', body, token: null })).toMatchObject({ status: 401 });
  expect(refusal(await ask('$batch', { method: 'POST', body: { items: [] } }))).toMatchObject({
    status: 400,
    said: 'Invalid Request Body',
  });
});

test('B11 takes no notice of references and dependencies, unless it is turned to honour them', async () => {
  const running = await runWithCustomers();
  const { good, bad, switches, world, company } = running;
  const { id: itemId } = company.addItem({ displayName: 'Massage' });
  const line = {
    id: 'line',
    method: 'POST',
    url: '$a/salesInvoiceLines',
    dependsOn: ['a'],
    body: { itemId },
  };
  const sent = async (requests: unknown[]) =>
    statuses(
      rows(await batch(running, requests, { prefer: 'odata.continue-on-error' }), 'responses'),
    );

  expect(await sent([good('a'), line])).toEqual([
    ['a', 201],
    ['line', 404],
  ]);
  switches.turn({ businessCentral: { honoursBatchReferences: true } });
  expect(await sent([good('a'), line])).toEqual([
    ['a', 201],
    ['line', 201],
  ]);
  expect(await sent([bad('a'), line])).toEqual([
    ['a', 400],
    ['line', 424],
  ]);
  const before = world.salesInvoices.size;
  const grouped = [good('a'), bad('b')].map((item) => ({ ...item, atomicityGroup: 'g' }));
  expect(await sent(grouped)).toEqual([['b', 400]]);
  expect(world.salesInvoices.size).toBe(before);
});

test('B11 takes addresses from the root of the API on, and headers of the batch where it is turned so', async () => {
  const running = await runWithCustomers();
  const { origin, switches } = running;
  const root = `/v2.0/Production/api/v2.0`;
  const read = (url: string) => ({ id: url, method: 'GET', url });
  const asked = async (url: string) => {
    const headers = { company: 'Fabrikam Health' };
    const answer = await running.ask(`${origin}${root}/$batch`, {
      method: 'POST',
      body: { requests: [read(url)] },
      headers,
    });
    return rows(answer, 'responses')[0]?.['status'];
  };

  expect(await asked(`${origin}${root}/companies`)).toBe(200);
  expect(await asked(`${root}/companies`)).toBe(200);
  expect(await asked('customers')).toBe(404);
  switches.turn({ businessCentral: { passesBatchHeadersOn: true } });
  expect(await asked('customers')).toBe(200);
});

test('B11 keeps in a snapshot what a posting has committed, though a later item fails', async () => {
  const running = await runWithCustomers();
  const { good, bad, path, ask, company, world } = running;
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 1 });
  const [draft] = rows(await batch(running, [good('a')]), 'responses');
  const id = String(row({ status: 200, headers: new Headers(), body: draft?.['body'] })['id']);
  const address = `${path}/salesInvoices(${id})`;
  const line = { itemId, quantity: 1 };
  await ask(`${address}/salesInvoiceLines`, { method: 'POST', body: line });
  const post = { id: 'p', method: 'POST', url: `${address}/Microsoft.NAV.post` };

  await batch(running, [good('b'), post, good('c'), bad('d')], { isolation: 'snapshot' });

  expect(world.salesInvoices.get(id)).toMatchObject({ posted: true });
  expect(world.salesInvoices.size).toBe(2);
});
