// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#refresh-the-access-token
import { invalidGrant, missingParameter } from '../errors.ts';
import type { Grant } from '../grant.ts';
import { readScopes } from '../requestedScopes.ts';
import { sessionOfRefreshToken } from '../sessions.ts';
import { requireEnabled } from '../users.ts';
import { answerUserGrant } from '../userTokens.ts';

/** Carries a user's session on. One refresh token is good for every resource that was consented to. */
export const refreshToken: Grant = async ({ form, application, tenant }, context) => {
  const token = form.get('refresh_token');
  if (!token) throw missingParameter('refresh_token');
  const scope = form.get('scope');
  if (!scope) throw missingParameter('scope');
  const session = sessionOfRefreshToken(token, application.id, context);
  const user = context.world.users.get(session.userId);
  if (!user || (tenant !== null && user.tenantId !== tenant.id)) {
    throw invalidGrant(
      70000,
      "The provided value for the input parameter 'refresh_token' is not valid.",
      { suberror: 'bad_token' },
    );
  }
  requireEnabled(user);
  const requested = readScopes(scope, application);
  const claims = form.get('claims') ?? undefined;
  return answerUserGrant({ user, session, application, requested, claims }, context);
};
