// Who is it? There are no passwords in the simulation: a person is chosen from a list.
import { html } from '../../html.ts';
import type { ServiceResponse } from '../../service.ts';
import { consentPage } from '../consentPage.ts';
import { EntraError } from '../errors.ts';
import type { User } from '../records.ts';
import { findUser, requireEnabled } from '../users.ts';
import { declined } from './declined.ts';
import type { Scene } from './scene.ts';
import { signedInUser } from './signedIn.ts';

/** The person, or the page that asks. With `prompt=none` it throws in place of asking. */
export function signIn(scene: Scene): { user: User } | { page: ServiceResponse } {
  const { asked, answers } = scene;
  if (answers.get('user') === '') throw declined();
  const user = chosenUser(scene);
  if (!user) {
    if (asked.prompt === 'none') throw nobodySignedIn();
    return { page: signInPage(scene) };
  }
  try {
    requireEnabled(user);
    return { user };
  } catch (error) {
    if (!(error instanceof EntraError) || asked.prompt === 'none') throw error;
    return { page: signInPage(scene, error.message) };
  }
}

/** https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-the-sign-in-request on `prompt`. */
function chosenUser(scene: Scene): User | undefined {
  const { asked, answers, request, context } = scene;
  const people = peopleOf(scene);
  const answered = answers.get('user');
  if (answered !== null) return people.find(({ id }) => id === answered);
  if (asked.prompt === 'login' || asked.prompt === 'select_account') return undefined;
  const current = signedInUser(request, context);
  const hinted = asked.loginHint === null || hintedUser(scene)?.id === current?.id;
  return hinted ? people.find(({ id }) => id === current?.id) : undefined;
}

function hintedUser({ asked, context }: Scene): User | undefined {
  return asked.loginHint === null ? undefined : findUser(context.world, asked.loginHint);
}

function peopleOf({ tenant, context: { world } }: Scene): User[] {
  return world.users.filter(({ tenantId }) => tenant === null || tenantId === tenant.id);
}

function nobodySignedIn(): EntraError {
  return new EntraError({
    number: 50058,
    error: 'login_required',
    text: 'Session information is not sufficient for single-sign-on.',
  });
}

function signInPage(scene: Scene, problem?: string): ServiceResponse {
  const { asked } = scene;
  const hinted = hintedUser(scene);
  const people = peopleOf(scene).toSorted(
    (a, b) => Number(b.id === hinted?.id) - Number(a.id === hinted?.id),
  );
  const content = html`
    ${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}
    <p>to continue to ${asked.application.displayName}</p>
    <form method="post" class="people">
      ${people.map(
        ({ id, displayName, userPrincipalName }) =>
          html`<button name="user" value="${id}" class="${id === hinted?.id ? 'primary' : ''}">
            ${displayName}<br /><small>${userPrincipalName}</small>
          </button>`,
      )}
      <button name="user" value="">Cancel</button>
    </form>
  `;
  return consentPage(200, { title: 'Pick an account', content, sendsTo: asked.redirectUri });
}
