import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { OperationName } from '../../api/contract/operations.ts';
import type { Input, Product } from '../support/product.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct();
const someId = '0d5f1f7e-3c1a-4a53-9a30-0a2f6f0c4b11';
const setup = { syncSetupId: someId };

const asked: { [Name in OperationName]?: Input<Name> } = {
  getMe: {},
  listCompanies: { query: { environment: 'Production' } },
  createSyncSetup: {
    body: {
      bookingBusinessId: 'Therapiezentrum@fabrikam-health.example',
      environment: 'Production',
      companyId: someId,
      startDate: '2026-01-01',
    },
  },
  deleteSyncSetup: { params: setup, headers: { 'if-match': '"1"' } },
  listBookings: { params: setup },
  skipBookings: { params: setup, body: { bookingIds: ['A'.repeat(22)], reason: 'test' } },
  startInvoiceRun: {
    params: setup,
    body: { previewId: someId, hash: 'x' },
    headers: { 'idempotency-key': 'a-key-of-a-test' },
  },
};
// Object.keys forgets what its keys are.
const names = z
  .array(
    z.enum([
      'getMe',
      'listCompanies',
      'createSyncSetup',
      'deleteSyncSetup',
      'listBookings',
      'skipBookings',
      'startInvoiceRun',
    ]),
  )
  .parse(Object.keys(asked));

type Bad = { what: string; code: string; make: (product: Product) => Promise<string | null> };

const another = 'c0ffee00-1111-4222-8333-444455556666';
const withClaims =
  (claims: Record<string, unknown>): Bad['make'] =>
  (product) =>
    product.token('megan', claims);

const badTokens: Bad[] = [
  { what: 'no token', code: 'tokenMissing', make: async () => null },
  { what: 'no JWT', code: 'tokenInvalid', make: async () => 'not.a.jwt' },
  { what: 'another key', code: 'tokenInvalid', make: forgedWithOwnKey },
  { what: 'another key under a name of its own', code: 'tokenInvalid', make: forgedUnderNewName },
  { what: 'no signature', code: 'tokenInvalid', make: unsigned },
  { what: 'a payload that was changed', code: 'tokenInvalid', make: tampered },
  { what: 'the public key as a secret', code: 'tokenInvalid', make: signedWithPublicKey },
  { what: 'an end in the past', code: 'tokenExpired', make: withClaims({ exp: 1_700_000_000 }) },
  { what: 'no end', code: 'tokenInvalid', make: withClaims({ exp: null }) },
  {
    what: 'a begin in the future',
    code: 'tokenInvalid',
    make: withClaims({ nbf: Math.floor(Date.now() / 1000) + 3600 }),
  },
  { what: 'another audience', code: 'tokenInvalid', make: withClaims({ aud: another }) },
  { what: 'a token for Graph', code: 'tokenInvalid', make: tokenForGraph },
  {
    what: 'another tenant',
    code: 'tenantNotAllowed',
    make: withClaims({ tid: another, iss: `https://login.microsoftonline.com/${another}/v2.0` }),
  },
  {
    what: 'the issuer of another tenant',
    code: 'tokenInvalid',
    make: withClaims({ iss: `https://login.microsoftonline.com/${another}/v2.0` }),
  },
  { what: 'no tenant', code: 'tokenInvalid', make: withClaims({ tid: null }) },
  { what: 'no user', code: 'tokenInvalid', make: withClaims({ oid: null }) },
  { what: 'the old form', code: 'tokenInvalid', make: withClaims({ ver: '1.0' }) },
  { what: 'an application', code: 'tokenNotForUser', make: tokenOfApplication },
  {
    what: 'an application with a scope',
    code: 'tokenNotForUser',
    make: withClaims({ idtyp: 'app' }),
  },
  { what: 'another scope', code: 'scopeMissing', make: withClaims({ scp: 'access_as_admin' }) },
];

test.each(badTokens)('J1 refuses $what with $code, and asks no service', async ({ code, make }) => {
  const { product } = shared;
  const token = await make(product);
  product.requests.length = 0;
  for (const name of names) {
    const { status, error, headers } = await product.refused(name, { ...asked[name], token });
    expect([name, status, error.code]).toEqual([name, 401, code]);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(headers.get('x-request-id')).toBe(error.requestId);
  }
  expect(product.requests.filter(({ service }) => service !== 'entra')).toEqual([]);
  expect(product.requests.filter(({ path }) => path.endsWith('/token'))).toEqual([]);
});

test('takes the same requests with a good token', async () => {
  const { status, error } = await shared.product.refused('listBookings', { params: setup });
  expect([status, error.code]).toEqual([404, 'notFound']);
  expect((await shared.product.ok('getMe')).displayName).toBe('Megan Bowen');
});

test.each(['Basic bWVnYW46c2VjcmV0', 'Bearer', 'Bearer a b', 'Token abc'])(
  'takes "%s" for no token',
  async (authorization) => {
    const response = await fetch(`${shared.product.origin}/api/me`, { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('"tokenMissing"');
  },
);

test('looks at the token before the body: a stranger learns nothing about what is wrong with it', async () => {
  const response = await fetch(`${shared.product.origin}/api/sync-setups`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{ no JSON',
  });
  expect(response.status).toBe(401);
});

async function forged(product: Product, header: { kid?: string }): Promise<string> {
  const genuine = await product.token('megan');
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(decodeJwt(genuine))
    .setProtectedHeader({ ...decodeProtectedHeader(genuine), ...header, alg: 'RS256' })
    .sign(privateKey);
}

function forgedWithOwnKey(product: Product): Promise<string> {
  return forged(product, {});
}

function forgedUnderNewName(product: Product): Promise<string> {
  return forged(product, { kid: 'key-of-the-forger' });
}

async function unsigned(product: Product): Promise<string> {
  return new UnsecuredJWT(decodeJwt(await product.token('megan'))).encode();
}

async function tampered(product: Product): Promise<string> {
  const [header = '', , signature = ''] = (await product.token('alex')).split('.');
  const [, payload = ''] = (await product.token('megan')).split('.');
  return [header, payload, signature].join('.');
}

async function signedWithPublicKey(product: Product): Promise<string> {
  const genuine = await product.token('megan');
  const [key] = product.world.signingKeys.list();
  const secret = Buffer.from(JSON.stringify(key?.publicJwk));
  return new SignJWT(decodeJwt(genuine))
    .setProtectedHeader({ ...decodeProtectedHeader(genuine), alg: 'HS256' })
    .sign(secret);
}

const Token = z.object({ token: z.string() });

async function tokenForGraph(product: Product): Promise<string> {
  const wanted = { user: 'megan', resource: 'graph' };
  return Token.parse(await product.control('POST', '/tokens', wanted)).token;
}

async function tokenOfApplication(product: Product): Promise<string> {
  const wanted = { user: null, resource: 'api' };
  return Token.parse(await product.control('POST', '/tokens', wanted)).token;
}
