// Entra ID: who someone is, and which tokens an application gets.
import type { Handler } from '../service.ts';
import type { SimulatedService } from '../simulatedService.ts';
import { adminConsent } from './adminConsent.ts';
import { authorizeEndpoint } from './authorize/authorizeEndpoint.ts';
import {
  instanceDiscovery,
  openIdConfiguration,
  openIdConfigurationV1,
  signingKeys,
} from './discovery.ts';
import { EntraError, errorResponse, refuse } from './errors.ts';
import { inEntra } from './inEntra.ts';
import { logout } from './logout.ts';
import { tokenEndpoint } from './tokenEndpoint.ts';

/** By the path behind the tenant. */
const endpoints: Record<string, (tenantName: string) => Handler> = {
  'v2.0/.well-known/openid-configuration': openIdConfiguration,
  'discovery/v2.0/keys': signingKeys,
  '.well-known/openid-configuration': openIdConfigurationV1,
  'discovery/keys': signingKeys,
  'discovery/instance': instanceDiscovery,
  'oauth2/v2.0/authorize': authorizeEndpoint,
  'oauth2/v2.0/logout': logout,
  'oauth2/v2.0/token': tokenEndpoint,
  adminconsent: adminConsent,
  'v2.0/adminconsent': adminConsent,
};

export const entraService: SimulatedService = { name: 'entra', handle, refuse };

async function handle(...[request, moved]: Parameters<Handler>) {
  const context = inEntra(moved);
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
