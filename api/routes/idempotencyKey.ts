import { ApiError } from './apiError.ts';

/** The header Idempotency-Key, which whoever starts something has to send. */
export function requireKey(key: string | undefined): string {
  if (key !== undefined && /^[\x21-\x7E]{8,200}$/.test(key)) return key;
  throw new ApiError(
    'idempotencyKeyMissing',
    'Send a header Idempotency-Key with 8 to 200 characters, new for every click on the button.',
  );
}

export function keyReused(): ApiError {
  return new ApiError(
    'idempotencyKeyReused',
    'This Idempotency-Key was used for another request already. Nothing was started.',
  );
}
