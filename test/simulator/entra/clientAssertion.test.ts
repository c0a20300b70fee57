import { ConfidentialClientApplication } from '@azure/msal-node';
import { createHash, X509Certificate } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { networkOf } from '../../conformance/clients/msalFor.ts';
import { fetchFrom } from '../../conformance/clients/simulatedSubject.ts';
import { read, startTestSimulator, type TestSimulator } from '../startTestSimulator.ts';
import { certificate, privateKey } from './certificate.ts';
import { clientId, graphDefault, tenantId } from './tokenRequests.ts';

const tokenEndpoint = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`;
const sha256 = createHash('sha256').update(new X509Certificate(certificate).raw).digest();

describe('an application with a certificate', () => {
  it('gets its tokens through msal-node', async () => {
    const simulator = await withCertificate();
    const client = new ConfidentialClientApplication({
      auth: {
        clientId,
        authority: `https://login.microsoftonline.com/${tenantId}`,
        clientCertificate: { thumbprintSha256: sha256.toString('hex'), privateKey },
      },
      system: { networkClient: networkOf({ fetch: fetchFrom(simulator) }) },
    });
    const result = await client.acquireTokenByClientCredential({ scopes: [graphDefault] });
    expect(result?.accessToken).toBeTruthy();
  });

  it('is refused while the certificate is not registered', async () => {
    const simulator = await startTestSimulator();
    expect(await request(simulator, await assertion())).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_codes: [700027] },
    });
  });

  it.each<[string, number, Record<string, unknown>]>([
    ['has expired', 700024, { exp: 1 }],
    ['is for another service', 700023, { aud: 'https://graph.microsoft.com' }],
    ['is of another application', 700021, { iss: 'a', sub: 'a' }],
    ['has no id', 700027, { jti: undefined }],
  ])('is refused when its assertion %s', async (_, number, claims) => {
    const simulator = await withCertificate();
    expect((await request(simulator, await assertion(claims))).body).toMatchObject({
      error: 'invalid_client',
      error_codes: [number],
    });
  });

  it('is refused with an assertion that is none, or of another issuer', async () => {
    const simulator = await withCertificate();
    expect((await request(simulator, 'x.y')).body).toMatchObject({ error_codes: [50027] });
    const foreign = await assertion({}, {});
    expect((await request(simulator, foreign)).body).toMatchObject({ error_codes: [70021] });
    const forged = (await assertion()).replace(/.{8}$/, 'AAAAAAAA');
    expect((await request(simulator, forged)).body).toMatchObject({ error_codes: [700027] });
  });

  it('needs a certificate with an RSA key', async () => {
    const simulator = await startTestSimulator();
    const answer = await simulator.control('PUT', '/entra/certificates', { certificates: ['x'] });
    expect(answer.status).toBe(400);
  });
});

async function withCertificate(): Promise<TestSimulator> {
  const simulator = await startTestSimulator();
  await simulator.control('PUT', '/entra/certificates', { certificates: [certificate] });
  return simulator;
}

async function assertion(
  claims: Record<string, unknown> = {},
  named: Record<string, string> = { 'x5t#S256': sha256.toString('base64url') },
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const usual = { aud: tokenEndpoint, iss: clientId, sub: clientId, jti: 'a', exp: now + 600 };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', ...named })
    .sign(await importPKCS8(privateKey, 'PS256'));
}

async function request({ origins }: TestSimulator, client_assertion: string) {
  const body = new URLSearchParams({
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion,
    grant_type: 'client_credentials',
    scope: graphDefault,
  });
  const address = `${origins.entra}/${tenantId}/oauth2/v2.0/token`;
  return read(await fetch(address, { method: 'POST', body }));
}
