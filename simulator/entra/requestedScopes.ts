// Which permissions a token request asks for.
// https://learn.microsoft.com/entra/identity-platform/scopes-oidc
import { EntraError } from './errors.ts';
import type { Application, Resource } from './records.ts';

export type RequestedScopes = {
  resource: Resource;
  /** Asks for all that was consented to. */
  isDefault: boolean;
  /** Names of delegated permissions, without the resource. */
  scopes: string[];
  /** How the caller writes the resource; permissions of the answer are written alike. */
  prefix: string;
  openId: string[];
};

/** Permissions that concern the sign-in and no resource. */
const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** Delegated permissions by the resource that publishes them. */
export const publishedScopes: Record<Resource, string[]> = {
  api: ['access_as_user'],
  graph: [
    'User.Read',
    'Bookings.Read.All',
    'BookingsAppointment.ReadWrite.All',
    'Bookings.ReadWrite.All',
    'Bookings.Manage.All',
  ],
  businessCentral: ['Financials.ReadWrite.All', 'user_impersonation'],
  botFramework: [],
};

const graphPrefix = 'https://graph.microsoft.com';

const microsoftPrefixes: Record<string, Resource> = {
  [graphPrefix]: 'graph',
  '00000003-0000-0000-c000-000000000000': 'graph',
  'https://api.businesscentral.dynamics.com': 'businessCentral',
  '996def3d-b36c-4153-8607-a6fd3c01b89f': 'businessCentral',
  'https://api.botframework.com': 'botFramework',
};

/** Reads the `scope` of a request. One token is for one resource. */
export function readScopes(text: string, application: Application): RequestedScopes {
  const words = text.split(' ').filter((word) => word !== '');
  const asked = words.filter((word) => !openIdScopes.includes(word)).map(splitScope);
  const openId = words.filter((word) => openIdScopes.includes(word));
  const [first] = asked;
  if (!first) throw invalidScope(text, 'It names no resource.');
  const resource = resourceOf(first.prefix, application);
  if (asked.some(({ prefix }) => resourceOf(prefix, application) !== resource)) {
    throw new EntraError({
      number: 28000,
      error: 'invalid_request',
      text: `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${text} is not valid.`,
    });
  }
  const isDefault = asked.some(({ name }) => name === '.default');
  if (isDefault && asked.length > 1) {
    throw invalidScope(text, ".default scope can't be combined with resource-specific scopes.");
  }
  const scopes = isDefault ? [] : asked.map(({ name }) => published(name, resource, application));
  return { resource, isDefault, scopes, prefix: first.prefix, openId };
}

/** Scopes without a resource are Graph's. */
function splitScope(scope: string): { prefix: string; name: string } {
  const slash = scope.lastIndexOf('/');
  if (slash < 0) return { prefix: graphPrefix, name: scope };
  // The resource may itself end in a slash.
  return { prefix: scope.slice(0, slash).replace(/\/$/, ''), name: scope.slice(slash + 1) };
}

function resourceOf(prefix: string, application: Application): Resource {
  const microsoft = microsoftPrefixes[prefix.toLowerCase()];
  if (microsoft) return microsoft;
  if (prefix === application.id || application.appIdUris.includes(prefix)) return 'api';
  throw new EntraError({
    number: 500011,
    error: 'invalid_resource',
    text: `The resource principal named ${prefix} was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  });
}

function published(name: string, resource: Resource, application: Application): string {
  const found = publishedScopes[resource].find(
    (scope) => scope.toLowerCase() === name.toLowerCase(),
  );
  if (found) return found;
  throw new EntraError({
    number: 650053,
    error: 'invalid_client',
    text: `The application '${application.displayName}' asked for scope '${name}' that doesn't exist on the resource. Contact the app vendor.`,
  });
}

function invalidScope(scope: string, reason: string): EntraError {
  return new EntraError({
    number: 70011,
    error: 'invalid_scope',
    text: `The provided value for the input parameter 'scope' is not valid. ${reason} Scope ${scope} is not valid.`,
  });
}
