import type { Handler } from '../service.ts';
import { authenticateClient } from './client.ts';
import { EntraError, missingParameter } from './errors.ts';
import type { Grant } from './grant.ts';
import { clientCredentials } from './grants/clientCredentials.ts';
import { onBehalfOf } from './grants/onBehalfOf.ts';
import { refreshToken } from './grants/refreshToken.ts';
import { findTenant, isShared } from './tenant.ts';

const grants = new Map<string, Grant>([
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', onBehalfOf],
  ['refresh_token', refreshToken],
  ['client_credentials', clientCredentials],
]);

/** `/{tenant}/oauth2/v2.0/token` */
export function tokenEndpoint(tenantName: string): Handler {
  return async (request, context) => {
    if (request.method !== 'POST') throw onlyPost(request.method);
    const tenant = isShared(tenantName) ? null : findTenant(context.world, tenantName);
    const form = new URLSearchParams(request.body.toString('utf8'));
    const grantType = form.get('grant_type');
    if (!grantType) throw missingParameter('grant_type');
    const grant = grants.get(grantType);
    if (!grant) throw unsupported(grantType);
    const application = authenticateClient(form, context.world);
    const body = await grant({ form, application, tenant }, context);
    return { status: 200, headers: { 'cache-control': 'no-store', pragma: 'no-cache' }, body };
  };
}

function onlyPost(method: string): EntraError {
  return new EntraError({
    number: 900561,
    error: 'invalid_request',
    text: `The endpoint only accepts POST requests. Received a ${method} request.`,
  });
}

function unsupported(grantType: string): EntraError {
  return new EntraError({
    number: 70003,
    error: 'unsupported_grant_type',
    text: `The app requested an unsupported grant type '${grantType}'.`,
  });
}
