// What Entra ID says when it refuses. Numbers and texts:
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
import type { Context, ServiceRequest, ServiceResponse } from '../service.ts';

export type Refusal = {
  /** AADSTS number. */
  number: number;
  /** OAuth error. */
  error: string;
  text: string;
  status?: number;
  suberror?: string;
  /** JSON of a claims challenge. */
  claims?: string;
  /** Tells the application that the person turned back. */
  subcode?: 'cancel';
};

export class EntraError extends Error {
  override name = 'EntraError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`AADSTS${refusal.number}: ${refusal.text}`);
    this.refusal = refusal;
  }
}

/** Most refusals of a grant. */
export function invalidGrant(
  number: number,
  text: string,
  more: Partial<Refusal> = {},
): EntraError {
  return new EntraError({ number, error: 'invalid_grant', text, ...more });
}

export function missingParameter(name: string): EntraError {
  return new EntraError({
    number: 900144,
    error: 'invalid_request',
    text: `The request body must contain the following parameter: '${name}'.`,
  });
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow#error-response-example */
export function errorResponse(
  error: EntraError,
  { request, context }: { request: ServiceRequest; context: Context },
): ServiceResponse {
  const body = describeError(error, context, correlationIdOf(request));
  return {
    status: error.refusal.status ?? 400,
    headers: { 'cache-control': 'no-store, no-cache', 'x-ms-request-id': body.trace_id },
    body,
  };
}

/** What is told of an error, with the ids by which Microsoft's support would find it. */
export function describeError(
  { message, refusal }: EntraError,
  { now, random }: Pick<Context, 'now' | 'random'>,
  correlationId = random.guid(),
) {
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const traceId = random.guid();
  const trail = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return {
    error: refusal.error,
    error_description: `${message} ${trail}`,
    error_codes: [refusal.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.number}`,
    ...(refusal.suberror && { suberror: refusal.suberror }),
    ...(refusal.claims && { claims: refusal.claims }),
  };
}

/** Callers may name their request, in a header, the query or the body. */
function correlationIdOf({ headers, url, body }: ServiceRequest): string | undefined {
  const given =
    headers['client-request-id'] ??
    url.searchParams.get('client-request-id') ??
    new URLSearchParams(body.toString('utf8')).get('client-request-id');
  return given !== null && /^[\da-f-]{36}$/i.test(given) ? given.toLowerCase() : undefined;
}

/** What Entra ID, or the gateway in front of it, says for an error it was told to answer. */
export function refuse(fault: { status: number; code?: string | undefined }): ServiceResponse {
  const isConsent = fault.code === 'consent_required';
  const said = isConsent ? withdrawn : (usual[fault.status] ?? transient);
  return {
    status: fault.status,
    headers: { 'cache-control': 'no-store, no-cache' },
    body: {
      ...(isConsent && { suberror: fault.code }),
      error: isConsent ? said.error : (fault.code ?? said.error),
      error_description: `AADSTS${said.number}: ${said.text}`,
      error_codes: [said.number],
    },
  };
}

type Said = Pick<Refusal, 'number' | 'error' | 'text'>;

/** The consent was taken back since the last token. */
const withdrawn: Said = {
  number: 65001,
  error: 'invalid_grant',
  text: 'The user or administrator has not consented to use the application.',
};

const transient: Said = {
  number: 90033,
  error: 'temporarily_unavailable',
  text: 'A transient error has occurred. Please try again.',
};

const usual: Record<number, Said> = {
  400: {
    number: 9002313,
    error: 'invalid_request',
    text: 'Invalid request. Request is malformed or invalid.',
  },
  401: {
    number: 7000215,
    error: 'invalid_client',
    text: 'Invalid client secret provided.',
  },
  429: {
    number: 90055,
    error: 'temporarily_unavailable',
    text: 'There are too many incoming requests.',
  },
  500: { number: 90006, error: 'server_error', text: 'The service is temporarily unavailable.' },
  504: {
    number: 90012,
    error: 'temporarily_unavailable',
    text: 'The request has timed out.',
  },
};
