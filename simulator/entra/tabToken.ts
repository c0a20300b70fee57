// What Teams gives a tab that asks for a token: one for the product's own API.
// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-overview
import type { Context } from '../service.ts';
import type { Application, User } from './records.ts';
import { publishedScopes } from './requestedScopes.ts';
import { continueSession, satisfyPolicies } from './sessions.ts';
import { needsStepUp, readClaimsRequest, stepUpRequired } from './stepUp.ts';
import { requireEnabled } from './users.ts';
import { issueToken, type TokenClaims } from './tokens.ts';

export type TabTokenRequest = {
  user: User;
  application: Application;
  /** JSON of a claims challenge, which the user is taken to answer at the screen. */
  claims?: string | undefined;
  /** Takes the place of claims of the token: for tests of what must be refused. */
  overrides?: TokenClaims;
};

/** Signs the user in to the product and gives the token. Throws an `EntraError` where more is asked of the user. */
export async function issueTabToken(
  { user, application, claims, overrides }: TabTokenRequest,
  context: Context,
): Promise<string> {
  requireEnabled(user);
  const { policyIds } = readClaimsRequest(claims);
  const current = continueSession(user, application.id, context);
  const session = satisfyPolicies(current, policyIds, context);
  if (needsStepUp(user, session, 'api')) throw stepUpRequired('api');
  return issueToken(context, {
    user,
    tenantId: user.tenantId,
    clientId: teamsWebClientId,
    audience: application.id,
    scopes: publishedScopes.api,
    roles: user.appRoles,
    claims: { sid: session.id, ...overrides },
  });
}

/** Teams on the web, which every product has to authorise beforehand. */
const teamsWebClientId = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
