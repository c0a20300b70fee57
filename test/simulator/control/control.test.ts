import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../simulator/clock.ts';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { read, startTestSimulator, type TestSimulator } from '../startTestSimulator.ts';

describe('GET /world', () => {
  it('shows everything but private keys', async () => {
    const { control, world } = await startTestSimulator();
    const { status, body } = await control('GET', '/world');
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(Object.keys(world).toSorted());
    expect(body['bookingAppointments']).toHaveLength(world.bookingAppointments.size);
    expect(body['signingKeys']).toMatchObject([{ id: 'sim-key-1', publicJwk: { kty: 'RSA' } }]);
    expect(JSON.stringify(body['signingKeys'])).not.toMatch(/privateJwk|"d":/);
  });
});

describe('POST /tokens', () => {
  it.each([
    ['api', organisation.clientId, 'access_as_user'],
    ['graph', 'https://graph.microsoft.com', 'Bookings.Read.All User.Read'],
    [
      'businessCentral',
      'https://api.businesscentral.dynamics.com',
      'Financials.ReadWrite.All user_impersonation',
    ],
  ])('gives a token for %s', async (resource, aud, scp) => {
    const { token } = await startTestSimulator();
    expect(decodeJwt(await token({ user: 'megan', resource }))).toMatchObject({
      aud,
      scp,
      oid: organisation.users.megan.id,
    });
  });

  it('knows a user by first name, user principal name and id', async () => {
    const { token, control } = await startTestSimulator();
    const { alex } = organisation.users;
    for (const user of ['alex', 'Alex', alex.userPrincipalName, alex.id]) {
      expect(decodeJwt(await token({ user, resource: 'api' }))['oid'], user).toBe(alex.id);
    }
    expect(await control('POST', '/tokens', { user: 'nobody', resource: 'api' })).toMatchObject({
      status: 404,
      body: { error: { code: 'userNotFound' } },
    });
  });

  it('changes claims, takes them away, and leaves the user out, for tests of what must be refused', async () => {
    const { token } = await startTestSimulator();
    const claims = { tid: 'another', exp: 1, scp: null };
    const changed = decodeJwt(await token({ user: 'megan', resource: 'api', claims }));
    expect(changed).toMatchObject({ tid: 'another', exp: 1 });
    expect(changed).not.toHaveProperty('scp');
    expect(decodeJwt(await token({ user: null, resource: 'api' }))).toMatchObject({
      idtyp: 'app',
      aud: organisation.clientId,
    });
    expect(decodeJwt(await token({ user: null, resource: 'graph' }))['roles']).toEqual([
      'Bookings.Read.All',
    ]);
  });

  it('says what is wrong with a request', async () => {
    const { control } = await startTestSimulator();
    const { status, body } = await control('POST', '/tokens', { user: 'megan', resource: 'mail' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'invalidBody' } });
    expect(JSON.stringify(body)).toContain('resource');
  });
});

describe('/faults', () => {
  const rule = { service: 'graph', kind: 'status', status: 503, times: 1 } as const;

  it('puts faults in force, uses them up, and takes them away', async () => {
    const { control, origins } = await startTestSimulator();
    const seeded = { seed: 7, rate: 0 };
    const put = await control('PUT', '/faults', { faults: [rule], seeded });
    expect(put.body).toEqual({ faults: [rule], seeded });
    const status = async () => (await fetch(`${origins.graph}/v1.0/me`)).status;
    expect(await status()).toBe(503);
    expect(await status()).toBe(401);
    expect((await control('GET', '/faults')).body).toEqual({ faults: [], seeded });
    expect((await control('GET', '/faults/met')).body).toEqual({ 'status 503': 1 });
    await control('PUT', '/faults', [{ ...rule, kind: 'cut', status: undefined, times: 9 }]);
    await expect(fetch(`${origins.graph}/v1.0/me`)).rejects.toThrow();
    expect((await control('DELETE', '/faults')).status).toBe(204);
    expect((await control('GET', '/faults')).body).toEqual({ faults: [], seeded: null });
    expect(await status()).toBe(401);
  });

  it('refuses a fault that no real service has', async () => {
    const { control, faults } = await startTestSimulator();
    await control('PUT', '/faults', { faults: [rule] });
    const lie = { service: 'graph', kind: 'status', status: 200 };
    expect((await control('PUT', '/faults', { faults: [lie] })).status).toBe(400);
    expect(faults.list()).toEqual([rule]);
  });
});

