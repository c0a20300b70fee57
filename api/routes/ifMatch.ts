import { ApiError } from './apiError.ts';

/**
 * The version that a change is meant for, from If-Match. Without the header nobody could tell whether a colleague
 * changed the same thing a moment ago.
 */
export function expectedVersion(ifMatch: string | undefined): number {
  if (ifMatch === undefined) {
    throw new ApiError(
      'preconditionRequired',
      'Send the etag of what you are changing as If-Match.',
    );
  }
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch)?.[1];
  if (version === undefined) throw changedMeanwhile();
  return Number(version);
}

export function changedMeanwhile(): ApiError {
  return new ApiError('preconditionFailed', 'Somebody changed this meanwhile. Look at it again.');
}
