// Access tokens to Microsoft's services in a user's name: on behalf of the token that the tab sent, or in the
// background by the refresh token that an earlier exchange left in the user's cache.
import { createHash } from 'node:crypto';
import type { AuthenticationResult, ConfidentialClientApplication } from '@azure/msal-node';
import type { SignedInUser } from '../domain/user.ts';
import { AccessError } from '../http/accessError.ts';
import type { AccessTokenOptions, AccessTokens, RemoteResource } from '../http/accessTokens.ts';
import { createLimit } from '../http/limits.ts';
import { systemPause, type Pause } from '../http/retryReads.ts';
import type { Transport } from '../http/transport.ts';
import { createHeldTokens } from './heldTokens.ts';
import { createMsalClient } from './msalClient.ts';
import { createTokenCachePlugin, type TokenCacheStore } from './tokenCachePlugin.ts';
import { createTokenCipher } from './tokenCipher.ts';
import { translateMsalError } from './translateMsalError.ts';

export type { TokenCacheStore } from './tokenCachePlugin.ts';

export type AccessTokensOptions = {
  transport: Transport;
  clientId: string;
  clientSecret: string;
  store: TokenCacheStore;
  /** 32 bytes. Caches encrypted with another key are as good as gone: users sign in anew. */
  encryptionKey: Buffer;
  now?: () => Date;
  pause?: Pause;
};

/** The least that the product needs. Microsoft Graph: reading Bookings. Business Central: its own two, always together. */
const scopes: Record<RemoteResource, string[]> = {
  graph: ['https://graph.microsoft.com/Bookings.Read.All'],
  businessCentral: [
    'https://api.businesscentral.dynamics.com/Financials.ReadWrite.All',
    'https://api.businesscentral.dynamics.com/user_impersonation',
  ],
};

type Wanted = { user: SignedInUser; resource: RemoteResource; options: AccessTokenOptions };

export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  const cipher = createTokenCipher(options.encryptionKey);
  const held = createHeldTokens(options.now ?? (() => new Date()));
  const inFlight = new Map<string, Promise<string>>();
  // One exchange at a time for a user: two would each write back a cache without what the other one got.
  const oneByOne = createLimit({ atOnce: 1 });

  const acquire = async (wanted: Wanted): Promise<string> => {
    const { user, resource } = wanted;
    const { client, failure, claims } = createMsalClient(options, {
      tenantId: user.tenantId,
      cachePlugin: createTokenCachePlugin(options.store, cipher, user),
      pause: options.pause ?? systemPause,
    });
    const result = await exchange(client, wanted).catch((error: unknown) => {
      const attempt = { user, resource, clientId: options.clientId, claims: claims() };
      throw failure() ?? translateMsalError(error, attempt);
    });
    held.keep(keyOf(wanted), result);
    return result.accessToken;
  };

  return {
    get: (user, resource, tokenOptions = {}) => {
      const wanted = { user, resource, options: tokenOptions };
      const key = keyOf(wanted);
      const isPlain = tokenOptions.claims === undefined && tokenOptions.fresh !== true;
      const token = isPlain ? held.find(key) : undefined;
      if (token !== undefined) return Promise.resolve(token);
      const flight = JSON.stringify([key, tokenOptions]);
      const started =
        inFlight.get(flight) ??
        oneByOne
          .run(`${user.tenantId}/${user.userId}`, () => acquire(wanted))
          .finally(() => inFlight.delete(flight));
      inFlight.set(flight, started);
      return started;
    },
  };
}

/** A token belongs to one user, one resource and one assertion; the assertion itself is not kept. */
function keyOf({ user, resource }: Wanted): string {
  const assertion = createHash('sha256')
    .update(user.assertion ?? '')
    .digest('base64url');
  return `${user.tenantId}/${user.userId}/${resource}/${assertion}`;
}

async function exchange(
  client: ConfidentialClientApplication,
  { user, resource, options }: Wanted,
): Promise<AuthenticationResult> {
  const { claims, fresh = false } = options;
  // Loads the user's cache: without it an exchange goes to Entra although its result is known.
  const accounts = await client.getTokenCache().getAllAccounts();
  const request = { scopes: scopes[resource], ...(claims === undefined ? {} : { claims }) };
  if (user.assertion !== null) {
    const onBehalfOf = { ...request, oboAssertion: user.assertion, skipCache: fresh };
    return signedIn(await client.acquireTokenOnBehalfOf(onBehalfOf), resource);
  }
  const homeAccountId = `${user.userId}.${user.tenantId}`.toLowerCase();
  const account = accounts.find((known) => known.homeAccountId.toLowerCase() === homeAccountId);
  if (!account) throw signInNeeded(resource);
  return signedIn(
    await client.acquireTokenSilent({ ...request, account, forceRefresh: fresh }),
    resource,
  );
}

function signedIn(
  result: AuthenticationResult | null,
  resource: RemoteResource,
): AuthenticationResult {
  if (!result) throw signInNeeded(resource);
  return result;
}

function signInNeeded(resource: RemoteResource): AccessError {
  const service = resource === 'graph' ? 'bookings' : 'businessCentral';
  const message = 'The user has to sign in before work can go on without them';
  return new AccessError(message, { code: 'interactionRequired', service });
}
