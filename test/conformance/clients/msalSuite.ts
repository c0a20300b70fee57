// What msal-node is used for, on either subject.
import { describe, expect, it } from 'vitest';
import { msalFor } from './msalFor.ts';
import { scopeOf, type Lacks, type OpenSubject } from './subject.ts';

export function describeMsal(open: OpenSubject, lacks: Lacks): void {
  describe('msal-node', () => {
    it('gets a token for the application by its secret, and keeps it', async () => {
      const client = msalFor(await open());
      const request = { scopes: [scopeOf.graph] };
      const first = await client.acquireTokenByClientCredential(request);
      expect(first).toMatchObject({ tokenType: 'Bearer', fromCache: false });
      const again = await client.acquireTokenByClientCredential(request);
      expect(again).toMatchObject({ accessToken: first?.accessToken, fromCache: true });
    });

    it('is told of a wrong secret', async () => {
      const client = msalFor(await open(), { clientSecret: 'not-the-secret' });
      const refused = client.acquireTokenByClientCredential({ scopes: [scopeOf.graph] });
      await expect(refused).rejects.toMatchObject({
        name: 'ServerError',
        errorCode: 'invalid_client',
        errorNo: 7000215,
      });
    });

    it.skipIf(lacks.userToken)(
      `goes on for a person from a stored cache, without their token${lacks.userToken}`,
      async () => {
        const subject = await open();
        const oboAssertion = (await subject.userToken?.()) ?? '';
        const first = msalFor(subject);
        const scopes = [scopeOf.graph];
        const exchanged = await first.acquireTokenOnBehalfOf({ oboAssertion, scopes });
        const repeated = await first.acquireTokenOnBehalfOf({ oboAssertion, scopes });
        expect(repeated).toMatchObject({ fromCache: true, accessToken: exchanged?.accessToken });

        const later = msalFor(subject);
        later.getTokenCache().deserialize(first.getTokenCache().serialize());
        const [account] = await later.getTokenCache().getAllAccounts();
        if (!account) throw new Error('The cache names nobody');
        expect(account.tenantId).toBe(subject.tenantId);
        const kept = await later.acquireTokenSilent({ account, scopes });
        expect(kept).toMatchObject({ fromCache: true, accessToken: exchanged?.accessToken });
        const renewed = await later.acquireTokenSilent({ account, scopes, forceRefresh: true });
        expect(renewed).toMatchObject({ fromCache: false, uniqueId: account.localAccountId });
        expect(renewed.accessToken).not.toBe(exchanged?.accessToken);
      },
    );
  });
}
