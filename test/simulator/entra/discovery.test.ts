import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addSigningKey } from '../../../simulator/entra/tokens.ts';
import { read, startTestSimulator } from '../startTestSimulator.ts';
import { clientId, tenantId } from './tokenRequests.ts';

const Keys = z.object({ keys: z.array(z.object({ kid: z.string() })) });

describe('discovery', () => {
  it('names issuer and addresses of the real authority', async () => {
    const { origins } = await startTestSimulator();
    const path = 'v2.0/.well-known/openid-configuration';
    const { body } = await read(await fetch(`${origins.entra}/${tenantId}/${path}`));
    const authority = `https://login.microsoftonline.com/${tenantId}`;
    expect(body).toMatchObject({
      issuer: `${authority}/v2.0`,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
    });
    const shared = await read(await fetch(`${origins.entra}/common/${path}`));
    expect(shared.body['issuer']).toBe('https://login.microsoftonline.com/{tenantid}/v2.0');
    const unknown = await read(await fetch(`${origins.entra}/contoso.example/${path}`));
    expect(unknown).toMatchObject({ status: 400, body: { error: 'invalid_tenant' } });
  });

  it('has the keys by which tokens are checked, after a roll-over too', async () => {
    const simulator = await startTestSimulator();
    const keys = new URL(`${simulator.origins.entra}/${tenantId}/discovery/v2.0/keys`);
    const before = await simulator.token({ user: 'megan', resource: 'api' });
    await addSigningKey(simulator.world);
    const after = await simulator.token({ user: 'megan', resource: 'api' });
    for (const token of [before, after]) {
      const { payload } = await jwtVerify(token, createRemoteJWKSet(keys), {
        audience: clientId,
        issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      });
      expect(payload).toMatchObject({ tid: tenantId, scp: 'access_as_user', ver: '2.0' });
    }
    expect(JSON.stringify(await (await fetch(keys)).json())).not.toContain('"d"');
  });

  it('publishes a key before it is used, and keeps the old one until it is retired', async () => {
    const simulator = await startTestSimulator();
    const ids = async () => {
      const address = `${simulator.origins.entra}/common/discovery/keys`;
      const { body } = await read(await fetch(address));
      return Keys.parse(body).keys.map(({ kid }) => kid);
    };
    const signedWith = async () =>
      decodeProtectedHeader(await simulator.token({ user: 'megan', resource: 'api' })).kid;
    const before = await simulator.token({ user: 'megan', resource: 'graph' });
    const me = async () =>
      fetch(`${simulator.origins.graph}/v1.0/me`, {
        headers: { authorization: `Bearer ${before}` },
      });

    await simulator.control('POST', '/entra/signing-keys/announce');
    expect(await ids()).toEqual(['sim-key-1', 'sim-key-2']);
    expect(await signedWith()).toBe('sim-key-1');
    await simulator.control('POST', '/entra/signing-keys/roll');
    expect(await signedWith()).toBe('sim-key-2');
    expect((await me()).status).toBe(200);
    await simulator.control('POST', '/entra/signing-keys/retire');
    expect(await ids()).toEqual(['sim-key-2']);
    expect((await me()).status).toBe(401);
  });

  it('rolls over at once in an emergency', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('POST', '/entra/signing-keys/roll');
    const token = await simulator.token({ user: 'megan', resource: 'api' });
    expect(decodeProtectedHeader(token).kid).toBe('sim-key-2');
  });

  it('has the older document too, with the issuer of older tokens', async () => {
    const { origins } = await startTestSimulator();
    const path = '.well-known/openid-configuration';
    const own = await read(await fetch(`${origins.entra}/${tenantId}/${path}`));
    expect(own.body['issuer']).toBe(`https://sts.windows.net/${tenantId}/`);
    const shared = await read(await fetch(`${origins.entra}/organizations/${path}`));
    expect(shared.body['issuer']).toBe('https://sts.windows.net/{tenantid}/');
  });

  it('tells client libraries which authority an address belongs to', async () => {
    const { origins } = await startTestSimulator();
    const asked = new URLSearchParams({
      'api-version': '1.1',
      authorization_endpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    });
    const path = '/common/discovery/instance?';
    const { body } = await read(await fetch(`${origins.entra}${path}${asked.toString()}`));
    expect(body['tenant_discovery_endpoint']).toBe(
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    );
    expect((await fetch(`${origins.entra}${path}`)).status).toBe(400);
  });

  it('does not know other paths', async () => {
    const { origins } = await startTestSimulator();
    expect((await fetch(`${origins.entra}/${tenantId}/nothing`)).status).toBe(404);
    expect((await fetch(origins.entra)).status).toBe(404);
  });
});
