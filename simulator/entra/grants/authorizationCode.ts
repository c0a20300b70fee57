// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redeem-a-code-for-an-access-token
import { findCode } from '../authorize/authorizationCode.ts';
import { readSignInScopes } from '../authorize/authorizeRequest.ts';
import { requireVerifier } from '../authorize/codeChallenge.ts';
import { invalidGrant, missingParameter } from '../errors.ts';
import type { Grant } from '../grant.ts';
import { requireLive } from '../sessions.ts';
import { requireEnabled } from '../users.ts';
import { answerUserGrant } from '../userTokens.ts';

/** Gives the tokens for which a person signed in; a code is good once. */
export const authorizationCode: Grant = async ({ form, application, tenant }, context) => {
  const { world } = context;
  const text = form.get('code');
  if (!text) throw missingParameter('code');
  const redirectUri = form.get('redirect_uri');
  if (!redirectUri) throw missingParameter('redirect_uri');
  const code = findCode(text, application, context);
  if (code.redirectUri !== redirectUri) {
    throw invalidGrant(
      500112,
      `The reply address '${redirectUri}' does not match the reply address '${code.redirectUri}' provided when requesting Authorization code.`,
    );
  }
  requireVerifier(form.get('code_verifier'), code);
  const user = world.users.get(code.userId);
  const session = world.sessions.get(code.sessionId);
  if (!user || !session || (tenant !== null && tenant.id !== code.tenantId)) {
    throw invalidGrant(
      700005,
      'Provided Authorization Code is intended to use against other tenant, thus rejected.',
    );
  }
  requireEnabled(user);
  requireLive(session, context);
  world.authorizationCodes.patch(code.id, { redeemed: true });
  const requested = readSignInScopes(form.get('scope') || code.scope, application);
  const claims = form.get('claims') ?? undefined;
  const { nonce } = code;
  return answerUserGrant({ user, session, application, requested, claims, nonce }, context);
};
