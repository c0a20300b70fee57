// Codes that stand for what a person allowed, until the application fetches its tokens.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-access-token-with-a-client_secret
import type { Context } from '../../service.ts';
import { invalidGrant } from '../errors.ts';
import type { Application, AuthorizationCode, Session } from '../records.ts';
import type { AuthorizeRequest } from './authorizeRequest.ts';

/** "Typically, they expire after about 10 minutes." */
const lifetimeMs = 10 * 60_000;

export function issueCode(
  { application, redirectUri, scope, nonce, codeChallenge }: AuthorizeRequest,
  session: Session,
  { world, now, random }: Context,
): AuthorizationCode {
  return world.authorizationCodes.put({
    id: `1.${Buffer.from(random.bytes(96)).toString('base64url')}`,
    tenantId: session.tenantId,
    userId: session.userId,
    clientId: application.id,
    sessionId: session.id,
    redirectUri,
    scope,
    nonce,
    codeChallenge: codeChallenge?.challenge ?? null,
    codeChallengeMethod: codeChallenge?.method ?? 'S256',
    expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
    redeemed: false,
  });
}

/** The code that the application presents, if it is good. Who asks with a wrong verifier may ask again. */
export function findCode(
  text: string,
  application: Application,
  { world, now }: Context,
): AuthorizationCode {
  const code = world.authorizationCodes.get(text);
  if (!code) {
    throw invalidGrant(9002313, 'Invalid request. Request is malformed or invalid.');
  }
  if (code.clientId !== application.id) {
    throw invalidGrant(
      70000,
      'Provided grant is invalid or malformed: the code was issued to another application.',
    );
  }
  if (code.redeemed) {
    throw invalidGrant(
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    );
  }
  if (Date.parse(code.expiresAt) <= now.getTime()) {
    throw invalidGrant(
      70008,
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    );
  }
  return code;
}
