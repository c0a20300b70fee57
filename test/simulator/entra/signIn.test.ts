import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { startTestSimulator, type TestSimulator } from '../startTestSimulator.ts';
import { clientId, requestToken, tenantId } from './tokenRequests.ts';
import { redirectUri, usualRequest, verifier, visit } from './visitor.ts';

const { megan } = organisation.users;
const manage = { scope: 'openid https://graph.microsoft.com/Bookings.Manage.All' };

describe('signing in', () => {
  it('sends a code to the application, which gets tokens of the person for it', async () => {
    const simulator = await startTestSimulator();
    const person = visit(simulator);
    expect((await person.open({})).text).toContain('to continue to Bookings Invoicing');
    const { status, location, answer } = await person.press('Megan Bowen');
    expect(status).toBe(302);
    expect(location?.href).toMatch(/^http:\/\/localhost:12345\/auth-end\?/);
    expect(answer['state']).toBe('a state');

    const { body } = await redeem(simulator, answer['code']);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(decodeJwt(String(body['access_token']))).toMatchObject({
      aud: 'https://graph.microsoft.com',
      oid: megan.id,
      scp: 'Bookings.Read.All',
    });
    const keys = new URL(`${simulator.origins.entra}/common/discovery/v2.0/keys`);
    const idToken = await jwtVerify(String(body['id_token']), createRemoteJWKSet(keys), {
      audience: clientId,
      issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    });
    expect(idToken.payload).toMatchObject({ nonce: 'a nonce', oid: megan.id, tid: tenantId });
    const refreshed = await requestToken(simulator, {
      grant_type: 'refresh_token',
      refresh_token: String(body['refresh_token']),
      scope: 'https://api.businesscentral.dynamics.com/.default',
    });
    expect(refreshed.status).toBe(200);
  });

  it.each(['common', 'organizations', 'fabrikam-health.example'])('works at %s', async (tenant) => {
    const simulator = await startTestSimulator();
    const person = visit(simulator);
    await person.open({}, tenant);
    const { answer } = await person.press('Alex Wilber');
    expect((await redeem(simulator, answer['code'], { tenant })).status).toBe(200);
  });

  it('alone needs no other permission than to read who it is', async () => {
    const simulator = await startTestSimulator();
    const person = visit(simulator);
    await person.open({ scope: 'openid profile' });
    const { answer } = await person.press('Megan Bowen');
    const { body } = await redeem(simulator, answer['code']);
    expect(decodeJwt(String(body['access_token']))['scp']).toBe('User.Read');
    expect(body).not.toHaveProperty('refresh_token');
  });

  it('answers in a fragment or by a form where the application wants that', async () => {
    const simulator = await startTestSimulator();
    const person = visit(simulator);
    await person.open({ response_mode: 'fragment', client_info: '1' });
    const { location } = await person.press('Megan Bowen');
    expect(location?.search).toBe('');
    expect(location?.hash).toMatch(/^#code=.+&client_info=.+&session_state=.+&state=a\+state$/);
    const page = await person.open({ response_mode: 'form_post' });
    expect(page.text).toContain(`action="${redirectUri}"`);
    expect(page.text).toMatch(/name="code" value="1\./);
  });

  it('is remembered by the browser, until the password changes', async () => {
    const simulator = await startTestSimulator();
    const person = visit(simulator);
    await person.open({});
    await person.press('Megan Bowen');
    expect((await person.open({ prompt: 'none' })).answer).toHaveProperty('code');
    expect((await person.open({ login_hint: 'alex' })).text).toContain('Pick an account');
    for (const prompt of ['login', 'select_account']) {
      expect((await person.open({ prompt })).text).toContain('Pick an account');
    }
    simulator.clock.advance(1000);
    await simulator.control('POST', '/entra/users/megan/revoke-sessions');
    expect((await person.open({ prompt: 'none' })).answer).toMatchObject({
      error: 'login_required',
      error_description: expect.stringMatching(/^AADSTS50058: /),
      state: 'a state',
    });
  });

  it('is over after signing out', async () => {
    const simulator = await startTestSimulator();
    const answer = await fetch(`${simulator.origins.entra}/common/oauth2/v2.0/logout`);
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await answer.text()).toContain('You signed out');
  });

  it('can be called off', async () => {
    const person = visit(await startTestSimulator());
    await person.open({});
    expect((await person.press('Cancel')).answer).toMatchObject({
      error: 'access_denied',
      error_subcode: 'cancel',
      error_description: expect.stringMatching(/^AADSTS65004: /),
    });
  });

  it('is refused to a blocked account', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('POST', '/entra/users/megan/disable');
    const person = visit(simulator);
    await person.open({});
    const page = await person.press('Megan Bowen');
    expect(page.text).toContain('AADSTS50057');
    await simulator.control('POST', '/entra/users/megan/enable');
    expect((await person.press('Megan Bowen')).answer).toHaveProperty('code');
  });

  it('asks for more than a password where a policy says so', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('POST', '/entra/users/megan/step-up', { resources: ['graph'] });
    const person = visit(simulator);
    await person.open({});
    const page = await person.press('Megan Bowen');
    expect(page.text).toContain('Approve sign-in request');
    const { answer } = await person.press('Approve');
    expect((await redeem(simulator, answer['code'])).status).toBe(200);
  });

  it('answers the claims challenge that a token request was refused with', async () => {
    const simulator = await startTestSimulator();
    const claims = JSON.stringify({ access_token: { capolids: { values: ['a-policy'] } } });
    const person = visit(simulator);
    await person.open({ claims });
    await person.press('Megan Bowen');
    expect((await person.press('Approve')).answer).toHaveProperty('code');
    expect(simulator.world.sessions.list()[0]?.satisfiedPolicies).toEqual(['a-policy']);
  });
});

