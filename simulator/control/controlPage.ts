import { html } from '../html.ts';
import type { ServiceResponse } from '../service.ts';
import type { Operation } from './operation.ts';

/** A page that says what the control address can do. */
export function controlPage(operations: Operation[]): ServiceResponse {
  const rows = operations.map(
    ({ method, path, summary }) => html`
      <tr>
        <th scope="row"><code>${method} ${path}</code></th>
        <td>${summary}</td>
      </tr>
    `,
  );
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Control of the simulator</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>Control of the simulator</h1>
          <p>
            Look into the simulated services and move them. JSON in and out. Begin with
            <a href="/world"><code>GET /world</code></a
            >.
          </p>
          <table>
            ${rows}
          </table>
        </main>
      </body>
    </html>`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    },
    body: page.text,
  };
}

const style = html`
  :root { color-scheme: light dark; } body { margin: 0 auto; max-width: 960px; padding: 24px; font:
  15px/1.5 'Segoe UI', system-ui, sans-serif; } table { border-collapse: collapse; } th, td {
  padding: 8px 16px 8px 0; border-top: 1px solid #8884; text-align: left; vertical-align: top;
  font-weight: normal; } code { overflow-wrap: anywhere; } @media (min-width: 900px) { th code {
  white-space: nowrap; } }
`;