describe('POST /clock', () => {
  it.each([
    [90_000, 90_000],
    ['PT1H', 3_600_000],
    ['P2D', 172_800_000],
  ])('moves the clock by %s', async (advance, milliseconds) => {
    const { control, clock } = await startTestSimulator();
    const before = clock.now();
    const { body } = await control('POST', '/clock', { advance });
    const moved = Date.parse(String(body['now'])) - before;
    expect(moved).toBeGreaterThanOrEqual(milliseconds);
    expect(moved).toBeLessThan(milliseconds + 60_000);
  });

  it('lets tokens run out', async () => {
    const { control, token, origins } = await startTestSimulator();
    const authorization = `Bearer ${await token({ user: 'megan', resource: 'graph' })}`;
    const address = `${origins.graph}/v1.0/solutions/bookingBusinesses`;
    expect((await fetch(address, { headers: { authorization } })).status).toBe(200);
    await control('POST', '/clock', { advance: 'PT61M' });
    expect((await fetch(address, { headers: { authorization } })).status).toBe(401);
  });

  it('leaves tokens in the time of the machine for a product that runs beside it', async () => {
    const clock = systemClock({ tokensKeepMachineTime: true });
    const { control, token, origins, world } = await startTestSimulator(undefined, { clock });
    const address = `${origins.graph}/v1.0/solutions/bookingBusinesses`;
    const before = `Bearer ${await token({ user: 'megan', resource: 'graph' })}`;
    await control('POST', '/clock', { advance: 'P2D' });
    const after = `Bearer ${await token({ user: 'megan', resource: 'graph' })}`;
    expect(Number(decodeJwt(after.slice(7)).iat) * 1_000).toBeLessThanOrEqual(Date.now());
    for (const authorization of [before, after])
      expect((await fetch(address, { headers: { authorization } })).status).toBe(200);
    // The business is two days on.
    const [appointment] = world.bookingAppointments.list();
    await control('POST', `/bookings/${appointment?.id}/complete`);
    const ended = world.bookingAppointments.get(appointment?.id ?? '')?.endAt ?? '';
    expect(Date.parse(ended)).toBeGreaterThan(Date.now() + 86_400_000);
  });

  it('refuses what is no duration', async () => {
    const { control } = await startTestSimulator();
    for (const advance of ['an hour', 1.5, null]) {
      expect((await control('POST', '/clock', { advance })).status).toBe(400);
    }
  });
});

describe('POST /reset', () => {
  it('begins with the world that the seed stands for, and without faults', async () => {
    const { control, world, faults } = await startTestSimulator();
    await control('PUT', '/faults', [{ service: 'entra', kind: 'cut' }]);
    const first = world.customers.list();
    await control('POST', '/reset', { seed: 7, bookings: 3, customers: 2 });
    const second = world.customers.list();
    expect(second).not.toEqual(first);
    expect(faults.list()).toEqual([]);
    expect(world.settings.get('settings')).toMatchObject({ seed: 7 });
    const { body } = await control('POST', '/reset', { seed: 7, bookings: 3, customers: 2 });
    expect(world.customers.list().map(({ id }) => id)).toEqual(second.map(({ id }) => id));
    expect(body).toMatchObject({ appointments: world.bookingAppointments.size });
  });
});

