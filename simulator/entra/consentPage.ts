import { html, type Html } from '../html.ts';
import type { ServiceResponse } from '../service.ts';
import type { EntraError } from './errors.ts';

/**
 * The look of Entra ID's pages, told apart from the real ones in words. `sendsTo` is the application to which a form of
 * the page leads in the end.
 */
export function consentPage(
  status: number,
  { title, content, sendsTo }: { title: string; content: Html; sendsTo?: string },
): ServiceResponse {
  // Browsers hold a form to this also where its answer sends them on.
  const targets = sendsTo === undefined ? "'self'" : `'self' ${new URL(sendsTo).origin}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <p class="where">Simulated Microsoft Entra ID</p>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`,
    },
    body: page.text,
  };
}

/** Shown to a person where there is no application that could be told. */
export function errorPage(error: EntraError): ServiceResponse {
  return consentPage(400, {
    title: 'Sorry, but we’re having trouble with signing you in.',
    content: html`<p>${error.message}</p>`,
  });
}

const style = html`
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f2f2f2;
  color: #1b1b1b; font: 15px/1.5 'Segoe UI', system-ui, sans-serif; } main { box-sizing: border-box;
  width: min(480px, 100vw); padding: 40px 44px; background: #fff; box-shadow: 0 2px 6px rgb(0 0 0 /
  20%); } h1 { font-size: 22px; font-weight: 600; margin: 0 0 16px; } .where { margin: 0 0 20px;
  color: #5e5e5e; } code { overflow-wrap: anywhere; } li { margin-bottom: 6px; } form { display:
  flex; justify-content: flex-end; gap: 8px; margin-top: 24px; } button { min-width: 108px; padding:
  7px 12px; border: 1px solid #8c8c8c; background: #fff; font: inherit; cursor: pointer; }
  form.people { display: grid; justify-content: stretch; } .people button { text-align: left; }
  button.primary { border-color: #005da6; background: #005da6; color: #fff; }
`;
