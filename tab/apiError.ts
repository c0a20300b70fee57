import type { ErrorCode, ErrorDetails } from '../api/contract/errors.ts';

/** What the API says, and what can happen before it says anything. */
export type TabErrorCode = ErrorCode | 'unreachable' | 'timedOut' | 'signInFailed' | 'unreadable';

/** A request that failed, in a form that the tab has words for. */
export class ApiError extends Error {
  readonly code: TabErrorCode;
  readonly details: ErrorDetails;
  readonly requestId: string;

  constructor(code: TabErrorCode, { details = {}, requestId = '' }: Partial<Refusal> = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
    this.requestId = requestId;
  }
}

type Refusal = { details: ErrorDetails; requestId: string };

const passing: ReadonlySet<TabErrorCode> = new Set([
  'unreachable',
  'timedOut',
  'tokenExpired',
  'bookingsUnavailable',
  'businessCentralUnavailable',
  'identityUnavailable',
]);

/** Whether the same request may well succeed a moment later. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiError && passing.has(error.code);
}

/** Anything that was thrown, as an error that the tab has words for. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('unreadable');
}
