import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import { createTokenVerifier, type Caller } from '../../api/identity/verifyToken.ts';
import { entraService } from '../../simulator/entra/entraService.ts';
import { addSigningKey, type TokenContent } from '../../simulator/entra/tokens.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { serve } from '../support/localServer.ts';
import { megan, startServices, type TestSimulator } from '../support/simulator.ts';

const { clientId, tenantId } = organisation;
const appIdUri = `api://localhost/${clientId}`;

afterEach(() => {
  vi.useRealTimers();
});

type Overrides = Partial<Parameters<typeof createTokenVerifier>[0]>;

function verifierFor({ transport }: Pick<TestSimulator, 'transport'>, overrides: Overrides = {}) {
  return createTokenVerifier({
    transport,
    clientId,
    audiences: [appIdUri],
    allowedTenantIds: [tenantId.toUpperCase()],
    scope: 'access_as_user',
    now: () => new Date(),
    ...overrides,
  });
}

async function verify(simulator: TestSimulator, token: string): Promise<Caller> {
  return verifierFor(simulator)(`Bearer ${token}`);
}

test('tells who the caller is, with roles and the token itself', async () => {
  const simulator = await startServices([entraService]);
  const token = await simulator.tokenFor(megan);
  expect(await verify(simulator, token)).toEqual({
    tenantId,
    userId: megan.id,
    displayName: 'Megan Bowen',
    roles: ['manager'],
    assertion: token,
  });
});

test.each([clientId, appIdUri])('accepts a token for the audience %s', async (audience) => {
  const simulator = await startServices([entraService]);
  const token = await simulator.tokenFor(megan, { audience });
  expect((await verify(simulator, token)).userId).toBe(megan.id);
});

test.each([
  [undefined, 'tokenMissing'],
  ['', 'tokenMissing'],
  ['Basic bWVnYW46c2VjcmV0', 'tokenMissing'],
  ['Bearer', 'tokenMissing'],
  ['Bearer not-a-token', 'tokenInvalid'],
  ['Bearer a.b.c', 'tokenInvalid'],
])('refuses the header %s', async (authorization, code) => {
  const simulator = await startServices([entraService]);
  await expect(verifierFor(simulator)(authorization)).rejects.toMatchObject({ code });
  expect(simulator.requests).toEqual([]);
});

test.each<[string, Partial<TokenContent>, string]>([
  ['another audience', { audience: 'https://graph.microsoft.com' }, 'tokenInvalid'],
  ['an application', { user: null, scopes: [] }, 'tokenNotForUser'],
  ['an application with a scope', { claims: { idtyp: 'app' } }, 'tokenNotForUser'],
  ['nobody, without any scope', { claims: without('scp') }, 'tokenNotForUser'],
  ['another scope', { scopes: ['access_as_guest'] }, 'scopeMissing'],
  ['a scope that only begins alike', { scopes: ['access_as_user_too'] }, 'scopeMissing'],
  ['no user id', { claims: without('oid') }, 'tokenInvalid'],
  ['no expiry', { claims: without('exp') }, 'tokenInvalid'],
  [
    'the old issuer of v1.0 tokens',
    { claims: { iss: `https://sts.windows.net/${tenantId}/`, ver: '1.0' } },
    'tokenInvalid',
  ],
  ['the issuer of another tenant', { claims: { iss: otherIssuer() } }, 'tokenInvalid'],
  [
    'a tenant that is not let in',
    { tenantId: '11111111-2222-4333-8444-555555555555' },
    'tenantNotAllowed',
  ],
  ['a tenant that is no id', { tenantId: '../common' }, 'tokenInvalid'],
])('refuses a token for %s', async (_, different, code) => {
  const simulator = await startServices([entraService]);
  const token = await simulator.tokenFor(megan, different);
  await expect(verify(simulator, token)).rejects.toMatchObject({ name: 'TokenError', code });
});

function without(claim: string): Record<string, undefined> {
  return { [claim]: undefined };
}

function otherIssuer(): string {
  return 'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0';
}

test('refuses a token of an hour ago, but not one that is a little over', async () => {
  const simulator = await startServices([entraService]);
  const token = await simulator.tokenFor(megan);
  const lenient = verifierFor(simulator, { now: inSeconds(3600 + 30) });
  expect((await lenient(`Bearer ${token}`)).userId).toBe(megan.id);
  const expired = verifierFor(simulator, { now: inSeconds(3600 + 90) })(`Bearer ${token}`);
  await expect(expired).rejects.toMatchObject({ code: 'tokenExpired' });
});

function inSeconds(seconds: number): () => Date {
  return () => new Date(Date.now() + seconds * 1000);
}

