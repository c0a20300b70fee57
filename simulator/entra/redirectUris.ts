// Where people may be sent back to: https://learn.microsoft.com/entra/identity-platform/reply-url
import { EntraError } from './errors.ts';
import type { Application } from './records.ts';

/** The address to send a person back to. Throws where the registration does not have it. */
export function requireRedirectUri(uri: string, application: Application): string {
  if (application.redirectUris.some((registered) => isSame(registered, uri))) return uri;
  throw new EntraError({
    number: 50011,
    error: 'invalid_request',
    text: `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${application.id}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
  });
}

/** Character by character, but for the port of this machine, which is ignored. */
function isSame(registered: string, uri: string): boolean {
  return registered === uri || registered === withoutLocalPort(uri);
}

function withoutLocalPort(uri: string): string {
  return uri.replace(/^(http:\/\/(?:localhost|127\.0\.0\.1)):\d{1,5}(?=\/|$)/, '$1');
}

/** The address with what is to be told there. */
export function addParameters(uri: string, parameters: Record<string, string>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
