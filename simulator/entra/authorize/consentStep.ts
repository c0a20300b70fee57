// What may the application do? https://learn.microsoft.com/entra/identity-platform/application-consent-experience
import { html, type Html } from '../../html.ts';
import type { ServiceResponse } from '../../service.ts';
import type { World } from '../../world.ts';
import { consentedScopes, grantUserConsent } from '../consent.ts';
import { consentPage } from '../consentPage.ts';
import { EntraError } from '../errors.ts';
import { permissionItem } from '../permissionItem.ts';
import type { MicrosoftResource, User } from '../records.ts';
import { requireMicrosoft } from '../userTokens.ts';
import { declined } from './declined.ts';
import type { Scene } from './scene.ts';

type Wanted = { resource: MicrosoftResource; scopes: string[] };

/** The page that asks, or nothing where all is allowed. Throws where the person declines, or cannot be asked. */
export function settleConsent(user: User, scene: Scene): ServiceResponse | undefined {
  const { asked, answers, context } = scene;
  const answer = answers.get('consent');
  if (answer === 'decline') throw declined();
  if (answer === 'unapproved') throw needsAdministrator();
  const wanted = wantedPermissions(scene);
  const isSettled = wanted.every((each) => isConsented(each, user, scene));
  const mustAsk = !isSettled || asked.prompt === 'consent';
  if (!mustAsk) return undefined;
  if (asked.prompt === 'none') throw consentMissing(scene);
  if (context.world.tenants.get(user.tenantId)?.usersMayNotConsent) {
    return isSettled ? undefined : approvalPage(user, scene);
  }
  if (answer !== 'accept') return questionPage(user, wanted, scene);
  for (const { resource, scopes } of wanted) {
    const question = { tenantId: user.tenantId, userId: user.id, clientId: asked.application.id };
    grantUserConsent(context.world, { ...question, resource }, scopes);
  }
  return undefined;
}

/**
 * "The `.default` scope … is a reference to the permissions configured on the application registration."
 * https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope
 */
function wantedPermissions({ asked: { requested, application } }: Scene): Wanted[] {
  if (!requested.isDefault) {
    return [{ resource: requireMicrosoft(requested, application), scopes: requested.scopes }];
  }
  return application.requiredPermissions.filter(({ scopes }) => scopes.length > 0);
}

function isConsented({ resource, scopes }: Wanted, user: User, scene: Scene): boolean {
  const world: World = scene.context.world;
  const clientId = scene.asked.application.id;
  const given = consentedScopes(world, {
    tenantId: user.tenantId,
    userId: user.id,
    clientId,
    resource,
  });
  return scopes.every((scope) => given.includes(scope));
}

function questionPage(user: User, wanted: Wanted[], { asked, answers }: Scene): ServiceResponse {
  const content = html`
    <p>${user.userPrincipalName}</p>
    <p>${asked.application.displayName} would like to:</p>
    <ul>
      ${wanted.flatMap(({ resource, scopes }) =>
        scopes.map((scope) => permissionItem(resource, scope, 'as the signed-in user')),
      )}
    </ul>
    <form method="post">
      ${answered(user, answers)}
      <button name="consent" value="decline">Cancel</button>
      <button name="consent" value="accept" class="primary">Accept</button>
    </form>
  `;
  return consentPage(200, { title: 'Permissions requested', content, sendsTo: asked.redirectUri });
}

/** https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent */
function approvalPage(user: User, { asked, answers }: Scene): ServiceResponse {
  const content = html`
    <p>
      ${asked.application.displayName} needs permission to access resources in your organisation
      that only an admin can grant. Please ask an admin to grant permission to this app before you
      can use it.
    </p>
    <form method="post">
      ${answered(user, answers)}
      <button name="consent" value="unapproved">
        Return to the application without granting consent
      </button>
    </form>
  `;
  return consentPage(200, { title: 'Need admin approval', content, sendsTo: asked.redirectUri });
}

function answered(user: User, answers: URLSearchParams): Html {
  return html`<input type="hidden" name="user" value="${user.id}" />
    <input type="hidden" name="proof" value="${answers.get('proof') ?? ''}" />`;
}

function needsAdministrator(): EntraError {
  return new EntraError({
    number: 90094,
    error: 'access_denied',
    text: 'An administrator of the organisation has set a policy that prevents you from granting the application the permissions it is requesting.',
  });
}

function consentMissing({ asked: { application } }: Scene): EntraError {
  return new EntraError({
    number: 65001,
    error: 'interaction_required',
    text: `The user or administrator has not consented to use the application with ID '${application.id}' named '${application.displayName}'. Send an interactive authorization request for this user and resource.`,
    suberror: 'consent_required',
  });
}
