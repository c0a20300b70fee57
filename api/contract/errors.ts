import { z } from 'zod';

/**
 * Every way a request can be refused. The tab turns a code into a sentence and never reads `message`.
 * A code is never renamed: clients branch on it.
 */
export const errorCodes = [
  'tokenMissing',
  'tokenInvalid',
  'tokenExpired',
  'tenantNotAllowed',
  'tokenNotForUser',
  'scopeMissing',
  'roleMissing',
  'consentRequired',
  'interactionRequired',
  'bookingsAccessDenied',
  'businessCentralAccessDenied',
  'notFound',
  'invalidRequest',
  'idempotencyKeyMissing',
  'idempotencyKeyReused',
  'preconditionRequired',
  'preconditionFailed',
  'bookingBusinessInUse',
  'itemNotService',
  'previewExpired',
  'previewChanged',
  'confirmationRequired',
  'nothingToInvoice',
  'bookingClaimed',
  'invoiceRunNotFinished',
  'bookingsUnavailable',
  'businessCentralUnavailable',
  'identityUnavailable',
  'tooManyRequests',
  'internal',
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** Which remote service a refusal is about. */
export const RemoteService = z.enum(['bookings', 'businessCentral']);
export type RemoteService = z.infer<typeof RemoteService>;

/** What a client needs beyond the code to help the person at the screen. */
export const ErrorDetails = z.object({
  /** Fields of the request that broke the contract: path in dots, sentence in English. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  service: RemoteService.optional(),
  /** Claims challenge of Entra, to be handed to `getAuthToken`. */
  claims: z.string().optional(),
  /** Where an administrator grants consent for the whole organisation. */
  consentUrl: z.string().optional(),
  /** Confirmation codes that the request has to repeat. */
  confirmations: z.array(z.string()).optional(),
  retryAfterSeconds: z.number().optional(),
});
export type ErrorDetails = z.infer<typeof ErrorDetails>;

export const ErrorBody = z.object({
  error: z.object({
    code: ErrorCode,
    message: z.string(),
    requestId: z.string(),
    details: ErrorDetails.optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
