import type { ErrorCode, ErrorDetails } from '../contract/errors.ts';

/** A request that is refused, in the words of the contract. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, details?: ErrorDetails) {
    super(message);
    this.code = code;
    this.status = statusOf[code];
    this.details = details;
  }
}

/** The status of every code, in one place. */
export const statusOf: Record<ErrorCode, number> = {
  tokenMissing: 401,
  tokenInvalid: 401,
  tokenExpired: 401,
  tenantNotAllowed: 401,
  tokenNotForUser: 401,
  scopeMissing: 401,
  roleMissing: 403,
  consentRequired: 403,
  interactionRequired: 403,
  bookingsAccessDenied: 403,
  businessCentralAccessDenied: 403,
  notFound: 404,
  invalidRequest: 400,
  idempotencyKeyMissing: 400,
  idempotencyKeyReused: 422,
  preconditionRequired: 428,
  preconditionFailed: 412,
  bookingBusinessInUse: 409,
  itemNotService: 422,
  previewExpired: 409,
  previewChanged: 409,
  confirmationRequired: 409,
  nothingToInvoice: 409,
  bookingClaimed: 409,
  invoiceRunNotFinished: 409,
  bookingsUnavailable: 503,
  businessCentralUnavailable: 503,
  identityUnavailable: 503,
  tooManyRequests: 429,
  internal: 500,
};

/** What is not there, or belongs to another organisation: the answer is the same for both. */
export function notFound(what: string): ApiError {
  return new ApiError('notFound', `There is no such ${what}.`);
}
