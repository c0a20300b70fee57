import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import type { SignedInUser } from '../domain/user.ts';
import { AccessError } from '../http/accessError.ts';
import type { RemoteResource } from '../http/accessTokens.ts';
import { realOrigins } from '../http/origins.ts';
import { UpstreamError } from '../http/upstreamError.ts';

export type FailedAttempt = {
  user: SignedInUser;
  resource: RemoteResource;
  clientId: string;
  /** Claims that the token endpoint asked for. */
  claims: string | null;
};

/**
 * What a refusal of the token endpoint means to us. Decided by `error` and `suberror`, for Microsoft may change the
 * AADSTS numbers: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function translateMsalError(error: unknown, attempt: FailedAttempt): unknown {
  const { user, resource, clientId, claims } = attempt;
  if (!(error instanceof AuthError)) return error;
  const service = resource === 'graph' ? 'bookings' : 'businessCentral';
  const suberror = error.subError || null;
  if (error instanceof InteractionRequiredAuthError || claims !== null) {
    if (suberror === 'consent_required' || error.errorCode === 'consent_required') {
      const consentUrl = adminConsentUrl(user.tenantId, clientId);
      const message = 'Nobody has consented yet to what the application needs';
      return new AccessError(message, { code: 'consentRequired', service, suberror, consentUrl });
    }
    const message = 'Entra ID asks for a sign-in at the screen';
    return new AccessError(message, { code: 'interactionRequired', service, suberror, claims });
  }
  if (error instanceof ServerError && error.errorCode === 'invalid_grant') {
    const [code, message] =
      user.assertion === null
        ? (['interactionRequired', 'Entra ID no longer takes the stored sign-in'] as const)
        : (['tokenInvalid', 'Entra ID does not take the token that was sent'] as const);
    return new AccessError(message, { code, service, suberror });
  }
  return refusedByEntra(error);
}

/** Wrong secret, unknown scope and the like: somebody has to put the application's registration right. */
function refusedByEntra(error: AuthError): UpstreamError {
  // Without the description, which can name the user.
  const number = /\bAADSTS\d+\b/.exec(error.errorMessage)?.[0];
  const code = number === undefined ? error.errorCode : `${error.errorCode}, ${number}`;
  return new UpstreamError(`Microsoft Entra ID refused to give a token (${code})`, {
    service: 'identity',
    status: null,
    code: error.errorCode,
    requestId: error.correlationId || null,
    outcome: 'notDone',
  });
}

/**
 * Asks for everything that the registration names, for Graph and Business Central at once.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent
 */
function adminConsentUrl(tenantId: string, clientId: string): string {
  return `${realOrigins.entra}/${tenantId}/adminconsent?client_id=${encodeURIComponent(clientId)}`;
}
