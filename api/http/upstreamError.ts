/** A remote service as a user knows it. */
export type UpstreamService = 'bookings' | 'businessCentral' | 'identity' | 'teams';

export type UpstreamFailure = {
  service: UpstreamService;
  /** HTTP status, or `null` where no answer came. */
  status: number | null;
  /** The service's own code, or one of ours where it gave none. */
  code: string | null;
  requestId: string | null;
  /** Whether the service certainly did nothing, or may have done what it was asked. */
  outcome: 'notDone' | 'unknown';
  retryAfterMs?: number | null;
  cause?: unknown;
};

/** A remote service failed, or cannot be understood. The message is a sentence without personal data. */
export class UpstreamError extends Error {
  override name = 'UpstreamError';
  readonly service: UpstreamService;
  readonly status: number | null;
  readonly code: string | null;
  readonly requestId: string | null;
  readonly outcome: 'notDone' | 'unknown';
  readonly retryAfterMs: number | null;

  constructor(message: string, failure: UpstreamFailure) {
    super(message, { cause: failure.cause });
    this.service = failure.service;
    this.status = failure.status;
    this.code = failure.code;
    this.requestId = failure.requestId;
    this.outcome = failure.outcome;
    this.retryAfterMs = failure.retryAfterMs ?? null;
  }
}

const serviceNames: Record<UpstreamService, string> = {
  bookings: 'Microsoft Bookings',
  businessCentral: 'Business Central',
  identity: 'Microsoft Entra ID',
  teams: 'Microsoft Teams',
};

/** What the service is called in sentences. */
export function serviceName(service: UpstreamService): string {
  return serviceNames[service];
}
