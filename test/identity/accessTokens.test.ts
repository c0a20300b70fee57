import { decodeJwt } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import { AccessError } from '../../api/http/accessError.ts';
import { createAccessTokens } from '../../api/identity/accessTokens.ts';
import { revokeSessions } from '../../simulator/entra/sessions.ts';
import { withdrawConsent } from '../../simulator/entra/consent.ts';
import { entraService } from '../../simulator/entra/entraService.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { serve } from '../support/localServer.ts';
import { recordedPause } from '../support/pause.ts';
import { alex, megan, memoryStore, startServices } from '../support/simulator.ts';
import { someUser } from '../support/signedInUser.ts';

const { clientId, clientSecret, tenantId } = organisation;
const hour = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
});

/** What the token endpoint was asked, as forms. */
function forms(simulator: Awaited<ReturnType<typeof startServices>>): URLSearchParams[] {
  return simulator.requests
    .filter(({ request }) => request.url.pathname.endsWith('/token'))
    .map(({ request }) => new URLSearchParams(request.body.toString()));
}

test('exchanges the token of the tab for one to Graph in the name of the user', async () => {
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const claims = decodeJwt(await simulator.accessTokens().get(user, 'graph'));
  expect(claims).toMatchObject({
    aud: 'https://graph.microsoft.com',
    oid: megan.id,
    scp: 'Bookings.Read.All',
    xms_cc: ['CP1'],
  });
  const [form] = forms(simulator);
  expect(form?.get('assertion')).toBe(user.assertion);
  expect(form?.get('requested_token_use')).toBe('on_behalf_of');
});

test('exchanges it for one to Business Central', async () => {
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const claims = decodeJwt(await simulator.accessTokens().get(user, 'businessCentral'));
  expect(claims.aud).toBe('https://api.businesscentral.dynamics.com');
  expect(String(claims['scp']).split(' ').toSorted()).toEqual([
    'Financials.ReadWrite.All',
    'user_impersonation',
  ]);
});

test('asks Entra once for callers who come together, and not again for the next ones', async () => {
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const accessTokens = simulator.accessTokens();
  const tokens = await Promise.all(
    Array.from({ length: 10 }, () => accessTokens.get(user, 'graph')),
  );
  tokens.push(await accessTokens.get(user, 'graph'));
  expect(new Set(tokens).size).toBe(1);
  expect(forms(simulator)).toHaveLength(1);
});

test('after a restart the stored cache answers', async () => {
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const store = memoryStore();
  const before = await simulator.accessTokens({ store }).get(user, 'graph');
  expect(await simulator.accessTokens({ store }).get(user, 'graph')).toBe(before);
  expect(forms(simulator)).toHaveLength(1);
});

test('goes on in the background, when the token of the tab is gone and the access token has expired', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const store = memoryStore();
  const first = await simulator.accessTokens({ store }).get(user, 'graph');
  vi.setSystemTime(Date.now() + 2 * hour);
  const later = await simulator.accessTokens({ store }).get({ ...user, assertion: null }, 'graph');
  expect(later).not.toBe(first);
  expect(decodeJwt(later)['oid']).toBe(megan.id);
  expect(forms(simulator)[1]?.get('grant_type')).toBe('refresh_token');
});

test('in the background the other service can be reached too', async () => {
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const accessTokens = simulator.accessTokens();
  await accessTokens.get(user, 'graph');
  const token = await accessTokens.get({ ...user, assertion: null }, 'businessCentral');
  expect(decodeJwt(token).aud).toBe('https://api.businesscentral.dynamics.com');
});

test('in the background nobody is let in who never signed in', async () => {
  const simulator = await startServices([entraService]);
  const store = memoryStore();
  await simulator.accessTokens({ store }).get(await simulator.signIn(megan), 'graph');
  const user = { ...(await simulator.signIn(alex)), assertion: null };
  await expect(simulator.accessTokens({ store }).get(user, 'graph')).rejects.toMatchObject({
    name: 'AccessError',
    code: 'interactionRequired',
    service: 'bookings',
  });
});

test('a fresh token is another one', async () => {
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const accessTokens = simulator.accessTokens();
  const first = await accessTokens.get(user, 'graph');
  const fresh = await accessTokens.get(user, 'graph', { fresh: true });
  expect(fresh).not.toBe(first);
  expect(await accessTokens.get(user, 'graph')).toBe(fresh);
  const background = { ...user, assertion: null };
  const token = await accessTokens.get(background, 'graph');
  expect(await accessTokens.get(background, 'graph', { fresh: true })).not.toBe(token);
});

test('two users never get each other’s token', async () => {
  const simulator = await startServices([entraService]);
  const users = await Promise.all([megan, alex].map((user) => simulator.signIn(user)));
  const accessTokens = simulator.accessTokens();
  const tokens = await Promise.all(users.map((user) => accessTokens.get(user, 'graph')));
  expect(tokens.map((token) => decodeJwt(token)['oid'])).toEqual([megan.id, alex.id]);
});

test('the store sees cipher text only, and another user’s cannot be passed off', async () => {
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const store = memoryStore();
  const token = await simulator.accessTokens({ store }).get(user, 'graph');
  const kept = [...store.kept.values()].join('');
  expect(kept).not.toContain(token.slice(0, 20));
  expect(Buffer.from(kept.slice(3), 'base64url').toString('latin1')).not.toContain('RefreshToken');
  store.kept.set(`${tenantId}/${alex.id}`, kept);
  const other = { ...(await simulator.signIn(alex)), assertion: null };
  await expect(simulator.accessTokens({ store }).get(other, 'graph')).rejects.toMatchObject({
    code: 'interactionRequired',
  });
});

