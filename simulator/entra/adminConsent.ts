// The page on which an administrator consents for everyone.
// https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent
import { isCrossSite } from '../crossSite.ts';
import { html, type Html } from '../html.ts';
import type { Handler, ServiceRequest } from '../service.ts';
import type { World } from '../world.ts';
import { grantAdminConsent } from './consent.ts';
import { consentPage } from './consentPage.ts';
import { EntraError } from './errors.ts';
import type { Application, RequiredPermission, Tenant } from './records.ts';
import { findTenant, isShared } from './tenant.ts';

/** `/{tenant}/adminconsent`: shows what is asked for, and grants it when the form is sent. */
export function adminConsent(tenantName: string): Handler {
  return (request, { world }) => {
    try {
      return answer(request, { world, tenant: tenantOf(world, tenantName) });
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      return consentPage(400, {
        title: 'Sorry, but we’re having trouble with signing you in.',
        content: html`<p>${error.message}</p>`,
      });
    }
  };
}

type Scene = { world: World; tenant: Tenant };

function answer(request: ServiceRequest, { world, tenant }: Scene) {
  const application = applicationOf(request, world);
  const title = `${application.displayName} at ${tenant.displayName}`;
  if (request.method === 'GET') {
    return consentPage(200, { title, content: question(application) });
  }
  if (request.method !== 'POST' || isCrossSite(request)) {
    return consentPage(403, { title, content: html`<p>Open this page itself to consent.</p>` });
  }
  const accepted = new URLSearchParams(request.body.toString('utf8')).get('answer') === 'accept';
  if (accepted) grantAdminConsent(world, tenant.id, application);
  const done = accepted
    ? html`<p role="status">
        Consent is given for everyone. Close this page and try again in Teams.
      </p>`
    : html`<p role="status">Nothing was changed. You can close this page.</p>`;
  return consentPage(200, { title, content: done });
}

/** The administrator of a shared address is the one of the first tenant. */
function tenantOf(world: World, name: string): Tenant {
  const [first] = world.tenants.list();
  return isShared(name) && first ? first : findTenant(world, name);
}

function applicationOf({ url }: ServiceRequest, world: World): Application {
  const clientId = url.searchParams.get('client_id') ?? '';
  const application = world.applications.get(clientId.toLowerCase());
  if (!application) {
    throw new EntraError({
      number: 700016,
      error: 'unauthorized_client',
      text: `Application with identifier '${clientId}' was not found in the directory.`,
    });
  }
  const redirect = url.searchParams.get('redirect_uri');
  if (redirect === null) return application;
  // None is registered.
  throw new EntraError({
    number: 50011,
    error: 'invalid_request',
    text: `The redirect URI '${redirect}' specified in the request does not match the redirect URIs configured for the application '${application.id}'.`,
  });
}

const resourceNames = {
  graph: 'Microsoft Graph',
  businessCentral: 'Dynamics 365 Business Central',
};

function question({ requiredPermissions }: Application): Html {
  return html`
    <p>Permissions requested. Review for your organisation:</p>
    <ul>
      ${requiredPermissions.flatMap(permissionItems)}
    </ul>
    <p>
      If you accept, this app will get access to these resources for everyone in your organisation.
    </p>
    <form method="post">
      <button name="answer" value="cancel">Cancel</button>
      <button name="answer" value="accept" class="primary">Accept</button>
    </form>
  `;
}

function permissionItems({ resource, scopes, roles }: RequiredPermission): Html[] {
  const name = resourceNames[resource];
  return [
    ...scopes.map((scope) => html`<li>${name}: <code>${scope}</code> as the signed-in user</li>`),
    ...roles.map((role) => html`<li>${name}: <code>${role}</code> without a user</li>`),
  ];
}
