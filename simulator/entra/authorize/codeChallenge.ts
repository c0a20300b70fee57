// Proof that who redeems a code is who asked for it: https://datatracker.ietf.org/doc/html/rfc7636
import { createHash } from 'node:crypto';
import { EntraError, invalidGrant } from '../errors.ts';
import type { AuthorizationCode } from '../records.ts';

export type CodeChallenge = { challenge: string; method: 'plain' | 'S256' };

export function readCodeChallenge(query: URLSearchParams): CodeChallenge | null {
  const challenge = query.get('code_challenge');
  if (!challenge) return null;
  const method = query.get('code_challenge_method') ?? 'plain';
  if (method !== 'plain' && method !== 'S256') {
    throw refusal(9002313, 'Invalid request. Request is malformed or invalid.');
  }
  if (challenge.length < 43 || challenge.length > 128) {
    throw refusal(501491, 'Invalid size of Code_Challenge parameter.');
  }
  return { challenge, method };
}

/** Throws where the verifier is not the one that the challenge was made of. */
export function requireVerifier(
  verifier: string | null,
  { codeChallenge, codeChallengeMethod }: AuthorizationCode,
): void {
  if (codeChallenge === null && verifier === null) return;
  const made =
    codeChallengeMethod === 'S256'
      ? createHash('sha256')
          .update(verifier ?? '')
          .digest('base64url')
      : verifier;
  if (made === codeChallenge) return;
  throw invalidGrant(
    501481,
    'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  );
}

function refusal(number: number, text: string): EntraError {
  return new EntraError({ number, error: 'invalid_request', text });
}
