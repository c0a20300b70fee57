import { userKey } from '../entra/users.ts';
import { html } from '../html.ts';
import type { Context, ServiceResponse } from '../service.ts';
import type { World } from '../world.ts';

/** Addresses that the page frames or links to. */
export type HostPlaces = {
  /** `null` until the tab has an address. */
  tab: string | null;
  entra: string;
  graph: string;
  businessCentral: string;
  control: string;
  botConnector: string;
};

/** Id of the app in the organisation's catalogue. */
const appId = 'd2a1b0c9-5e6f-4a7b-8c9d-0e1f2a3b4c5d';

/** The page as the browser gets it; what moves is in `page/host.js`. */
export function hostPage(places: HostPlaces, { world }: Context): ServiceResponse {
  const [application] = world.applications.list();
  const host = {
    appId,
    appName: application?.displayName ?? '',
    places,
    users: usersOf(world),
    tenantId: world.tenants.list()[0]?.id ?? '',
  };
  const consent = `${places.entra}/organizations/adminconsent?client_id=${application?.id ?? ''}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${host.appName} | Simulated Teams</title>
        <link rel="icon" href="/page/icon.svg" />
        <link rel="stylesheet" href="/page/host.css" />
        <script type="module" src="/page/host.js"></script>
      </head>
      <body data-host="${JSON.stringify(host)}">
        <header class="title-bar">
          <p class="product" data-words="product"></p>
          <div class="choices">${choices} ${more}</div>
        </header>
        <nav class="rail">
          <a href="/" data-view="tab"> ${icon}<span>${host.appName}</span> </a>
          <a href="/?view=chat" data-view="chat">
            <b aria-hidden="true">…</b><span data-words="chat"></span>
          </a>
          ${railLink(`${places.graph}/bookings/`, 'B', 'Bookings')}
          ${railLink(places.businessCentral, 'BC', 'Business Central')}
          ${railLink(consent, 'ID', 'Entra ID')} ${railLink(places.control, '{ }', 'Control')}
        </nav>
        <main>
          <div class="app-header">
            ${icon}
            <h1>${host.appName}</h1>
          </div>
          ${stage} ${chatView}
        </main>
        <footer>
          <p data-words="notice"></p>
          <p class="said" role="status"></p>
        </footer>
      </body>
    </html>`;
  return { status: 200, headers: pageHeaders(places.tab), body: page.text };
}

const icon = html`<img src="/page/icon.svg" alt="" width="24" height="24" />`;

/** Where the frame goes, and what stands there while or because there is none. */
const stage = html`<div class="stage">
  <div class="loading" role="status" hidden><span data-words="loading"></span></div>
  <section class="failure" role="alert" hidden>
    <h2 data-words="failureTitle"></h2>
    <p class="reason"></p>
    <button type="button" class="retry" data-words="retry"></button>
  </section>
</div>`;

function railLink(href: string, sign: string, name: string) {
  return html`<a href="${href}" target="_blank" rel="noopener">
    <b aria-hidden="true">${sign}</b><span>${name}</span>
  </a>`;
}

/** The chat with the app's bot; `page/chat.js` fills it. */
const chatView = html`<section class="chat" data-state="noBot">
  <p class="none" data-words="noBot"></p>
  <div class="removed">
    <p data-words="removed"></p>
    <button type="button" data-does="install" data-words="install"></button>
  </div>
  <ol class="messages"></ol>
  <p class="notice" role="status"></p>
  <form>
    <label><span data-words="message"></span><input name="text" autocomplete="off" /></label>
    <button data-words="send"></button>
  </form>
  <p class="chat-choices">
    <button type="button" data-does="block" data-words="block"></button>
    <button type="button" data-does="unblock" data-words="unblock"></button>
    <button type="button" data-does="uninstall" data-words="uninstall"></button>
  </p>
</section>`;

const choices = ['theme', 'locale', 'user'].map(choice);

/** What is rarely tried. */
const more = html`<details class="more">
  <summary data-words="more"></summary>
  <div>
    ${['signIn', 'client', 'hostName', 'offers'].map(choice)}
    <button type="button" class="suspend" data-words="suspend"></button>
    <button type="button" class="resume" data-words="resume"></button>
    <button type="button" class="back" data-words="back"></button>
  </div>
</details>`;

function choice(name: string) {
  return html`<label
    ><span data-words="${name}"></span
    ><select name="${name}"></select
  ></label>`;
}

/** Who has a role in a booking calendar or a permission in a company has rights; others see what is missing. */
function usersOf(world: World) {
  return world.users.list().map((user) => {
    const isTheirs = ({ userId }: { userId: string }): boolean => userId === user.id;
    const hasRights = Boolean(
      world.bookingRoles.find(isTheirs) ?? world.companyPermissions.find(isTheirs),
    );
    const { id, displayName, userPrincipalName } = user;
    return { key: userKey(user), id, displayName, userPrincipalName, hasRights };
  });
}

function pageHeaders(tab: string | null): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `frame-src ${tab ?? "'none'"}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
  };
}
