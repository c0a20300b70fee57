import { createHash } from 'node:crypto';
import type { ServiceResponse } from '../service.ts';
import { html, Html } from '../html.ts';
import { stylesheet } from './stylesheet.ts';

export type PageContent = {
  product: 'Business Central' | 'Bookings';
  title: string;
  main: Html;
  status?: number;
};

/** Where the pages of each product begin, and what it is called in full. */
const products = {
  'Business Central': { home: '/', fullName: 'Dynamics 365 Business Central' },
  Bookings: { home: '/bookings/', fullName: 'Microsoft Bookings' },
};

/** Whole, for the browser compares the hash with all that stands between the tags. */
const style = new Html(`<style>${stylesheet}</style>`);
const styleHash = createHash('sha256').update(stylesheet).digest('base64');

/** A whole page. Nothing on it runs, it takes nothing from anywhere else, and its forms lead nowhere else. */
export function layOut({ product, title, main, status = 200 }: PageContent): ServiceResponse {
  const { home, fullName } = products[product];
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - Simulated ${product}</title>
        ${style}
      </head>
      <body>
        <aside class="banner" aria-label="Simulation">
          This is a simulation. Nothing here is in ${fullName}.
        </aside>
        <header>
          <a href="${home}">${product} <span>simulated</span></a>
        </header>
        <main>${main}</main>
      </body>
    </html> `;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'self'`,
      // As the real client: its pages do not stand in foreign frames.
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    },
    body: page.text,
  };
}

/** What another site's page gets in place of one. */
export function notShown(product: PageContent['product']): ServiceResponse {
  return layOut({
    product,
    title: 'Not shown',
    status: 403,
    main: html`<h1>Not shown</h1>
      <p>This page is not shown to other sites.</p>`,
  });
}
