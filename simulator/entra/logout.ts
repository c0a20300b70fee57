// https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request
import { html } from '../html.ts';
import type { Handler } from '../service.ts';
import { signedOutCookie } from './authorize/signedIn.ts';
import { consentPage } from './consentPage.ts';
import { findTenant, isShared } from './tenant.ts';

/** `/{tenant}/oauth2/v2.0/logout`: the browser forgets who signed in, and goes where an application registered. */
export function logout(tenantName: string): Handler {
  return ({ url }, { world }) => {
    if (!isShared(tenantName)) findTenant(world, tenantName);
    const wanted = url.searchParams.get('post_logout_redirect_uri');
    const isRegistered = world.applications.find(({ redirectUris }) =>
      redirectUris.some((uri) => uri === wanted),
    );
    const headers = { 'set-cookie': signedOutCookie() };
    if (wanted !== null && isRegistered) {
      return { status: 302, headers: { ...headers, location: wanted } };
    }
    const content = html`<p>It’s a good idea to close all browser windows.</p>`;
    const page = consentPage(200, { title: 'You signed out of your account', content });
    return { ...page, headers: { ...page.headers, ...headers } };
  };
}
