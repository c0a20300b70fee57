import { html } from '../../html.ts';
import type { ServiceResponse } from '../../service.ts';
import { consentPage } from '../consentPage.ts';
import type { User } from '../records.ts';
import type { AuthorizeRequest } from './authorizeRequest.ts';

/** Stands for the prompt on the person's telephone. */
export function stepUpPage(user: User, { redirectUri }: AuthorizeRequest): ServiceResponse {
  const content = html`
    <p>${user.userPrincipalName}</p>
    <p>Your organisation needs more than a password here.</p>
    <form method="post">
      <input type="hidden" name="user" value="${user.id}" />
      <button name="proof" value="approved" class="primary">Approve</button>
    </form>
  `;
  return consentPage(200, { title: 'Approve sign-in request', content, sendsTo: redirectUri });
}
