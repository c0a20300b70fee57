import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { startTestSimulator } from '../startTestSimulator.ts';
import {
  businessCentralDefault,
  clientId,
  graphDefault,
  onBehalfOf,
  requestToken,
  tenantId,
} from './tokenRequests.ts';

describe('on-behalf-of', () => {
  it('gives a token that Graph takes, and all that MSAL keeps', async () => {
    const simulator = await startTestSimulator();
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    const { status, body } = await requestToken(simulator, onBehalfOf(assertion));
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 });
    expect(String(body['scope']).split(' ')).toEqual(
      expect.arrayContaining([graphDefault, 'https://graph.microsoft.com/Bookings.Read.All']),
    );
    const claims = decodeJwt(String(body['access_token']));
    expect(claims).toMatchObject({ aud: 'https://graph.microsoft.com', azp: clientId });
    expect(JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString())).toEqual({
      uid: claims['oid'],
      utid: tenantId,
    });
    expect(decodeJwt(String(body['id_token']))).toMatchObject({ aud: clientId, tid: tenantId });
    const businesses = await fetch(`${simulator.origins.graph}/v1.0/solutions/bookingBusinesses`, {
      headers: { authorization: `Bearer ${String(body['access_token'])}` },
    });
    expect(businesses.status).toBe(200);
  });

  it('gives no refresh token and no id token to those who did not ask for them', async () => {
    const simulator = await startTestSimulator();
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    const { body } = await requestToken(simulator, onBehalfOf(assertion, { scope: graphDefault }));
    expect(Object.keys(body)).not.toContain('refresh_token');
    expect(Object.keys(body)).not.toContain('id_token');
  });

  it('gives exactly the permissions that were asked for, by name or by the id of the resource', async () => {
    const simulator = await startTestSimulator();
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    for (const scope of [
      'Bookings.Read.All',
      'https://graph.microsoft.com/bookings.read.all',
      '00000003-0000-0000-c000-000000000000/Bookings.Read.All',
    ]) {
      const { body } = await requestToken(simulator, onBehalfOf(assertion, { scope }));
      expect(decodeJwt(String(body['access_token']))['scp'], scope).toBe('Bookings.Read.All');
    }
  });

  it.each([
    ['for another audience', { aud: 'api://someone-else' }, 500131],
    ['for Graph', { aud: 'https://graph.microsoft.com' }, 500131],
    ['that is over', { exp: Math.floor(Date.now() / 1000) - 10 }, 500133],
    ['that is not valid yet', { nbf: Math.floor(Date.now() / 1000) + 600 }, 500133],
    ['of another tenant', { tid: '00000000-1111-4222-8333-444444444444' }, 50034],
    ['of an application', { idtyp: 'app' }, 7000114],
    ['without a user’s permissions', { scp: null }, 7000114],
    ['of a user who is gone', { oid: '00000000-1111-4222-8333-444444444444' }, 50034],
  ])('refuses an assertion %s', async (_, claims, number) => {
    const simulator = await startTestSimulator();
    const assertion = await simulator.token({ user: 'megan', resource: 'api', claims });
    const { status, body } = await requestToken(simulator, onBehalfOf(assertion));
    expect({ status, ...body }).toMatchObject({
      status: 400,
      error: 'invalid_grant',
      error_codes: [number],
    });
    expect(body).not.toHaveProperty('access_token');
  });

  it('refuses an assertion that somebody changed', async () => {
    const simulator = await startTestSimulator();
    const [head, , signature] = (await simulator.token({ user: 'alex', resource: 'api' })).split(
      '.',
    );
    const [, claims] = (await simulator.token({ user: 'megan', resource: 'api' })).split('.');
    const forged = [head, claims, signature].join('.');
    const { body } = await requestToken(simulator, onBehalfOf(forged));
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [50013] });
    const garbage = await requestToken(simulator, onBehalfOf('not-a-token'));
    expect(garbage.body).toMatchObject({ error_codes: [50013] });
  });

  it('knows a tenant by id and by domain, and refuses one that it does not know', async () => {
    const simulator = await startTestSimulator();
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    const grant = onBehalfOf(assertion);
    expect((await requestToken(simulator, grant, 'fabrikam-health.example')).status).toBe(200);
    expect((await requestToken(simulator, grant, 'contoso.example')).body).toMatchObject({
      error: 'invalid_tenant',
      error_codes: [90002],
    });
  });

  it('asks for consent while nobody gave it', async () => {
    const simulator = await startTestSimulator();
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    const unconsented = await requestToken(
      simulator,
      onBehalfOf(assertion, { scope: 'https://graph.microsoft.com/Bookings.Manage.All' }),
    );
    const wanted = { error: 'invalid_grant', error_codes: [65001], suberror: 'consent_required' };
    expect(unconsented.body).toMatchObject(wanted);
    await simulator.control('POST', '/entra/consent/withdraw', { resource: 'graph' });
    expect((await requestToken(simulator, onBehalfOf(assertion))).body).toMatchObject(wanted);
    const other = onBehalfOf(assertion, { scope: businessCentralDefault });
    expect((await requestToken(simulator, other)).status).toBe(200);
    await simulator.control('POST', '/entra/consent/grant');
    expect((await requestToken(simulator, onBehalfOf(assertion))).status).toBe(200);
  });

  it('takes no token of a session that was revoked', async () => {
    const simulator = await startTestSimulator();
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    await simulator.control('POST', '/entra/users/megan/revoke-sessions');
    expect((await requestToken(simulator, onBehalfOf(assertion))).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50173],
      suberror: 'bad_token',
    });
    const fresh = await simulator.token({ user: 'megan', resource: 'api' });
    expect((await requestToken(simulator, onBehalfOf(fresh))).status).toBe(200);
  });

  it('takes no token of a blocked account, and no refresh token of it', async () => {
    const simulator = await startTestSimulator();
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    const { body } = await requestToken(simulator, onBehalfOf(assertion));
    await simulator.control('POST', '/entra/users/megan/disable');
    const refresh = {
      grant_type: 'refresh_token',
      refresh_token: String(body['refresh_token']),
      scope: businessCentralDefault,
    };
    for (const form of [onBehalfOf(assertion), refresh]) {
      expect((await requestToken(simulator, form)).body).toMatchObject({
        error: 'invalid_grant',
        error_codes: [50057],
      });
    }
    const tab = await simulator.control('POST', '/tokens', { user: 'megan', resource: 'api' });
    expect(tab.status).toBe(409);
    await simulator.control('POST', '/entra/users/megan/enable');
    expect((await requestToken(simulator, refresh)).status).toBe(200);
  });
});
