// What a form of a page sent, and where its sender goes then.
import { html, type Html } from '../html.ts';
import type { ServiceRequest, ServiceResponse } from '../service.ts';

/** Fields of `application/x-www-form-urlencoded`; the last one counts where a name comes twice. */
export function readForm({ body }: ServiceRequest): Map<string, string> {
  return new Map(new URLSearchParams(body.toString('utf8')));
}

/** Shown by GET, so that the sender's "reload" does not do it again. */
export function seeOther(address: string): ServiceResponse {
  return { status: 303, headers: { location: address, 'cache-control': 'no-store' } };
}

export type Deed = { deed: string; label: string; about: string; fields?: Record<string, string> };

/** A button that does one thing to one record; `about` tells a screen reader to which. */
export function deedButton({ deed, label, about, fields = {} }: Deed): Html {
  const hidden = Object.entries({ deed, ...fields }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post">
    ${hidden}
    <button type="submit" aria-label="${label}: ${about}">${label}</button>
  </form>`;
}

/** Above the rest of a page: why what was asked for was not done. */
export function refusalNote(reason: string | undefined): Html | '' {
  return reason === undefined ? '' : html`<p class="refusal" role="alert">${reason}</p>`;
}
