// Entra ID: who someone is, and which tokens an application gets.
import type { Handler } from '../service.ts';
import type { SimulatedService } from '../simulatedService.ts';
import { adminConsent } from './adminConsent.ts';
import { openIdConfiguration, signingKeys } from './discovery.ts';
import { EntraError, errorResponse, refuse } from './errors.ts';
import { tokenEndpoint } from './tokenEndpoint.ts';

/** By the path behind the tenant. */
const endpoints: Record<string, (tenantName: string) => Handler> = {
  'v2.0/.well-known/openid-configuration': openIdConfiguration,
  'discovery/v2.0/keys': signingKeys,
  'oauth2/v2.0/token': tokenEndpoint,
  adminconsent: adminConsent,
  'v2.0/adminconsent': adminConsent,
};

export const entraService: SimulatedService = { name: 'entra', handle, refuse };

async function handle(...[request, context]: Parameters<Handler>) {
  const [, tenantName = '', path = ''] = /^\/([^/]+)\/(.+)$/.exec(request.url.pathname) ?? [];
  const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
  if (!endpoint) return { status: 404 };
  try {
    return await endpoint(tenantName)(request, context);
  } catch (error) {
    if (error instanceof EntraError) return errorResponse(error, { request, context });
    throw error;
  }
}
