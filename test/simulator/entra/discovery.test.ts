import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { addSigningKey } from '../../../simulator/entra/tokens.ts';
import { read, startTestSimulator } from '../startTestSimulator.ts';
import { clientId, tenantId } from './tokenRequests.ts';

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

  it('does not know other paths', async () => {
    const { origins } = await startTestSimulator();
    expect((await fetch(`${origins.entra}/${tenantId}/nothing`)).status).toBe(404);
    expect((await fetch(origins.entra)).status).toBe(404);
  });
});
