// The answer to a grant that concerns a user.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow#success-response-example
import type { Context } from '../service.ts';
import { consentedScopes } from './consent.ts';
import { invalidGrant } from './errors.ts';
import type { Application, MicrosoftResource, Session, User } from './records.ts';
import type { RequestedScopes } from './requestedScopes.ts';
import { refreshTokenOf } from './sessions.ts';
import { needsStepUp, readClaimsRequest, stepUpRequired } from './stepUp.ts';
import { audiences, issueToken, tokenLifetimeSeconds } from './tokens.ts';

export type UserGrant = {
  user: User;
  session: Session;
  application: Application;
  requested: RequestedScopes;
  /** JSON, as the client sent it. */
  claims: string | undefined;
  /** Ties the id token to the sign-in that it answers. */
  nonce?: string | null;
};

/** Gives tokens if somebody consented and conditional access is content. */
export async function answerUserGrant(
  { user, session, application, requested, claims, nonce }: UserGrant,
  context: Context,
): Promise<object> {
  const { capabilities, notBefore } = readClaimsRequest(claims);
  const resource = requireMicrosoft(requested, application);
  const scopes = requireConsent({ user, application, requested, resource }, context);
  if (needsStepUp(user, session, resource)) throw stepUpRequired(resource);
  context.world.sessions.patch(session.id, { lastUsedAt: context.now.toISOString() });
  const issuedAt = Math.floor(context.now.getTime() / 1000);
  const token = { user, tenantId: user.tenantId, clientId: application.id, roles: [] };
  const accessToken = await issueToken(context, {
    ...token,
    audience: audiences[resource],
    scopes,
    claims: {
      ...(capabilities.length > 0 && { xms_cc: capabilities }),
      // Who was asked for a newer token within one second gets it all the same.
      ...(notBefore > issuedAt && { iat: notBefore }),
    },
  });
  return {
    token_type: 'Bearer',
    scope: writtenScopes(requested, scopes),
    expires_in: tokenLifetimeSeconds,
    ext_expires_in: tokenLifetimeSeconds,
    access_token: accessToken,
    ...(requested.openId.includes('offline_access') && {
      refresh_token: refreshTokenOf(session, context),
    }),
    ...(requested.openId.includes('openid') && {
      id_token: await issueToken(context, {
        ...token,
        audience: application.id,
        scopes: [],
        claims: { scp: undefined, azp: undefined, sid: session.id, nonce: nonce ?? undefined },
      }),
    }),
    client_info: base64Json({ uid: user.id, utid: user.tenantId }),
  };
}

/** The product is no client of its own API. */
export function requireMicrosoft(
  { resource }: RequestedScopes,
  { id }: Application,
): MicrosoftResource {
  if (resource !== 'api') return resource;
  throw invalidGrant(
    90009,
    `Application '${id}' is requesting a token for itself. This scenario is supported only if resource is specified using the GUID based App Identifier.`,
  );
}

type ConsentCheck = Pick<UserGrant, 'user' | 'application' | 'requested'> & {
  resource: MicrosoftResource;
};

function requireConsent(
  { user, application, requested, resource }: ConsentCheck,
  { world }: Context,
): string[] {
  const question = {
    tenantId: user.tenantId,
    userId: user.id,
    clientId: application.id,
    resource,
  };
  const consented = consentedScopes(world, question);
  const wanted = requested.isDefault ? consented : requested.scopes;
  if (wanted.length > 0 && wanted.every((scope) => consented.includes(scope))) return wanted;
  throw invalidGrant(
    65001,
    `The user or administrator has not consented to use the application with ID '${application.id}' named '${application.displayName}'. Send an interactive authorization request for this user and resource.`,
    { suberror: 'consent_required' },
  );
}

/** Clients look their tokens up by what they asked for, so `.default` stands in the answer too. */
function writtenScopes({ prefix, isDefault, openId }: RequestedScopes, scopes: string[]): string {
  const names = isDefault ? [...scopes, '.default'] : scopes;
  const shown = openId.filter((scope) => scope !== 'offline_access');
  return [...shown, ...names.map((name) => `${prefix}/${name}`)].join(' ');
}

function base64Json(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
