import { EntraError } from '../errors.ts';

/** The person turned back. */
export function declined(): EntraError {
  return new EntraError({
    number: 65004,
    error: 'access_denied',
    text: 'User declined to consent to access the app.',
    subcode: 'cancel',
  });
}
