// https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
import type { Handler } from '../service.ts';
import { findTenant, isShared } from './tenant.ts';
import { authority, signingKey } from './tokens.ts';

/** `/{tenant}/v2.0/.well-known/openid-configuration`: addresses are the real authority's, as in tokens. */
export function openIdConfiguration(tenantName: string): Handler {
  return (_request, { world }) => {
    const tenant = isShared(tenantName) ? tenantName : findTenant(world, tenantName).id;
    const base = `${authority}/${tenant}`;
    return {
      status: 200,
      body: {
        issuer: `${authority}/${isShared(tenantName) ? '{tenantid}' : tenant}/v2.0`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        response_modes_supported: ['query', 'fragment', 'form_post'],
        subject_types_supported: ['pairwise'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        cloud_instance_name: 'microsoftonline.com',
        tenant_region_scope: 'EU',
      },
    };
  };
}

/** `/{tenant}/discovery/v2.0/keys`: every key that tokens may be signed with, shared by all tenants. */
export function signingKeys(tenantName: string): Handler {
  return async (_request, { world }) => {
    if (!isShared(tenantName)) findTenant(world, tenantName);
    await signingKey(world);
    return { status: 200, body: { keys: world.signingKeys.list().map((key) => key.publicJwk) } };
  };
}
