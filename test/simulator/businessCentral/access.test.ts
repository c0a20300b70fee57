import { expect, it } from 'vitest';
import { addSigningKey, audiences } from '../../../simulator/entra/tokens.ts';
import { refuse } from '../../../simulator/businessCentral/refuse.ts';
import { seedCompany } from '../../../simulator/seed/company.ts';
import { createWorld } from '../../../simulator/world.ts';
import { alex, megan, now, refusal, rows, runBusinessCentral } from './running.ts';

const rejected = {
  status: 401,
  code: 'Authentication_InvalidCredentials',
  said: 'The server has rejected the client credentials.',
};

it('B2 rejects no token, a foreign audience, a foreign tenant and a forged token alike', async () => {
  const { ask, path, tokenFor } = await runBusinessCentral();
  const good = await tokenFor(megan);
  const other = createWorld();
  await addSigningKey(other);

  for (const token of [null, 'nonsense', await tokenFor(megan, audiences.graph), `${good}x`]) {
    expect(refusal(await ask(`${path}/customers`, { token }))).toEqual(rejected);
    expect(refusal(await ask('/environments/v1.2', { token }))).toEqual(rejected);
  }
  const elsewhere = '/v2.0/11111111-1111-4111-8111-111111111111/Production/api/v2.0/companies';
  expect(refusal(await ask(elsewhere))).toEqual(rejected);
});

it('B2 rejects a user who is in the tenant, but not in Business Central', async () => {
  const { ask, path, tokenFor } = await runBusinessCentral();
  const token = await tokenFor(alex);

  expect(refusal(await ask('companies', { token }))).toEqual(rejected);
  expect(refusal(await ask(`${path}/customers`, { token }))).toEqual(rejected);
  expect(await ask('/environments/v1.2', { token })).toMatchObject({ status: 200 });
});

it('B2 lets nobody into a company without permission there', async () => {
  const { ask, world, context } = await runBusinessCentral();
  const other = seedCompany(world, { ...context, name: 'Fabrikam Holding', userIds: [] });

  expect(rows(await ask('companies')).map(({ name }) => name)).toEqual([
    'Fabrikam Health',
    'Fabrikam Holding',
  ]);
  expect(refusal(await ask(`companies(${other.company.id})/customers`))).toMatchObject({
    status: 403,
    said: expect.stringMatching(/^Sorry, the current permissions prevented the action\./),
  });
});

it('B2 lets who may read read, and refuses what they write with the table in brackets', async () => {
  const { ask, path, world, company, tokenFor } = await runBusinessCentral();
  world.companyPermissions.put({
    id: 'reader',
    companyId: company.company.id,
    userId: alex.id,
    level: 'read',
  });
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum' });
  const token = await tokenFor(alex);

  expect(await ask(`${path}/customers`, { token })).toMatchObject({ status: 200 });
  const write = await ask(`${path}/salesInvoices`, { method: 'POST', body: { customerId }, token });
  expect(refusal(write)).toMatchObject({
    status: 403,
    said: 'Sorry, the current permissions prevented the action. (TableData 36 Sales Header Insert: Base Application)',
  });
  expect(world.salesInvoices.size).toBe(0);
});

it('keeps companies apart', async () => {
  const { ask, path, world, context } = await runBusinessCentral();
  const other = seedCompany(world, { ...context, now: new Date(now), name: 'Other' });
  const stranger = other.addCustomer({ displayName: 'Stranger' });

  expect(rows(await ask(`${path}/customers`))).toEqual([]);
  expect(await ask(`${path}/customers(${stranger.id})`)).toMatchObject({ status: 404 });
  const draft = { method: 'POST', body: { customerId: stranger.id } };
  expect(refusal(await ask(`${path}/salesInvoices`, draft)).said).toBe(
    'The sell-to customer cannot be found.',
  );
});

it('B13 tells faults in its own words, and those of the gateway in HTML', () => {
  expect(refuse({ status: 429 })).toMatchObject({
    status: 429,
    body: { error: { code: 'Application_TooManyRequests' } },
  });
  expect(refuse({ status: 504 }).body).toContain('Gateway Time-out');
  const deadlock = /deadlock/;
  expect(refuse({ status: 409 }).body).toMatchObject({
    error: { code: 'Internal_ServerError', message: expect.stringMatching(deadlock) },
  });
  expect(refuse({ status: 400 }).body).toMatchObject({
    error: { code: 'Application_DialogException', message: expect.stringMatching(deadlock) },
  });
  expect(refuse({ status: 409, code: 'Request_EntityChanged' })).toMatchObject({
    body: { error: { code: 'Request_EntityChanged' } },
  });
});
