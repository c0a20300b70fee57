// Teams on the web, as far as one personal tab sees it: a page that frames the tab and answers teams-js.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isCrossSite } from '../crossSite.ts';
import { EntraError } from '../entra/errors.ts';
import { inEntra } from '../entra/inEntra.ts';
import { issueTabToken } from '../entra/tabToken.ts';
import { findUser } from '../entra/users.ts';
import type { Context, Handler, ServiceRequest, ServiceResponse } from '../service.ts';
import { chat } from './chat.ts';
import { hostPage, type HostPlaces } from './hostPage.ts';

/** Where the page is, it is shown at any of these: the second is how a link into a tab looks. */
const pagePaths = /^\/($|l\/entity\/)/;

const scripts = [
  'answers',
  'card',
  'chat',
  'choices',
  'frame',
  'host',
  'lifecycle',
  'links',
  'message',
  'navigation',
  'popup',
  'words',
];

const files: Record<string, string> = {
  'host.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  ...Object.fromEntries(scripts.map((name) => [`${name}.js`, 'text/javascript; charset=utf-8'])),
};

/** `places` is asked at each request, for the tab may get its address later than the page. */
export function teamsHost(places: () => HostPlaces): Handler {
  return async (request, context) => {
    const { pathname } = request.url;
    const name = /^\/page\/([\w.]+)$/.exec(pathname)?.[1];
    if (name !== undefined && Object.hasOwn(files, name)) return staticFile(name);
    if (pathname === '/chat') return chat(request, context, places().botConnector);
    if (pathname === '/token' && request.method === 'POST') return giveToken(request, context);
    if (pagePaths.test(pathname) && request.method === 'GET') return hostPage(places(), context);
    return { status: 404, body: 'Not found' };
  };
}

async function staticFile(name: string): Promise<ServiceResponse> {
  const body = await readFile(new URL(`page/${name}`, import.meta.url));
  return {
    status: 200,
    headers: {
      'content-type': files[name] ?? '',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}

const TokenRequest = z.object({ user: z.string(), claims: z.string().optional() });

/** Signs the chosen user in: the page may ask, no other site may. */
async function giveToken(request: ServiceRequest, context: Context): Promise<ServiceResponse> {
  if (isCrossSite(request)) return { status: 403, body: { error: 'crossSite' } };
  const asked = TokenRequest.safeParse(JSON.parse(request.body.toString('utf8')));
  const user = asked.data && findUser(context.world, asked.data.user);
  const [application] = context.world.applications.list();
  if (!user || !application) return { status: 400, body: { error: 'unknownAuthError' } };
  try {
    const claims = asked.data?.claims;
    const token = await issueTabToken({ user, application, claims }, inEntra(context));
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: { token } };
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    const reason = error.refusal.claims === undefined ? 'unknownAuthError' : 'resourceRequiresMfa';
    return { status: 400, body: { error: reason } };
  }
}
