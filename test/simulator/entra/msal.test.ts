// What Microsoft's own client library makes of the simulated token endpoint.
import { ConfidentialClientApplication, InteractionRequiredAuthError } from '@azure/msal-node';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { read, startTestSimulator, type TestSimulator } from '../startTestSimulator.ts';
import { networkTo } from './networkTo.ts';
import { clientId, clientSecret, graphDefault, tenantId } from './tokenRequests.ts';
import { redirectUri, usualRequest, verifier, visit } from './visitor.ts';

const authority = 'https://login.microsoftonline.com';

describe('msal-node', () => {
  it('exchanges the token of the tab, and goes on with the refresh token', async () => {
    const simulator = await startTestSimulator();
    const { client, calls } = msalFor(simulator);
    const oboAssertion = await simulator.token({ user: 'megan', resource: 'api' });
    const first = await client.acquireTokenOnBehalfOf({ oboAssertion, scopes: [graphDefault] });
    expect(first?.account?.username).toBe('megan.bowen@fabrikam-health.example');
    expect(decodeJwt(first?.accessToken ?? '')['xms_cc']).toEqual(['CP1']);
    const again = await client.acquireTokenOnBehalfOf({ oboAssertion, scopes: [graphDefault] });
    expect(again?.fromCache).toBe(true);
    expect(calls).toHaveLength(1);

    const [account] = await client.getTokenCache().getAllAccounts();
    if (!account) throw new Error('MSAL kept no account');
    const renewed = await client.acquireTokenSilent({
      account,
      scopes: ['https://api.businesscentral.dynamics.com/.default'],
      forceRefresh: true,
    });
    expect(decodeJwt(renewed.accessToken)).toMatchObject({
      aud: 'https://api.businesscentral.dynamics.com',
      name: 'Megan Bowen',
    });
  });

  it('signs a person in by a code', async () => {
    const simulator = await startTestSimulator();
    const { client } = msalFor(simulator);
    const address = await client.getAuthCodeUrl({
      scopes: [graphDefault],
      redirectUri,
      codeChallenge: usualRequest.code_challenge,
      codeChallengeMethod: 'S256',
    });
    const person = visit(simulator);
    await person.open(Object.fromEntries(new URL(address).searchParams));
    const { answer } = await person.press('Megan Bowen');
    const result = await client.acquireTokenByCode({
      code: answer['code'] ?? '',
      scopes: [graphDefault],
      redirectUri,
      codeVerifier: verifier,
      nonce: usualRequest.nonce,
    });
    expect(result.account?.username).toBe('megan.bowen@fabrikam-health.example');
  });

  it('is told that consent is missing', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('POST', '/entra/consent/withdraw');
    const oboAssertion = await simulator.token({ user: 'megan', resource: 'api' });
    const failure = await msalFor(simulator)
      .client.acquireTokenOnBehalfOf({ oboAssertion, scopes: [graphDefault] })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InteractionRequiredAuthError);
    expect(failure).toMatchObject({ subError: 'consent_required', errorNo: 65001 });
  });

  it('is told to step up, and gets its token once the claims were answered at the screen', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('POST', '/entra/users/megan/step-up', { resources: ['graph'] });
    const { client } = msalFor(simulator);
    const exchange = async (oboAssertion: string) =>
      client.acquireTokenOnBehalfOf({ oboAssertion, scopes: [graphDefault] });
    const refused = await exchange(await simulator.token({ user: 'megan', resource: 'api' })).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(InteractionRequiredAuthError);
    if (!(refused instanceof InteractionRequiredAuthError)) return;
    expect(refused).toMatchObject({ errorCode: 'interaction_required', subError: 'basic_action' });

    const answer = await fetch(`${simulator.origins.teams}/token`, {
      method: 'POST',
      body: JSON.stringify({ user: 'megan', claims: refused.claims }),
    });
    const { body } = await read(answer);
    expect((await exchange(String(body['token'])))?.accessToken).toBeTruthy();
  });

  it('is told that a refresh token is void', async () => {
    const simulator = await startTestSimulator();
    const { client } = msalFor(simulator);
    const oboAssertion = await simulator.token({ user: 'megan', resource: 'api' });
    await client.acquireTokenOnBehalfOf({ oboAssertion, scopes: [graphDefault] });
    await simulator.control('POST', '/entra/users/megan/revoke-sessions');
    const [account] = await client.getTokenCache().getAllAccounts();
    if (!account) throw new Error('MSAL kept no account');
    await expect(
      client.acquireTokenSilent({ account, scopes: [graphDefault], forceRefresh: true }),
    ).rejects.toMatchObject({ name: 'InteractionRequiredAuthError', subError: 'bad_token' });
  });
});

function msalFor(simulator: TestSimulator) {
  const calls: string[] = [];
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      authority: `${authority}/${tenantId}`,
      clientCapabilities: ['CP1'],
    },
    system: { networkClient: networkTo(simulator, calls) },
  });
  return { client, calls };
}
