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
        end_session_endpoint: `${base}/oauth2/v2.0/logout`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
        userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        ...capabilities,
      },
    };
  };
}

/**
 * `/{tenant}/.well-known/openid-configuration`: the older document, whose issuer is another one.
 * https://learn.microsoft.com/entra/identity-platform/access-tokens#token-formats
 */
export function openIdConfigurationV1(tenantName: string): Handler {
  return (_request, { world }) => {
    const tenant = isShared(tenantName) ? tenantName : findTenant(world, tenantName).id;
    const base = `${authority}/${tenant}`;
    return {
      status: 200,
      body: {
        issuer: `https://sts.windows.net/${isShared(tenantName) ? '{tenantid}' : tenant}/`,
        token_endpoint: `${base}/oauth2/token`,
        authorization_endpoint: `${base}/oauth2/authorize`,
        end_session_endpoint: `${base}/oauth2/logout`,
        jwks_uri: `${authority}/common/discovery/keys`,
        userinfo_endpoint: `${base}/openid/userinfo`,
        scopes_supported: ['openid'],
        ...capabilities,
      },
    };
  };
}

const capabilities = {
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
  id_token_signing_alg_values_supported: ['RS256'],
  response_types_supported: ['code'],
  response_modes_supported: ['query', 'fragment', 'form_post'],
  subject_types_supported: ['pairwise'],
  cloud_instance_name: 'microsoftonline.com',
  tenant_region_scope: 'EU',
};

/** `/{tenant}/discovery/v2.0/keys`: every key that tokens may be signed with, shared by all tenants. */
export function signingKeys(tenantName: string): Handler {
  return async (_request, { world }) => {
    if (!isShared(tenantName)) findTenant(world, tenantName);
    await signingKey(world);
    return { status: 200, body: { keys: world.signingKeys.list().map((key) => key.publicJwk) } };
  };
}

const hosts = ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com'];

/**
 * `/common/discovery/instance`: which authority an address belongs to, which client libraries ask before they trust it.
 * https://learn.microsoft.com/entra/msal/dotnet/advanced/client-application-configuration
 */
export function instanceDiscovery(): Handler {
  return ({ url }) => {
    const endpoint = url.searchParams.get('authorization_endpoint') ?? '';
    const tenant = /^https:\/\/[^/]+\/([^/]+)\//.exec(endpoint)?.[1];
    if (tenant === undefined) {
      const error_description = 'AADSTS50049: Unknown or invalid instance.';
      return { status: 400, body: { error: 'invalid_instance', error_description } };
    }
    return {
      status: 200,
      body: {
        tenant_discovery_endpoint: `${authority}/${tenant}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [
          {
            preferred_network: 'login.microsoftonline.com',
            preferred_cache: 'login.windows.net',
            aliases: hosts,
          },
        ],
      },
    };
  };
}
