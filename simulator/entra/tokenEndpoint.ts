import type { Handler } from '../service.ts';
import { authenticateClient } from './client.ts';
import { EntraError, missingParameter } from './errors.ts';
import type { Grant } from './grant.ts';
import { authorizationCode } from './grants/authorizationCode.ts';
import { clientCredentials } from './grants/clientCredentials.ts';
import { onBehalfOf } from './grants/onBehalfOf.ts';
import { refreshToken } from './grants/refreshToken.ts';
import { findTenant, isShared } from './tenant.ts';

const grants = new Map<string, Grant>([
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', onBehalfOf],
  ['authorization_code', authorizationCode],
  ['refresh_token', refreshToken],
  ['client_credentials', clientCredentials],
]);

/** `/{tenant}/oauth2/v2.0/token` */
export function tokenEndpoint(tenantName: string): Handler {
  return async (request, context) => {
    if (request.method !== 'POST') throw onlyPost(request.method);
    if (botTenants.includes(tenantName.toLowerCase())) throw onlySingleTenantBots();
    const tenant = isShared(tenantName) ? null : findTenant(context.world, tenantName);
    const form = new URLSearchParams(request.body.toString('utf8'));
    const grantType = form.get('grant_type');
    if (!grantType) throw missingParameter('grant_type');
    const grant = grants.get(grantType);
    if (!grant) throw unsupported(grantType);
    const application = await authenticateClient(form, context);
    const body = await grant({ form, application, tenant }, context);
    return { status: 200, headers: { 'cache-control': 'no-store', pragma: 'no-cache' }, body };
  };
}

/**
 * Where bots of several tenants got their tokens. None can be made any more, and the application is not one:
 * https://learn.microsoft.com/azure/bot-service/bot-service-quickstart-registration
 */
const botTenants = ['botframework.com', 'd6d49420-f39b-4df7-a1dc-d59a935871db'];

function onlySingleTenantBots(): EntraError {
  return new EntraError({
    number: 700016,
    error: 'unauthorized_client',
    text: "The application was not found in the directory 'Bot Framework'. You may have sent your authentication request to the wrong tenant.",
  });
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
