// Where an application sends a person to sign in. Each page of it posts to the address of the request, with what the
// person has answered so far.
import { isCrossSite } from '../../crossSite.ts';
import { html } from '../../html.ts';
import type { Context, Handler, ServiceRequest, ServiceResponse } from '../../service.ts';
import { consentPage, errorPage } from '../consentPage.ts';
import { EntraError } from '../errors.ts';
import type { Session, User } from '../records.ts';
import { continueSession, satisfyPolicies } from '../sessions.ts';
import { needsStepUp, policyOf, stepUpRequired } from '../stepUp.ts';
import { findTenant, isShared } from '../tenant.ts';
import { issueCode } from './authorizationCode.ts';
import { readAuthorizeRequest, readReturnAddress } from './authorizeRequest.ts';
import { settleConsent } from './consentStep.ts';
import type { Scene } from './scene.ts';
import { sendBack, sendBackError } from './sendBack.ts';
import { signIn } from './signInStep.ts';
import { signedInCookie } from './signedIn.ts';
import { stepUpPage } from './stepUpPage.ts';

/** `/{tenant}/oauth2/v2.0/authorize` */
export function authorizeEndpoint(tenantName: string): Handler {
  return (request, context) => {
    try {
      return begin(tenantName, request, context);
    } catch (error) {
      if (error instanceof EntraError) return errorPage(error);
      throw error;
    }
  };
}

function begin(tenantName: string, request: ServiceRequest, context: Context): ServiceResponse {
  const query = request.url.searchParams;
  const tenant = isShared(tenantName) ? null : findTenant(context.world, tenantName);
  const address = readReturnAddress(query, context.world);
  if (request.method === 'POST' && isCrossSite(request)) {
    const content = html`<p>Open this page itself to sign in.</p>`;
    return consentPage(403, { title: 'Sign in', content });
  }
  const answers = new URLSearchParams(request.method === 'POST' ? request.body.toString() : '');
  try {
    const asked = readAuthorizeRequest(query, address);
    return proceed({ asked, tenant, request, answers, context });
  } catch (error) {
    if (error instanceof EntraError) return sendBackError(address, error, context);
    throw error;
  }
}

/** Asks the person for what is missing, one page at a time, and sends the code when nothing is. */
function proceed(scene: Scene): ServiceResponse {
  const { asked, context, request } = scene;
  const signedIn = signIn(scene);
  if ('page' in signedIn) return signedIn.page;
  const { user } = signedIn;
  const proven = stepUp(user, scene);
  if ('page' in proven) return proven.page;
  const unsettled = settleConsent(user, scene);
  if (unsettled) return unsettled;
  const { session } = proven;
  const response = sendBack(asked, {
    code: issueCode(asked, session, context).id,
    ...(request.url.searchParams.get('client_info') === '1' && {
      client_info: Buffer.from(JSON.stringify({ uid: user.id, utid: user.tenantId })).toString(
        'base64url',
      ),
    }),
    session_state: session.id,
  });
  const cookie = { 'set-cookie': signedInCookie(user, context) };
  return { ...response, headers: { ...response.headers, ...cookie } };
}

/** Conditional access: where more than a password is needed, the person is asked at once. */
function stepUp(user: User, scene: Scene): { page: ServiceResponse } | { session: Session } {
  const { asked, answers, context } = scene;
  const { resource } = asked.requested;
  const session = continueSession(user, asked.application.id, context);
  const open = asked.claims.policyIds.filter((id) => !session.satisfiedPolicies.includes(id));
  if (needsStepUp(user, session, resource)) open.push(policyOf(resource));
  if (open.length === 0) return { session };
  if (asked.prompt === 'none') throw stepUpRequired(resource);
  if (answers.get('proof') !== 'approved') return { page: stepUpPage(user, asked) };
  return { session: satisfyPolicies(session, open, context) };
}
