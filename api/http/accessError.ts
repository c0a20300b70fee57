export type AccessErrorCode =
  | 'consentRequired'
  | 'interactionRequired'
  | 'bookingsAccessDenied'
  | 'businessCentralAccessDenied'
  | 'tokenInvalid';

export type MissingAccess = {
  code: AccessErrorCode;
  service: 'bookings' | 'businessCentral' | null;
  /** JSON of a claims challenge, to be handed on to `getAuthToken`. */
  claims?: string | null;
  /** Where an administrator consents for the whole organisation. */
  consentUrl?: string | null;
  suberror?: string | null;
};

/** The person lacks a right, a consent or a fresh sign-in. Not a fault: they are told what to do. */
export class AccessError extends Error {
  override name = 'AccessError';
  readonly code: AccessErrorCode;
  readonly service: 'bookings' | 'businessCentral' | null;
  readonly claims: string | null;
  readonly consentUrl: string | null;
  readonly suberror: string | null;

  constructor(message: string, missing: MissingAccess) {
    super(message);
    this.code = missing.code;
    this.service = missing.service;
    this.claims = missing.claims ?? null;
    this.consentUrl = missing.consentUrl ?? null;
    this.suberror = missing.suberror ?? null;
  }
}
