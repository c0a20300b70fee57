// The last word on every failed request: a stable code, a sentence, the request's id, and nothing else.
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { ErrorBody, ErrorCode, ErrorDetails } from '../contract/errors.ts';
import { AccessError } from '../http/accessError.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { withoutContent } from '../http/withoutContent.ts';
import { TokenError } from '../identity/verifyToken.ts';
import { ApiError, statusOf } from './apiError.ts';

/** Express knows an error handler by its four parameters. */
export function errorHandler(logger: Logger) {
  // eslint-disable-next-line max-params -- Express counts them.
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const refusal = refusalOf(error);
    const requestId = String(response.locals['requestId']);
    // The operation and not the path, which may hold addresses of people.
    const operation: unknown = response.locals['operation'] ?? null;
    const log = { requestId, code: refusal.code, method: request.method, operation };
    if (refusal.code === 'internal') logger.error({ ...log, err: withoutContent(error) }, 'failed');
    else logger.info(log, 'refused');
    if (response.headersSent) {
      next(error);
      return;
    }
    const { code, message, details } = refusal;
    if (code.startsWith('token') || code === 'scopeMissing' || code === 'tenantNotAllowed') {
      response.set('www-authenticate', 'Bearer');
    }
    if (details?.retryAfterSeconds !== undefined) {
      response.set('retry-after', String(details.retryAfterSeconds));
    }
    const body: ErrorBody = { error: { code, message, requestId, ...(details && { details }) } };
    response.status(statusOf[code]).json(body);
  };
}

type Refusal = { code: ErrorCode; message: string; details: ErrorDetails | undefined };

function refusalOf(error: unknown): Refusal {
  if (error instanceof ApiError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  if (error instanceof TokenError) {
    return { code: error.code, message: error.message, details: undefined };
  }
  if (error instanceof AccessError) return ofAccess(error);
  if (error instanceof UpstreamError) return ofUpstream(error);
  const unreadable = ofUnreadable(error);
  if (unreadable) return unreadable;
  return {
    code: 'internal',
    message:
      'Something went wrong on our side. Nothing was changed by this request as far as we know.',
    details: undefined,
  };
}

function ofAccess({ code, message, service, claims, consentUrl }: AccessError): Refusal {
  return {
    code,
    message,
    details: {
      ...(service && { service }),
      ...(claims && { claims }),
      ...(consentUrl && { consentUrl }),
    },
  };
}

const unavailable = {
  bookings: 'bookingsUnavailable',
  businessCentral: 'businessCentralUnavailable',
  identity: 'identityUnavailable',
  // No request waits for Teams: what the bot writes goes out by the queue.
  teams: 'internal',
} as const;

function ofUpstream({ service, message, retryAfterMs }: UpstreamError): Refusal {
  return {
    code: unavailable[service],
    message,
    details: retryAfterMs === null ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) },
  };
}

/** What Express itself refuses, by the client's fault: a body or an address that cannot be read. */
function ofUnreadable(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  const { status } = error;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  const message = ('type' in error && sentences.get(error.type)) || 'The request cannot be read.';
  return { code: 'invalidRequest', message, details: { fields: [{ path: '', message }] } };
}

const sentences = new Map<unknown, string>([
  ['entity.too.large', 'The body is too large.'],
  ['entity.parse.failed', 'The body is not valid JSON.'],
  ['encoding.unsupported', 'The body is in an encoding that is not read here.'],
  ['charset.unsupported', 'The body is in a character set that is not read here.'],
]);
