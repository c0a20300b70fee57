// The judges call Microsoft by its names, and offer no door to call anything else. This stands where the network would:
// what is sent to a name by Node's https, or by fetch, reaches the simulated service of that name, and nothing else does.
import http from 'node:http';
import https from 'node:https';

/** Real origin to the one that stands for it. */
export type Names = Readonly<Record<string, string>>;

/** Puts it in place; the answer takes it away. */
export function redirectMicrosoftNames(names: Names): () => void {
  const before = { request: https.request, fetch: globalThis.fetch };
  https.request = requestThrough(names);
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname === 'localhost') return before.fetch(input, init);
    const headers = new Headers(init?.headers);
    for (const [name, value] of Object.entries(forwarded(url))) headers.set(name, value);
    return before.fetch(standingFor(url, names).href, { ...init, headers });
  };
  return () => {
    https.request = before.request;
    globalThis.fetch = before.fetch;
  };
}

/** In the one form in which msal-node asks: everything in the options. */
function requestThrough(names: Names): typeof https.request {
  return (options: https.RequestOptions | string | URL) => {
    if (typeof options === 'string' || options instanceof URL) {
      throw new TypeError('Nobody asked in this form yet');
    }
    const url = new URL(`https://${options.hostname ?? options.host ?? ''}${options.path ?? '/'}`);
    const { method = 'GET', headers = {} } = options;
    return http.request(standingFor(url, names), {
      method,
      headers: { ...Object.fromEntries(Object.entries(headers)), ...forwarded(url) },
    });
  };
}

/** What a proxy tells of the name that was asked for, so that links in an answer have it too. */
function forwarded(url: URL): Record<string, string> {
  return { 'x-forwarded-host': url.host, 'x-forwarded-proto': 'https' };
}

function standingFor(url: URL, names: Names): URL {
  const origin = names[url.origin];
  if (origin === undefined) throw new Error(`Nothing on this machine stands for ${url.origin}`);
  return new URL(url.pathname + url.search, origin);
}