describe('a colleague', () => {
  it('cancels, reschedules and completes appointments in Bookings', async () => {
    const { control, world, clock } = await startTestSimulator();
    const [cancelled, moved, completed] = world.bookingAppointments.list();
    if (!cancelled || !moved || !completed) throw new Error('The world has no appointments');
    expect((await control('POST', `/bookings/${cancelled.id}/cancel`)).body).toEqual({
      id: cancelled.id,
      gone: true,
    });
    expect(world.bookingAppointments.get(cancelled.id)).toBeUndefined();
    const { body } = await control('POST', `/bookings/${moved.id}/reschedule`);
    expect(Date.parse(String(body['startAt']))).toBe(Date.parse(moved.startAt) + 86_400_000);
    await control('POST', `/bookings/${completed.id}/complete`);
    const ended = Date.parse(world.bookingAppointments.get(completed.id)?.endAt ?? '');
    expect(Math.abs(clock.now() - 3_600_000 - ended)).toBeLessThan(60_000);
    const again = await control('POST', `/bookings/${cancelled.id}/cancel`);
    expect(again).toMatchObject({ status: 404, body: { error: { code: 'notFound' } } });
  });

  it('edits, releases, posts and credits a sales invoice, or deletes it', async () => {
    const simulator = await startTestSimulator();
    const { control, world } = simulator;
    const id = await draft(simulator);
    const act = async (verb: string) =>
      control('POST', `/business-central/sales-invoices/${id}/${verb}`);
    expect((await act('edit')).status).toBe(200);
    expect(world.salesInvoiceLines.find(({ documentId }) => documentId === id)?.quantity).toBe(3);
    expect((await act('release')).status).toBe(200);
    expect((await act('post')).status).toBe(200);
    expect(await act('post')).toMatchObject({
      status: 409,
      body: { error: { code: 'notPossible' } },
    });
    expect((await act('credit')).status).toBe(200);
    const other = await draft(simulator);
    await control('POST', `/business-central/sales-invoices/${other}/delete`);
    expect(world.salesInvoices.get(other)).toBeUndefined();
  });
});

describe('the control address', () => {
  it('tells a person what it can do', async () => {
    const { origins } = await startTestSimulator();
    const page = await (await fetch(origins.control)).text();
    expect(page).toContain('POST /bookings/{id}/cancel');
    expect(page).toContain('PUT /faults');
  });

  it('answers in JSON what it does not know', async () => {
    const { control, origins } = await startTestSimulator();
    expect(await control('GET', '/nothing')).toMatchObject({
      status: 404,
      body: { error: { code: 'notFound' } },
    });
    expect(await control('DELETE', '/world')).toMatchObject({
      status: 405,
      body: { error: { code: 'methodNotAllowed', message: '/world takes GET' } },
    });
    const broken = await fetch(`${origins.control}/clock`, { method: 'POST', body: '{' });
    expect(await read(broken)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalidBody' } },
    });
  });

  it('refuses pages of other sites', async () => {
    const { origins, clock } = await startTestSimulator();
    const before = clock.now();
    const attempts: [string, RequestInit][] = [
      ['/world', { headers: { 'sec-fetch-site': 'cross-site' } }],
      ['/world', { headers: { 'sec-fetch-site': 'same-site' } }],
      ['/world', { headers: { origin: 'https://evil.example' } }],
      [
        '/clock',
        {
          method: 'POST',
          headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
          body: '{"advance":"P9D"}',
        },
      ],
    ];
    for (const [path, init] of attempts) {
      const answer = await fetch(`${origins.control}${path}`, init);
      expect(await read(answer)).toMatchObject({
        status: 403,
        body: { error: { code: 'crossSite' } },
      });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(clock.now() - before).toBeLessThan(60_000);
  });
});

/** A draft of one line with quantity 2, made through the API as anyone would. */
async function draft({ origins, token, world }: TestSimulator): Promise<string> {
  const authorization = `Bearer ${await token({ user: 'megan', resource: 'businessCentral' })}`;
  const environment = world.environments.list()[0]?.name ?? '';
  const companyId = world.companyPermissions.list()[0]?.companyId ?? '';
  const customer = world.customers.find((each) => each.companyId === companyId && !isBlocked(each));
  const item = world.items.find((each) => each.companyId === companyId && !each.blocked);
  const root = `${origins.businessCentral}/v2.0/${organisation.tenantId}/${environment}/api/v2.0`;
  const lines = [{ lineType: 'Item', itemId: item?.id, quantity: 2 }];
  const { status, body } = await read(
    await fetch(`${root}/companies(${companyId})/salesInvoices`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ customerId: customer?.id, salesInvoiceLines: lines }),
    }),
  );
  expect(body, JSON.stringify(body)).toHaveProperty('id');
  expect(status).toBe(201);
  return String(body['id']);
}

function isBlocked({ blocked }: { blocked: string }): boolean {
  return blocked.trim() !== '';
}
