// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
import { consentedRoles } from '../consent.ts';
import { EntraError, missingParameter } from '../errors.ts';
import type { Grant } from '../grant.ts';
import { readScopes } from '../requestedScopes.ts';
import { audiences, issueToken, tokenLifetimeSeconds } from '../tokens.ts';

/** A token for the application itself, with the permissions that an administrator gave it. */
export const clientCredentials: Grant = async ({ form, application, tenant }, context) => {
  const scope = form.get('scope');
  if (!scope) throw missingParameter('scope');
  if (!tenant) {
    throw new EntraError({
      number: 50059,
      error: 'invalid_request',
      text: 'No tenant-identifying information found in either the request or implied by any provided credentials.',
    });
  }
  const { resource, isDefault } = readScopes(scope, application);
  if (!isDefault) {
    throw new EntraError({
      number: 1002012,
      error: 'invalid_scope',
      text: `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    });
  }
  const clientId = application.id;
  const tenantId = tenant.id;
  const roles =
    resource === 'api' ? [] : consentedRoles(context.world, { tenantId, clientId, resource });
  return {
    token_type: 'Bearer',
    expires_in: tokenLifetimeSeconds,
    ext_expires_in: tokenLifetimeSeconds,
    access_token: await issueToken(context, {
      user: null,
      tenantId,
      clientId,
      audience: resource === 'api' ? clientId : audiences[resource],
      scopes: [],
      roles,
    }),
  };
};
