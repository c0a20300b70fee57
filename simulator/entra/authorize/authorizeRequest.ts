// What an application asks for when it sends a person to sign in.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code
import type { World } from '../../world.ts';
import { findApplication } from '../client.ts';
import { EntraError, missingParameter } from '../errors.ts';
import type { Application } from '../records.ts';
import { requireRedirectUri } from '../redirectUris.ts';
import { readScopes, type RequestedScopes } from '../requestedScopes.ts';
import { readClaimsRequest, type ClaimsRequest } from '../stepUp.ts';
import { readCodeChallenge, type CodeChallenge } from './codeChallenge.ts';

const prompts = ['none', 'login', 'consent', 'select_account'] as const;
const responseModes = ['query', 'fragment', 'form_post'] as const;

/** Where the answer goes: known before the rest is, so that what is wrong with the rest can be said there. */
export type ReturnAddress = {
  application: Application;
  redirectUri: string;
  responseMode: (typeof responseModes)[number];
  state: string | null;
};

export type AuthorizeRequest = ReturnAddress & {
  /** As the application wrote it. */
  scope: string;
  requested: RequestedScopes;
  nonce: string | null;
  prompt: (typeof prompts)[number] | null;
  loginHint: string | null;
  codeChallenge: CodeChallenge | null;
  claims: ClaimsRequest;
};

/** Who asks, and where the answer goes. What is wrong here is shown to the person, and told to nobody else. */
export function readReturnAddress(query: URLSearchParams, world: World): ReturnAddress {
  const clientId = query.get('client_id');
  if (!clientId) throw missingParameter('client_id');
  const application = findApplication(clientId, world);
  const redirectUri = query.get('redirect_uri');
  if (!redirectUri) {
    throw new EntraError({
      number: 900971,
      error: 'invalid_request',
      text: 'No reply address provided.',
    });
  }
  return {
    application,
    redirectUri: requireRedirectUri(redirectUri, application),
    responseMode: responseModes.find((mode) => mode === query.get('response_mode')) ?? 'query',
    state: query.get('state'),
  };
}

/** The rest. Throws an `EntraError` that is told to the application. */
export function readAuthorizeRequest(
  query: URLSearchParams,
  address: ReturnAddress,
): AuthorizeRequest {
  requireCodeFlow(query);
  const scope = query.get('scope');
  if (!scope) throw missingParameter('scope');
  const wanted = query.get('prompt');
  const prompt = prompts.find((each) => each === wanted) ?? null;
  if (wanted && prompt === null) throw unsupported(90023, `Unsupported 'prompt' value.`);
  return {
    ...address,
    scope,
    requested: readSignInScopes(scope, address.application),
    nonce: query.get('nonce'),
    prompt,
    loginHint: query.get('login_hint'),
    codeChallenge: readCodeChallenge(query),
    claims: readClaimsRequest(query.get('claims') ?? undefined),
  };
}

/** Signing in alone is a permission of Graph. */
export function readSignInScopes(scope: string, application: Application): RequestedScopes {
  const onlySignsIn = scope
    .split(' ')
    .every((word) => ['', 'openid', 'profile', 'email', 'offline_access'].includes(word));
  return readScopes(onlySignsIn ? `${scope} User.Read` : scope, application);
}

function requireCodeFlow(query: URLSearchParams): void {
  const type = query.get('response_type');
  if (!type) throw missingParameter('response_type');
  if (type !== 'code') {
    throw new EntraError({
      number: 700054,
      error: 'unsupported_response_type',
      text: `response_type '${type}' is not enabled for the application.`,
    });
  }
  const mode = query.get('response_mode');
  if (mode !== null && !responseModes.some((each) => each === mode)) {
    throw unsupported(70007, `'${mode}' is not a supported value of 'response_mode'.`);
  }
}

function unsupported(number: number, text: string): EntraError {
  return new EntraError({ number, error: 'invalid_request', text });
}