describe('consent of a person', () => {
  it('is asked for once, for what was not consented to', async () => {
    const simulator = await startTestSimulator();
    const person = visit(simulator);
    await person.open(manage);
    const page = await person.press('Megan Bowen');
    expect(page.text).toContain('Permissions requested');
    expect(page.text).toContain('Bookings.Manage.All');
    const { answer } = await person.press('Accept');
    const { body } = await redeem(simulator, answer['code']);
    expect(decodeJwt(String(body['access_token']))['scp']).toBe('Bookings.Manage.All');
    await person.open(manage);
    expect((await person.open(manage)).answer).toHaveProperty('code');
    expect((await person.open({ ...manage, prompt: 'consent' })).text).toContain('Permissions');
  });

  it('to .default is one to everything that the registration names', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('POST', '/entra/consent/withdraw');
    const person = visit(simulator);
    await person.open({ scope: 'https://graph.microsoft.com/.default' });
    expect((await person.press('Megan Bowen')).text).toContain('Financials.ReadWrite.All');
    await person.press('Accept');
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    const answer = await requestToken(simulator, {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion,
      scope: 'https://api.businesscentral.dynamics.com/.default',
    });
    expect(answer.status).toBe(200);
  });

  it('can be declined', async () => {
    const simulator = await startTestSimulator();
    const person = visit(simulator);
    await person.open(manage);
    await person.press('Megan Bowen');
    expect((await person.press('Cancel')).answer).toMatchObject({ error: 'access_denied' });
    expect(simulator.world.consentGrants.find(({ userId }) => userId !== null)).toBeUndefined();
  });

  it('cannot be given without a page', async () => {
    const person = visit(await startTestSimulator());
    await person.open({});
    await person.press('Megan Bowen');
    expect((await person.open({ ...manage, prompt: 'none' })).answer).toMatchObject({
      error: 'interaction_required',
      error_description: expect.stringMatching(/^AADSTS65001: /),
    });
  });

  it('is not enough where the organisation leaves it to administrators', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('PUT', '/entra/user-consent', { allowed: false });
    const person = visit(simulator);
    await person.open(manage);
    expect((await person.press('Megan Bowen')).text).toContain('Need admin approval');
    expect((await person.press('without granting consent')).answer).toMatchObject({
      error: 'access_denied',
      error_description: expect.stringMatching(/^AADSTS90094: /),
    });
  });
});

