// Graph's way to say no.
// https://learn.microsoft.com/graph/errors

/** Thrown by an operation, and answered in Graph's shape. */
export class GraphError extends Error {
  override name = 'GraphError';
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    { message, headers = {} }: { message: string; headers?: Record<string, string> },
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', { message });
}

/** Exchange's answer to a parameter that it cannot use. */
export function invalidRequest(message: string): GraphError {
  return new GraphError(400, 'ErrorInvalidRequest', { message });
}

export function accessDenied(): GraphError {
  const message = 'Access is denied. Check credentials and try again.';
  return new GraphError(403, 'ErrorAccessDenied', { message });
}

/** What the service says to much that it does not like: https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/3761 */
export function unknownError(): GraphError {
  return new GraphError(500, 'UnknownError', { message: '' });
}

export function itemNotFound(): GraphError {
  const message = 'The specified object was not found in the store.';
  return new GraphError(404, 'ErrorItemNotFound', { message });
}

export function invalidToken(message: string): GraphError {
  const challenge = `Bearer realm="", authorization_uri="${authorizationUri}"`;
  return new GraphError(401, 'InvalidAuthenticationToken', {
    message,
    headers: { 'www-authenticate': challenge },
  });
}

/**
 * Continuous access evaluation: the token is good, but the user has to sign in again.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function insufficientClaims(notBefore = 1): GraphError {
  const wanted = { access_token: { nbf: { essential: true, value: String(notBefore) } } };
  const claims = Buffer.from(JSON.stringify(wanted)).toString('base64');
  const challenge =
    `Bearer realm="", authorization_uri="${authorizationUri}", ` +
    `error="insufficient_claims", claims="${claims}"`;
  return new GraphError(401, 'InvalidAuthenticationToken', {
    message:
      'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
    headers: { 'www-authenticate': challenge },
  });
}

const authorizationUri = 'https://login.microsoftonline.com/common/oauth2/authorize';

/** An error that the service was told to answer. Code `insufficient_claims` asks for a claims challenge. */
export function errorToAnswer({
  status,
  code,
}: {
  status: number;
  code?: string | undefined;
}): GraphError {
  if (status === 401) {
    return code === 'insufficient_claims'
      ? insufficientClaims()
      : invalidToken('Access token validation failure.');
  }
  const [usualCode, message] = usual[status] ?? ['UnknownError', ''];
  return new GraphError(status, code ?? usualCode, { message });
}

const usual: Record<number, [code: string, message: string]> = {
  400: ['BadRequest', 'The request is invalid.'],
  403: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  404: ['ErrorItemNotFound', 'The specified object was not found in the store.'],
  416: ['ErrorExceededFindCountLimit', 'The request returned too many results.'],
  429: ['ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'],
  500: ['UnknownError', ''],
  502: ['BadGateway', 'Failed to execute backend request.'],
  503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
  504: ['GatewayTimeout', 'The operation timed out.'],
};
