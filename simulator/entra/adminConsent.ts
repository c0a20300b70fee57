// The page on which an administrator consents for everyone.
// https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent
import { isCrossSite } from '../crossSite.ts';
import { html, type Html } from '../html.ts';
import type { Context, Handler, ServiceRequest, ServiceResponse } from '../service.ts';
import type { World } from '../world.ts';
import { findApplication } from './client.ts';
import { grantAdminConsent } from './consent.ts';
import { consentPage, errorPage } from './consentPage.ts';
import { describeError, EntraError } from './errors.ts';
import { permissionItem } from './permissionItem.ts';
import type { Application, RequiredPermission, Tenant } from './records.ts';
import { addParameters, requireRedirectUri } from './redirectUris.ts';
import { findTenant, isShared } from './tenant.ts';

/** `/{tenant}/adminconsent`: shows what is asked for, and grants it when the form is sent. */
export function adminConsent(tenantName: string): Handler {
  return (request, context) => {
    try {
      return answer(request, { context, tenant: tenantOf(context.world, tenantName) });
    } catch (error) {
      if (error instanceof EntraError) return errorPage(error);
      throw error;
    }
  };
}

type Scene = { context: Context; tenant: Tenant };

function answer(request: ServiceRequest, { context, tenant }: Scene): ServiceResponse {
  const query = request.url.searchParams;
  const application = findApplication(query.get('client_id') ?? '', context.world);
  const wanted = query.get('redirect_uri');
  const sendsTo = wanted === null ? undefined : requireRedirectUri(wanted, application);
  const title = `${application.displayName} at ${tenant.displayName}`;
  if (request.method === 'GET') {
    const content = question(application);
    return consentPage(200, { title, content, ...(sendsTo !== undefined && { sendsTo }) });
  }
  if (request.method !== 'POST' || isCrossSite(request)) {
    return consentPage(403, { title, content: html`<p>Open this page itself to consent.</p>` });
  }
  const accepted = new URLSearchParams(request.body.toString('utf8')).get('answer') === 'accept';
  if (accepted) grantAdminConsent(context.world, tenant.id, application);
  if (sendsTo !== undefined) return sendBack(sendsTo, { accepted, query, tenant, context });
  const done = accepted
    ? html`<p role="status">
        Consent is given for everyone. Close this page and try again in Teams.
      </p>`
    : html`<p role="status">Nothing was changed. You can close this page.</p>`;
  return consentPage(200, { title, content: done });
}

type Answer = Scene & { accepted: boolean; query: URLSearchParams };

/** https://learn.microsoft.com/entra/identity-platform/v2-admin-consent#successful-response */
function sendBack(uri: string, { accepted, query, tenant, context }: Answer): ServiceResponse {
  const state = query.get('state');
  const scope = query.get('scope');
  const { error, error_description } = describeError(denied, context);
  const location = addParameters(uri, {
    ...(accepted ? {} : { error, error_description }),
    admin_consent: 'True',
    tenant: tenant.id,
    ...(state !== null && { state }),
    ...(accepted && scope !== null && { scope }),
  });
  return { status: 302, headers: { location, 'cache-control': 'no-store' } };
}

const denied = new EntraError({
  number: 65004,
  error: 'consent_required',
  text: 'The resource owner or authorization server denied the request.',
});

/** The administrator of a shared address is the one of the first tenant. */
function tenantOf(world: World, name: string): Tenant {
  const [first] = world.tenants.list();
  return isShared(name) && first ? first : findTenant(world, name);
}

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
  return [
    ...scopes.map((scope) => permissionItem(resource, scope, 'as the signed-in user')),
    ...roles.map((role) => permissionItem(resource, role, 'without a user')),
  ];
}
