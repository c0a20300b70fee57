import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { startTestSimulator, type TestSimulator } from '../startTestSimulator.ts';
import {
  businessCentralDefault,
  clientId,
  graphDefault,
  onBehalfOf,
  requestToken,
  tenantId,
} from './tokenRequests.ts';

const day = 86_400_000;

describe('a refresh token', () => {
  it('carries the user on, for every resource that was consented to', async () => {
    const simulator = await startTestSimulator();
    const refresh_token = await refreshTokenFor(simulator, 'megan');
    for (const scope of [graphDefault, businessCentralDefault]) {
      const { status, body } = await requestToken(simulator, {
        grant_type: 'refresh_token',
        refresh_token,
        scope,
      });
      expect(status, scope).toBe(200);
      expect(decodeJwt(String(body['access_token']))['name']).toBe('Megan Bowen');
    }
  });

  it.each([
    [
      'was revoked',
      50173,
      (s: TestSimulator) => s.control('POST', '/entra/users/megan/revoke-sessions'),
    ],
    ['nobody used for 91 days', 700082, async (s: TestSimulator) => s.clock.advance(91 * day)],
  ])('is refused as bad_token once it %s', async (_, number, happen) => {
    const simulator = await startTestSimulator();
    const refresh_token = await refreshTokenFor(simulator, 'megan');
    await happen(simulator);
    const form = { grant_type: 'refresh_token', refresh_token, scope: graphDefault };
    expect((await requestToken(simulator, form)).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [number],
      suberror: 'bad_token',
    });
  });

  it('lives on while it is used', async () => {
    const simulator = await startTestSimulator();
    const refresh_token = await refreshTokenFor(simulator, 'megan');
    const form = { grant_type: 'refresh_token', refresh_token, scope: graphDefault };
    for (let use = 0; use < 3; use += 1) {
      simulator.clock.advance(60 * day);
      expect((await requestToken(simulator, form)).status).toBe(200);
    }
  });

  it('is refused where it is none', async () => {
    const simulator = await startTestSimulator();
    const form = { grant_type: 'refresh_token', refresh_token: 'x.y.z', scope: graphDefault };
    expect((await requestToken(simulator, form)).body).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('client credentials', () => {
  it('give a token with the application’s own permissions and no user', async () => {
    const simulator = await startTestSimulator();
    const form = { grant_type: 'client_credentials', scope: businessCentralDefault };
    const { status, body } = await requestToken(simulator, form);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('refresh_token');
    const claims = decodeJwt(String(body['access_token']));
    expect(claims).toMatchObject({ idtyp: 'app', roles: ['API.ReadWrite.All'] });
    expect(claims).not.toHaveProperty('scp');
  });

  it('need a whole resource and a tenant', async () => {
    const simulator = await startTestSimulator();
    const grant_type = 'client_credentials';
    const single = { grant_type, scope: 'https://graph.microsoft.com/Bookings.Read.All' };
    expect((await requestToken(simulator, single)).body).toMatchObject({
      error: 'invalid_scope',
      error_codes: [1002012],
    });
    const form = { grant_type, scope: graphDefault };
    expect((await requestToken(simulator, form, 'common')).body).toMatchObject({
      error: 'invalid_request',
      error_codes: [50059],
    });
  });
});

describe('the token endpoint', () => {
  it.each([
    {
      what: 'a wrong secret',
      form: { client_secret: 'wrong' },
      said: [401, 'invalid_client', 7000215],
    },
    { what: 'no secret', form: { client_secret: '' }, said: [401, 'invalid_client', 7000218] },
    {
      what: 'an unknown client',
      form: { client_id: tenantId },
      said: [400, 'unauthorized_client', 700016],
    },
    {
      what: 'an unknown grant',
      form: { grant_type: 'password' },
      said: [400, 'unsupported_grant_type', 70003],
    },
    { what: 'no assertion', form: { assertion: '' }, said: [400, 'invalid_request', 900144] },
    {
      what: 'no token use',
      form: { requested_token_use: '' },
      said: [400, 'invalid_request', 900144],
    },
    { what: 'no scope', form: { scope: '' }, said: [400, 'invalid_request', 900144] },
    {
      what: 'two resources',
      form: { scope: `${graphDefault} ${businessCentralDefault}` },
      said: [400, 'invalid_request', 28000],
    },
    { what: 'no resource', form: { scope: 'openid profile' }, said: [400, 'invalid_scope', 70011] },
    {
      what: 'an unknown resource',
      form: { scope: 'https://vault.azure.net/.default' },
      said: [400, 'invalid_resource', 500011],
    },
    {
      what: 'an unknown permission',
      form: { scope: 'Bookings.Steal.All' },
      said: [400, 'invalid_client', 650053],
    },
    {
      what: 'the product itself',
      form: { scope: `${clientId}/access_as_user` },
      said: [400, 'invalid_grant', 90009],
    },
    { what: 'malformed claims', form: { claims: '{' }, said: [400, 'invalid_request', 9002313] },
  ])('refuses $what in Microsoft’s form', async ({ form, said: [status, error, number] }) => {
    const simulator = await startTestSimulator();
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    const answer = await requestToken(simulator, onBehalfOf(assertion, form));
    expect(answer).toMatchObject({ status, body: { error, error_codes: [number] } });
    const { body } = answer;
    expect(body['error_description']).toMatch(
      new RegExp(
        `^AADSTS${number}: .+ Trace ID: ${String(body['trace_id'])} Correlation ID: ${String(body['correlation_id'])} Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`,
      ),
    );
  });

  it('takes only POST', async () => {
    const { origins } = await startTestSimulator();
    const answer = await fetch(`${origins.entra}/${tenantId}/oauth2/v2.0/token`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error_codes: [900561] });
  });

  it('names the correlation id that the caller gave', async () => {
    const simulator = await startTestSimulator();
    const id = '0a1b2c3d-0a1b-4c3d-8a1b-0a1b2c3d4e5f';
    const { body } = await requestToken(simulator, { grant_type: 'x', 'client-request-id': id });
    expect(body['correlation_id']).toBe(id);
  });

  it('fails as it is told, in its own words', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('PUT', '/faults', {
      faults: [{ service: 'entra', kind: 'status', status: 503, times: 1, retryAfter: 2 }],
    });
    const form = { grant_type: 'client_credentials', scope: graphDefault };
    expect(await requestToken(simulator, form)).toMatchObject({
      status: 503,
      body: { error: 'temporarily_unavailable' },
    });
    expect((await requestToken(simulator, form)).status).toBe(200);
  });
});

async function refreshTokenFor(simulator: TestSimulator, user: string): Promise<string> {
  const assertion = await simulator.token({ user, resource: 'api' });
  const { body } = await requestToken(simulator, onBehalfOf(assertion));
  return String(body['refresh_token']);
}
