// An application that proves itself by a certificate in place of a secret.
// https://learn.microsoft.com/entra/identity-platform/certificate-credentials
import { X509Certificate } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Context } from '../service.ts';
import { EntraError, missingParameter } from './errors.ts';
import type { Application } from './records.ts';
import { authority } from './tokens.ts';

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Checks that the assertion was signed with a certificate of the application, for this token endpoint, by itself. */
export async function requireClientAssertion(
  form: URLSearchParams,
  application: Application,
  { now }: Pick<Context, 'now'>,
): Promise<void> {
  if (form.get('client_assertion_type') !== assertionType) {
    throw missingParameter('client_assertion_type');
  }
  const assertion = form.get('client_assertion') ?? '';
  const certificate = certificateOf(assertion, application);
  const claims = await verify(assertion, certificate, now);
  if (claims.iss !== application.id || claims.sub !== application.id) {
    throw refused(
      700021,
      "Client assertion application identifier doesn't match 'client_id' parameter.",
    );
  }
  if (!isTokenEndpoint(claims.aud)) {
    throw refused(700023, 'Client assertion audience claim does not match Realm issuer.');
  }
}

/** The header names the certificate by its thumbprint. */
function certificateOf(assertion: string, application: Application): X509Certificate {
  const header = readHeader(assertion);
  const sha256 = header['x5t#S256'];
  const thumbprint = typeof sha256 === 'string' ? sha256 : header.x5t;
  if (thumbprint === undefined) {
    throw refused(
      70021,
      'No matching federated identity record found for presented assertion.',
      400,
    );
  }
  const found = application.certificates
    .map((pem) => new X509Certificate(pem))
    .find(({ fingerprint, fingerprint256 }) =>
      [fingerprint, fingerprint256].some((each) => base64Url(each) === thumbprint),
    );
  if (found) return found;
  throw refused(
    700027,
    `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${Buffer.from(thumbprint, 'base64url').toString('hex').toUpperCase()}'].`,
  );
}

function readHeader(assertion: string) {
  try {
    decodeJwt(assertion);
    return decodeProtectedHeader(assertion);
  } catch {
    throw refused(50027, 'JWT token is invalid or malformed.', 400);
  }
}

async function verify(
  assertion: string,
  { publicKey }: X509Certificate,
  currentDate: Date,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(assertion, publicKey, {
      algorithms: ['PS256', 'RS256'],
      currentDate,
      clockTolerance: 300,
      requiredClaims: ['aud', 'exp', 'iss', 'jti', 'sub'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw refused(
        700024,
        `Client assertion is not within its valid time range. Current time: ${currentDate.toISOString()}.`,
      );
    }
    throw refused(
      700027,
      'Client assertion failed signature validation. [Reason - The signature does not match, or a claim is missing.]',
    );
  }
}

function isTokenEndpoint(audience: JWTPayload['aud']): boolean {
  return (
    typeof audience === 'string' &&
    audience.startsWith(`${authority}/`) &&
    /\/(oauth2\/v2\.0\/token|v2\.0)$/.test(audience)
  );
}

function base64Url(fingerprint: string): string {
  return Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
}

function refused(number: number, text: string, status = 401): EntraError {
  return new EntraError({ number, error: 'invalid_client', text, status });
}
