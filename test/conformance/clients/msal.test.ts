// What msal-node makes of a day on which things happen in Entra ID, which only a simulator can have at will.
import { InteractionRequiredAuthError } from '@azure/msal-node';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read } from '../../simulator/startTestSimulator.ts';
import { redirectUri, usualRequest, verifier, visit } from '../../simulator/entra/visitor.ts';
import { msalFor } from './msalFor.ts';
import { openSimulator, type SimulatedSubject } from './simulatedSubject.ts';
import { authority, scopeOf } from './subject.ts';

const scopes = [scopeOf.graph];

/** The address of the page at which a person signs in, as MSAL writes it. */
async function signInPage(subject: SimulatedSubject, prompt?: string): Promise<URL> {
  const address = await msalFor(subject).getAuthCodeUrl({
    scopes,
    redirectUri,
    codeChallenge: usualRequest.code_challenge,
    codeChallengeMethod: 'S256',
    ...(prompt !== undefined && { prompt }),
  });
  return new URL(address);
}

async function exchangeFor(subject: SimulatedSubject, user = 'megan') {
  const client = msalFor(subject);
  const oboAssertion = await subject.simulator.token({ user, resource: 'api' });
  const exchange = async () => client.acquireTokenOnBehalfOf({ oboAssertion, scopes });
  return { client, exchange };
}

async function refusalOf(asked: Promise<unknown>): Promise<InteractionRequiredAuthError> {
  const error: unknown = await asked.then(
    () => 'was not refused',
    (thrown: unknown) => thrown,
  );
  if (error instanceof InteractionRequiredAuthError) return error;
  throw new Error('MSAL does not ask for the person', { cause: error });
}

describe('msal-node', () => {
  it('exchanges the token of the tab once, and goes on for another service', async () => {
    const subject = await openSimulator();
    const { client, exchange } = await exchangeFor(subject);
    const first = await exchange();
    expect(first?.account?.username).toBe('megan.bowen@fabrikam-health.example');
    expect(decodeJwt(first?.accessToken ?? '')['xms_cc']).toEqual(['CP1']);
    expect((await exchange())?.fromCache).toBe(true);
    const [call, ...more] = subject.calls;
    expect(more).toEqual([]);
    expect(call?.split('?')[0]).toBe(`${authority}/${subject.tenantId}/oauth2/v2.0/token`);

    const [account] = await client.getTokenCache().getAllAccounts();
    if (!account) throw new Error('MSAL kept no account');
    const other = { account, scopes: [scopeOf.businessCentral] };
    const renewed = await client.acquireTokenSilent(other);
    expect(decodeJwt(renewed.accessToken)).toMatchObject({
      aud: 'https://api.businesscentral.dynamics.com',
      name: 'Megan Bowen',
    });
  });

  it('signs a person in on the page, by a code', async () => {
    const subject = await openSimulator();
    const person = visit(subject.simulator);
    await person.open(Object.fromEntries((await signInPage(subject)).searchParams));
    const { answer } = await person.press('Megan Bowen');
    const code = { code: answer['code'] ?? '', scopes, redirectUri, codeVerifier: verifier };
    const client = msalFor(subject);
    const result = await client.acquireTokenByCode({ ...code, nonce: usualRequest.nonce });
    expect(result.account?.username).toBe('megan.bowen@fabrikam-health.example');
    const { account } = result;
    if (!account) throw new Error('MSAL kept no account');
    const silent = await client.acquireTokenSilent({ account, scopes, forceRefresh: true });
    expect(silent.accessToken).not.toBe(result.accessToken);
    await expect(client.acquireTokenByCode(code)).rejects.toMatchObject({
      errorCode: 'invalid_grant',
    });
  });

  it('is told that consent is missing, and exchanges once the person gave it', async () => {
    const subject = await openSimulator();
    await subject.simulator.control('POST', '/entra/consent/withdraw');
    const { exchange } = await exchangeFor(subject);
    const refusal = await refusalOf(exchange());
    expect(refusal).toMatchObject({ subError: 'consent_required', errorNo: 65001 });

    const person = visit(subject.simulator);
    await person.open(Object.fromEntries((await signInPage(subject, 'consent')).searchParams));
    await person.press('Megan Bowen');
    await person.press('Accept');
    expect((await exchange())?.accessToken).toBeTruthy();
  });

  it('is told to step up, and exchanges once the claims were answered at the screen', async () => {
    const subject = await openSimulator();
    const { control, origins } = subject.simulator;
    await control('POST', '/entra/users/megan/step-up', { resources: ['graph'] });
    const refusal = await refusalOf((await exchangeFor(subject)).exchange());
    expect(refusal).toMatchObject({ errorCode: 'interaction_required', subError: 'basic_action' });

    const answer = await fetch(`${origins.teams}/token`, {
      method: 'POST',
      body: JSON.stringify({ user: 'megan', claims: refusal.claims }),
    });
    const oboAssertion = String((await read(answer)).body['token']);
    const exchanged = await msalFor(subject).acquireTokenOnBehalfOf({ oboAssertion, scopes });
    expect(exchanged?.accessToken).toBeTruthy();
  });

  it('is told that an ended session takes its refresh token with it', async () => {
    const subject = await openSimulator();
    const { client, exchange } = await exchangeFor(subject);
    await exchange();
    await subject.simulator.control('POST', '/entra/users/megan/revoke-sessions');
    const [account] = await client.getTokenCache().getAllAccounts();
    if (!account) throw new Error('MSAL kept no account');
    const renewal = client.acquireTokenSilent({ account, scopes, forceRefresh: true });
    expect(await refusalOf(renewal)).toMatchObject({ subError: 'bad_token' });
  });

  it.each(['announced', 'not announced'])(
    'goes on while the signing key is changed that was %s',
    async (kind) => {
      const subject = await openSimulator();
      const { control } = subject.simulator;
      const { client, exchange } = await exchangeFor(subject);
      const before = await exchange();
      if (kind === 'announced') await control('POST', '/entra/signing-keys/announce');
      await control('POST', '/entra/signing-keys/roll');
      const [account] = await client.getTokenCache().getAllAccounts();
      if (!account) throw new Error('MSAL kept no account');
      const after = await client.acquireTokenSilent({ account, scopes, forceRefresh: true });
      const keys = await publishedKeys(subject);
      const tokens = [before?.accessToken, after.accessToken];
      const verified = await Promise.all(tokens.map((token) => jwtVerify(token ?? '', keys)));
      const [old, young] = verified.map(({ protectedHeader }) => protectedHeader.kid);
      expect(old).not.toBe(young);

      await control('POST', '/entra/signing-keys/retire');
      const stale = jwtVerify(before?.accessToken ?? '', await publishedKeys(subject));
      await expect(stale).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
    },
  );
});

const Keys = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

async function publishedKeys(subject: SimulatedSubject) {
  const answer = await subject.fetch(`${authority}/${subject.tenantId}/discovery/v2.0/keys`);
  return createLocalJWKSet(Keys.parse(await answer.json()));
}
