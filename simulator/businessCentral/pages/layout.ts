import { createHash } from 'node:crypto';
import type { ServiceResponse } from '../../service.ts';
import { html, Html } from '../../html.ts';
import { stylesheet } from './stylesheet.ts';

export type PageContent = { title: string; main: Html; status?: number };

const styleHash = createHash('sha256').update(stylesheet).digest('base64');

/** A whole page. Nothing on it runs, and it takes nothing from anywhere else. */
export function layOut({ title, main, status = 200 }: PageContent): ServiceResponse {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - Simulated Business Central</title>
        <style>
          ${new Html(stylesheet)}
        </style>
      </head>
      <body>
        <aside class="banner" aria-label="Simulation">
          This is a simulation. Nothing here is in Dynamics 365 Business Central.
        </aside>
        <header>
          <a href="/">Business Central <span>simulated</span></a>
        </header>
        <main>${main}</main>
      </body>
    </html> `;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`,
      // As the real client: its pages do not stand in foreign frames.
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    },
    body: page.text,
  };
}
