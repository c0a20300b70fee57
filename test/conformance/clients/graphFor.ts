import { Client, MiddlewareFactory, type Context } from '@microsoft/microsoft-graph-client';
import { msalFor } from './msalFor.ts';
import { scopeOf, type Subject } from './subject.ts';

/**
 * Microsoft's Graph client with all of its own middleware, the sending at the end excepted. Its `baseUrl` stays the real
 * one: to other addresses, and to any without https, it sends no token.
 */
export function graphFor(
  subject: Subject,
  getAccessToken: () => Promise<string> = async () => tokenOf(subject, scopeOf.graph),
): Client {
  const chain = MiddlewareFactory.getDefaultMiddlewareChain({ getAccessToken }).slice(0, -1);
  const execute = async (context: Context): Promise<void> => {
    const { request, options } = context;
    const url = typeof request === 'string' ? request : request.url;
    context.response = await subject.fetch(url, options);
  };
  return Client.initWithMiddleware({ middleware: [...chain, { execute }] });
}

/** Of the application itself. */
export async function tokenOf(subject: Subject, scope: string): Promise<string> {
  const result = await msalFor(subject).acquireTokenByClientCredential({ scopes: [scope] });
  if (!result) throw new Error('MSAL gave no token');
  return result.accessToken;
}