describe('a code', () => {
  it.each([
    ['with another verifier', 501481, { code_verifier: 'another' }],
    ['without a verifier', 501481, { code_verifier: '' }],
    ['for another reply address', 500112, { redirect_uri: 'http://localhost:1/auth-end' }],
    ['that nobody was given', 9002313, { code: 'made-up' }],
    ['for a resource that was not consented to', 65001, { scope: 'Bookings.Manage.All' }],
  ])('is not redeemed %s', async (_, number, form) => {
    const simulator = await startTestSimulator();
    const code = await codeOf(simulator);
    expect((await redeem(simulator, code, form)).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [number],
    });
  });

  it('is good once, and for ten minutes', async () => {
    const simulator = await startTestSimulator();
    const code = await codeOf(simulator);
    expect((await redeem(simulator, code)).status).toBe(200);
    expect((await redeem(simulator, code)).body).toMatchObject({ error_codes: [54005] });
    const other = await codeOf(simulator);
    simulator.clock.advance(10 * 60_000);
    expect((await redeem(simulator, other)).body).toMatchObject({ error_codes: [70008] });
  });
});

describe('a request to sign in that is wrong', () => {
  it.each([
    ['an unknown application', { client_id: 'c' }, 'AADSTS700016'],
    ['no reply address', { redirect_uri: undefined }, 'AADSTS900971'],
    [
      'a reply address of another',
      { redirect_uri: 'https://evil.example/auth-end' },
      'AADSTS50011',
    ],
    ['another path', { redirect_uri: 'http://localhost:1/elsewhere' }, 'AADSTS50011'],
  ])('is shown to the person for %s, and sends them nowhere', async (_, request, number) => {
    const page = await visit(await startTestSimulator()).open(request);
    expect(page).toMatchObject({ status: 400, location: undefined });
    expect(page.text).toContain(number);
  });

  it.each([
    { what: 'another flow', request: { response_type: 'id_token' }, number: 700054 },
    { what: 'another way to answer', request: { response_mode: 'web_message' }, number: 70007 },
    { what: 'an unknown prompt', request: { prompt: 'please' }, number: 90023 },
    { what: 'no scope', request: { scope: undefined }, number: 900144 },
    { what: 'an unknown permission', request: { scope: 'Bookings.Steal.All' }, number: 650053 },
    { what: 'a short challenge', request: { code_challenge: 'short' }, number: 501491 },
    { what: 'malformed claims', request: { claims: '{' }, number: 9002313 },
  ])('is told to the application for $what', async ({ request, number }) => {
    const { answer } = await visit(await startTestSimulator()).open(request);
    expect(answer).toMatchObject({
      error: expect.stringMatching(/^(unsupported_response_type|invalid_request|invalid_client)$/),
      error_description: expect.stringMatching(new RegExp(`^AADSTS${number}: .+ Trace ID: `)),
      state: 'a state',
    });
  });

  it('cannot be answered by a page of another site', async () => {
    const { origins } = await startTestSimulator();
    const query = new URLSearchParams(usualRequest).toString();
    const answer = await fetch(`${origins.entra}/${tenantId}/oauth2/v2.0/authorize?${query}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      body: new URLSearchParams({ user: megan.id }),
    });
    expect(answer.status).toBe(403);
  });
});

async function codeOf(simulator: TestSimulator): Promise<string | undefined> {
  const person = visit(simulator);
  await person.open({});
  return (await person.press('Megan Bowen')).answer['code'];
}

async function redeem(
  simulator: TestSimulator,
  code: string | undefined,
  { tenant = tenantId, ...form }: Record<string, string> = {},
) {
  const grant = { grant_type: 'authorization_code', code: code ?? '' };
  const proof = { redirect_uri: redirectUri, code_verifier: verifier };
  return requestToken(simulator, { ...grant, ...proof, ...form }, tenant);
}
