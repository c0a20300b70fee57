// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
import { decodeJwt, errors } from 'jose';
import type { Context } from '../../service.ts';
import { invalidGrant, missingParameter } from '../errors.ts';
import type { Grant } from '../grant.ts';
import type { Application, Session, User } from '../records.ts';
import { readScopes } from '../requestedScopes.ts';
import { continueSession, requireLive } from '../sessions.ts';
import { verifyToken, type TokenClaims } from '../tokens.ts';
import { requireEnabled } from '../users.ts';
import { answerUserGrant } from '../userTokens.ts';

/** Exchanges the token that a user sent to the product for one that the product may use as that user. */
export const onBehalfOf: Grant = async ({ form, application, tenant }, context) => {
  const assertion = form.get('assertion');
  if (!assertion) throw missingParameter('assertion');
  if (form.get('requested_token_use') !== 'on_behalf_of') {
    throw missingParameter('requested_token_use');
  }
  const scope = form.get('scope');
  if (!scope) throw missingParameter('scope');
  const claims = await checkAssertion(assertion, context);
  requireAudience(claims, application);
  const user = userOf(claims, context);
  if (tenant !== null && user.tenantId !== tenant.id) {
    throw invalidGrant(
      50020,
      `User account from identity provider 'https://sts.windows.net/${user.tenantId}/' does not exist in tenant '${tenant.displayName}' and cannot access the application '${application.id}' in that tenant.`,
    );
  }
  requireEnabled(user);
  const session = sessionOf(claims, user, { application, context });
  const requested = readScopes(scope, application);
  const asked = form.get('claims') ?? undefined;
  return answerUserGrant({ user, session, application, requested, claims: asked }, context);
};

async function checkAssertion(assertion: string, context: Context): Promise<TokenClaims> {
  try {
    return await verifyToken(assertion, context);
  } catch (error) {
    if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
      throw invalidGrant(500133, outsideTimeRange(assertion, context.now));
    }
    throw invalidGrant(
      50013,
      'Assertion failed signature validation. [Reason - The key was not found or the signature does not match.]',
    );
  }
}

function outsideTimeRange(assertion: string, now: Date): string {
  const { nbf = 0, exp = 0 } = decodeJwt(assertion);
  const [from, to] = [nbf, exp].map((seconds) => new Date(seconds * 1000).toISOString());
  return `Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: ${now.toISOString()}, assertion valid from ${from}, expiry time of assertion ${to}.`;
}

/** A token for someone else must not be turned into one for us. */
function requireAudience({ aud }: TokenClaims, application: Application): void {
  const expected = [application.id, ...application.appIdUris];
  if (typeof aud === 'string' && expected.includes(aud)) return;
  throw invalidGrant(
    500131,
    `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${String(aud)}' and the expected audience is '${application.appIdUris[0] ?? application.id}' or one of the Application Uris of this application with App ID '${application.id}'(${application.displayName}).`,
  );
}

function userOf(claims: TokenClaims, { world }: Context): User {
  if (claims['idtyp'] === 'app' || typeof claims['scp'] !== 'string') {
    throw invalidGrant(
      7000114,
      `Application '${String(claims['azp'])}' is not allowed to make application on-behalf-of calls.`,
    );
  }
  const user = world.users.get(String(claims['oid']));
  if (user && user.tenantId === claims['tid']) return user;
  throw invalidGrant(
    50034,
    `The user account does not exist in the ${String(claims['tid'])} directory. To sign into this application, the account must be added to the directory.`,
  );
}

type SessionScene = { application: Application; context: Context };

/** The session in which the assertion was given; tokens of a revoked one are worth nothing. */
function sessionOf(
  { sid }: TokenClaims,
  user: User,
  { application, context }: SessionScene,
): Session {
  const session = typeof sid === 'string' ? context.world.sessions.get(sid) : undefined;
  return session ? requireLive(session, context) : continueSession(user, application.id, context);
}