test('refuses a token that somebody else signed, under whatever key id', async () => {
  const simulator = await startServices([entraService]);
  await simulator.tokenFor(megan);
  const { privateKey } = await generateKeyPair('RS256');
  for (const kid of [simulator.world.signingKeys.list()[0]?.id ?? '', 'of-my-own']) {
    const forged = await new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(privateKey);
    await expect(verify(simulator, forged)).rejects.toMatchObject({ code: 'tokenInvalid' });
  }
});

test('refuses a token whose claims were changed', async () => {
  const simulator = await startServices([entraService]);
  const [header = '', payload = '', signature = ''] = (await simulator.tokenFor(megan)).split('.');
  const claims: object = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = base64Json({ ...claims, oid: organisation.users.alex.id });
  const token = [header, changed, signature].join('.');
  await expect(verify(simulator, token)).rejects.toMatchObject({ code: 'tokenInvalid' });
});

test('refuses a token without a signature', async () => {
  const simulator = await startServices([entraService]);
  for (const alg of ['none', 'None', 'RS256']) {
    const token = `${base64Json({ alg, typ: 'JWT' })}.${base64Json(goodClaims())}.`;
    await expect(verify(simulator, token)).rejects.toMatchObject({ code: 'tokenInvalid' });
  }
});

test('refuses a token signed with the public key as a shared secret', async () => {
  const simulator = await startServices([entraService]);
  await simulator.tokenFor(megan);
  const key = simulator.world.signingKeys.list()[0];
  const secret = new TextEncoder().encode(JSON.stringify(key?.publicJwk));
  const token = await new SignJWT(goodClaims())
    .setProtectedHeader({ alg: 'HS256', kid: key?.id ?? '' })
    .sign(secret);
  await expect(verify(simulator, token)).rejects.toMatchObject({ code: 'tokenInvalid' });
});

test('reads the keys of a tenant once, and again when they were rolled over', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const simulator = await startServices([entraService]);
  const verifier = verifierFor(simulator);
  await verifier(`Bearer ${await simulator.tokenFor(megan)}`);
  await verifier(`Bearer ${await simulator.tokenFor(megan)}`);
  expect(simulator.requests).toHaveLength(1);
  await addSigningKey(simulator.world);
  vi.setSystemTime(Date.now() + 60_000);
  const caller = await verifier(`Bearer ${await simulator.tokenFor(megan)}`);
  expect(caller.userId).toBe(megan.id);
  expect(simulator.requests).toHaveLength(2);
  expect(simulator.requests[0]?.request.url.pathname).toBe(`/${tenantId}/discovery/v2.0/keys`);
});

test('lets every tenant in where none is named, each checked by its own issuer', async () => {
  const simulator = await startServices([entraService]);
  const other = { ...megan, tenantId: '11111111-2222-4333-8444-555555555555' };
  simulator.world.tenants.put({
    id: other.tenantId,
    displayName: 'Other',
    domain: 'other.example',
  });
  const verifier = verifierFor(simulator, { allowedTenantIds: [] });
  const caller = await verifier(`Bearer ${await simulator.tokenFor(other)}`);
  expect(caller.tenantId).toBe(other.tenantId);
});

test('a tenant that Entra does not know is a bad token, not a fault', async () => {
  const simulator = await startServices([entraService]);
  const token = await simulator.tokenFor(megan, {
    tenantId: '11111111-2222-4333-8444-555555555555',
  });
  const verifier = verifierFor(simulator, { allowedTenantIds: [] });
  await expect(verifier(`Bearer ${token}`)).rejects.toMatchObject({ code: 'tokenInvalid' });
});

test.each([
  ['answers nonsense', { body: '<html>' }],
  ['is in trouble for good', { status: 403 }],
])('does not blame the token where Entra %s', async (_, said) => {
  const simulator = await startServices([entraService]);
  const token = await simulator.tokenFor(megan);
  const { transport } = await serve(() => said);
  await expect(verifierFor({ transport })(`Bearer ${token}`)).rejects.toMatchObject({
    name: 'UpstreamError',
    service: 'identity',
  });
});

test('takes no other algorithm than the one that Entra signs with', async () => {
  const simulator = await startServices([entraService]);
  const { privateKey, publicKey } = await generateKeyPair('PS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'other', use: 'sig', alg: 'PS256' };
  simulator.world.signingKeys.put({ id: 'other', privateJwk: {}, publicJwk: key });
  const token = await new SignJWT(goodClaims())
    .setProtectedHeader({ alg: 'PS256', kid: 'other' })
    .sign(privateKey);
  await expect(verify(simulator, token)).rejects.toMatchObject({
    code: 'tokenInvalid',
    message: 'The token was refused (ERR_JOSE_ALG_NOT_ALLOWED)',
  });
});

function goodClaims(): Record<string, unknown> {
  const seconds = Math.floor(Date.now() / 1000);
  return {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid: megan.id,
    ver: '2.0',
    scp: 'access_as_user',
    iat: seconds,
    exp: seconds + 3600,
  };
}

function base64Json(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
