// The answer to the application, carried by the person's browser.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#successful-response
import { html } from '../../html.ts';
import type { Context, ServiceResponse } from '../../service.ts';
import { consentPage } from '../consentPage.ts';
import { describeError, type EntraError } from '../errors.ts';
import { addParameters } from '../redirectUris.ts';
import type { ReturnAddress } from './authorizeRequest.ts';

/** Sends the browser to the application, in the way that it asked for. */
export function sendBack(
  { redirectUri, responseMode, state }: ReturnAddress,
  answer: Record<string, string>,
): ServiceResponse {
  const parameters = { ...answer, ...(state !== null && { state }) };
  if (responseMode === 'form_post') return postForm(redirectUri, parameters);
  const location =
    responseMode === 'query'
      ? addParameters(redirectUri, parameters)
      : `${redirectUri}#${new URLSearchParams(parameters).toString()}`;
  return { status: 302, headers: { location, 'cache-control': 'no-store' } };
}

/** Tells the application what went wrong. */
export function sendBackError(
  address: ReturnAddress,
  error: EntraError,
  context: Context,
): ServiceResponse {
  const { error: name, error_description, error_uri } = describeError(error, context);
  const { subcode } = error.refusal;
  return sendBack(address, {
    error: name,
    ...(subcode && { error_subcode: subcode }),
    error_description,
    error_uri,
  });
}

/** https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html */
function postForm(redirectUri: string, parameters: Record<string, string>): ServiceResponse {
  const fields = Object.entries(parameters).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const content = html`<form method="post" action="${redirectUri}">
    ${fields}<button class="primary">Continue</button>
  </form>`;
  return consentPage(200, { title: 'Back to the app', content, sendsTo: redirectUri });
}
