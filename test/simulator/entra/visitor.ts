// A person in a browser on the pages of the simulated Entra ID, as far as forms, cookies and redirects go.
import { createHash } from 'node:crypto';
import type { TestSimulator } from '../startTestSimulator.ts';
import { clientId, tenantId } from './tokenRequests.ts';

/** As registered; the port is the one at which the application happens to run. */
export const redirectUri = 'http://localhost:12345/auth-end';
export const verifier = 'a-verifier-of-43-characters-or-more-0123456789';

export type Page = {
  status: number;
  text: string;
  /** Where the browser was sent, without going there. */
  location: URL | undefined;
  /** What came back to the application, from query or fragment. */
  answer: Record<string, string>;
};

export type Visitor = {
  open(request: Record<string, string | undefined>, tenant?: string): Promise<Page>;
  /** Presses a button of the page shown last, by its words. */
  press(words: string): Promise<Page>;
};

export const usualRequest = {
  client_id: clientId,
  response_type: 'code',
  redirect_uri: redirectUri,
  scope: 'openid profile offline_access https://graph.microsoft.com/Bookings.Read.All',
  state: 'a state',
  nonce: 'a nonce',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};

/** `request` of `open` takes the place of usual parameters; `undefined` leaves one out. */
export function visit({ origins }: Pick<TestSimulator, 'origins'>): Visitor {
  let cookie = '';
  let address = '';
  let shown = '';
  const go = async (init: RequestInit): Promise<Page> => {
    const answered = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: { ...(cookie !== '' && { cookie }), 'sec-fetch-site': 'same-origin' },
    });
    cookie = answered.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    shown = await answered.text();
    const to = answered.headers.get('location');
    const location = to === null ? undefined : new URL(to);
    const sent = location?.hash ? location.hash.slice(1) : location?.searchParams;
    const answer = Object.fromEntries(new URLSearchParams(sent));
    return { status: answered.status, text: shown, location, answer };
  };
  return {
    open: async (request, tenant = tenantId) => {
      const wanted = Object.entries({ ...usualRequest, ...request }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      );
      const query = new URLSearchParams(Object.fromEntries(wanted)).toString();
      address = `${origins.entra}/${tenant}/oauth2/v2.0/authorize?${query}`;
      return go({});
    },
    press: async (words) => go({ method: 'POST', body: formOf(shown, words) }),
  };
}

function formOf(page: string, words: string): URLSearchParams {
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const buttons = [
    ...page.matchAll(/<button name="(\w+)" value="([^"]*)"[^>]*>([\s\S]*?)<\/button>/g),
  ];
  const pressed = buttons.find(([, , , text = '']) => text.includes(words));
  if (!pressed) throw new Error(`The page has no button "${words}": ${page}`);
  const fields = [...hidden, pressed].map(([, name = '', value = '']) => [name, value]);
  return new URLSearchParams(Object.fromEntries(fields));
}