test('a cache encrypted with another key counts as none', async () => {
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const store = memoryStore();
  await simulator.accessTokens({ store }).get(user, 'graph');
  const withOtherKey = simulator.accessTokens({ store, encryptionKey: Buffer.alloc(32, 8) });
  await withOtherKey.get(user, 'graph');
  expect(forms(simulator)).toHaveLength(2);
});

test('without consent says so, and where an administrator gives it', async () => {
  const simulator = await startServices([entraService]);
  withdrawConsent(simulator.world, { tenantId, clientId, resource: 'businessCentral' });
  const user = await simulator.signIn(megan);
  const accessTokens = simulator.accessTokens();
  await expect(accessTokens.get(user, 'businessCentral')).rejects.toMatchObject({
    name: 'AccessError',
    code: 'consentRequired',
    service: 'businessCentral',
    suberror: 'consent_required',
    consentUrl: `https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=${clientId}`,
  });
  expect(await accessTokens.get(user, 'graph')).toMatch(/\./);
});

test('conditional access: the claims that it asks for arrive unchanged', async () => {
  const simulator = await startServices([entraService]);
  simulator.world.users.patch(megan.id, { stepUpFor: ['graph'] });
  const user = await simulator.signIn(megan);
  const error: unknown = await simulator
    .accessTokens()
    .get(user, 'graph')
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'interactionRequired', suberror: 'basic_action' });
  const claims: unknown = JSON.parse(error instanceof AccessError ? (error.claims ?? '') : '');
  expect(claims).toMatchObject({ access_token: { capolids: { essential: true } } });
});

test('a revoked session needs a new sign-in', async () => {
  const simulator = await startServices([entraService]);
  const user = await simulator.signIn(megan);
  const accessTokens = simulator.accessTokens();
  await accessTokens.get(user, 'graph');
  revokeSessions(megan, { world: simulator.world, now: new Date() });
  const background = { ...user, assertion: null };
  await expect(accessTokens.get(background, 'graph', { fresh: true })).rejects.toMatchObject({
    code: 'interactionRequired',
    suberror: 'bad_token',
  });
});

test('a token of the tab that has run out is to be renewed there', async () => {
  const simulator = await startServices([entraService]);
  const assertion = await simulator.tokenFor(megan, { claims: { exp: 1_700_000_000 } });
  const user = { ...(await simulator.signIn(megan)), assertion };
  await expect(simulator.accessTokens().get(user, 'graph')).rejects.toMatchObject({
    code: 'tokenInvalid',
  });
});

test('claims are kept, whatever error they come with', async () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  const { transport } = await serve(() => ({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'AADSTS53003: Blocked.', claims },
  }));
  const store = memoryStore();
  const encryptionKey = Buffer.alloc(32, 1);
  const accessTokens = createAccessTokens({
    transport,
    clientId,
    clientSecret,
    store,
    encryptionKey,
  });
  await expect(accessTokens.get(someUser, 'graph')).rejects.toMatchObject({
    code: 'interactionRequired',
    claims,
  });
});

test('a wrong secret is for whoever runs the product, without a word about the user', async () => {
  const simulator = await startServices([entraService]);
  const accessTokens = createAccessTokens({
    transport: simulator.transport,
    clientId,
    clientSecret: 'wrong',
    store: memoryStore(),
    encryptionKey: Buffer.alloc(32, 1),
  });
  const user = await simulator.signIn(megan);
  await expect(accessTokens.get(user, 'graph')).rejects.toMatchObject({
    name: 'UpstreamError',
    service: 'identity',
    code: 'invalid_client',
    outcome: 'notDone',
    message: 'Microsoft Entra ID refused to give a token (invalid_client, AADSTS7000215)',
  });
});

test('asks again when Entra fails in passing, and as late as it asks for', async () => {
  const simulator = await startServices([entraService]);
  const pause = recordedPause();
  const path = '/token';
  simulator.faults.replace([
    { service: 'entra', kind: 'status', status: 429, retryAfter: 2, path, times: 1 },
    { service: 'entra', kind: 'cut', path, times: 1 },
  ]);
  const accessTokens = simulator.accessTokens({ pause });
  expect(await accessTokens.get(await simulator.signIn(megan), 'graph')).toMatch(/\./);
  expect(pause.waits).toEqual([2_000, 750]);
});

test('says that identity is not available when Entra stays in trouble', async () => {
  const simulator = await startServices([entraService]);
  simulator.faults.replace([{ service: 'entra', kind: 'status', status: 503, path: '/token' }]);
  const accessTokens = simulator.accessTokens();
  const user = await simulator.signIn(megan);
  await expect(accessTokens.get(user, 'graph')).rejects.toMatchObject({
    name: 'UpstreamError',
    service: 'identity',
    status: 503,
  });
  simulator.faults.clear();
  expect(await accessTokens.get(user, 'graph')).toMatch(/\./);
});

test('a key of another length is refused at the start', () => {
  expect(() =>
    createAccessTokens({
      transport: { fetch: () => Promise.reject(new Error('unused')), realUrl: (url) => url },
      clientId,
      clientSecret,
      store: memoryStore(),
      encryptionKey: Buffer.alloc(16),
    }),
  ).toThrow('32 bytes');
});
