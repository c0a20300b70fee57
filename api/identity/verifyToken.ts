// Checks the token that the tab sends. Nothing is read, and no other service is called, for a token that fails.
import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { asId, type TenantId, type UserId } from '../domain/ids.ts';
import { realOrigins } from '../http/origins.ts';
import type { Transport } from '../http/transport.ts';
import { createSigningKeys } from './signingKeys.ts';

export type Caller = {
  tenantId: TenantId;
  userId: UserId;
  displayName: string;
  /** App roles that an administrator assigned. */
  roles: string[];
  /** The token itself, to be exchanged for tokens to the services. */
  assertion: string;
};

export type TokenErrorCode =
  | 'tokenMissing'
  | 'tokenInvalid'
  | 'tokenExpired'
  | 'tenantNotAllowed'
  | 'tokenNotForUser'
  | 'scopeMissing';

export class TokenError extends Error {
  override name = 'TokenError';
  readonly code: TokenErrorCode;

  constructor(code: TokenErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export type TokenVerifierOptions = {
  transport: Transport;
  clientId: string;
  /** Accepted beside the client id: the application's id URIs. */
  audiences: string[];
  /** Empty lets every tenant in. */
  allowedTenantIds: string[];
  /** Scope that the tab asks for: `access_as_user`. */
  scope: string;
  now: () => Date;
};

export type TokenVerifier = (authorization: string | undefined) => Promise<Caller>;

const clockToleranceSeconds = 60;

/** Throws a `TokenError`, or an `UpstreamError` of service `identity` where Entra's keys cannot be read. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const signingKeysOf = createSigningKeys(options.transport);
  const allowed = options.allowedTenantIds.map((id) => id.toLowerCase());
  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
    if (token === undefined)
      throw new TokenError('tokenMissing', 'The request has no bearer token');
    // Before the signature is checked, the tenant is only a claim: it may choose the keys, but not an address.
    const tenantId = claimedTenant(token);
    if (allowed.length > 0 && !allowed.includes(tenantId)) {
      throw new TokenError('tenantNotAllowed', 'The token is from a tenant that is not let in');
    }
    try {
      const { payload } = await jwtVerify(token, signingKeysOf(tenantId), {
        algorithms: ['RS256'],
        issuer: `${realOrigins.entra}/${tenantId}/v2.0`,
        audience: [options.clientId, ...options.audiences],
        requiredClaims: ['exp', 'tid', 'oid'],
        clockTolerance: clockToleranceSeconds,
        currentDate: options.now(),
      });
      return readCaller(token, payload, options.scope);
    } catch (error) {
      throw asTokenError(error);
    }
  };
}

function claimedTenant(token: string): string {
  try {
    return Guid.parse(decodeJwt(token)['tid']);
  } catch {
    throw new TokenError('tokenInvalid', 'The token is not one of Entra ID');
  }
}

/** Ids of Entra, which writes them in lower case; ours are compared and stored. */
const Guid = z.guid().toLowerCase();

const Claims = z.object({
  tid: Guid,
  oid: Guid,
  ver: z.literal('2.0'),
  idtyp: z.string().optional(),
  scp: z.string().optional(),
  name: z.string().catch(''),
  roles: z.array(z.string()).catch([]),
});

function readCaller(token: string, payload: JWTPayload, scope: string): Caller {
  const claims = Claims.safeParse(payload);
  if (!claims.success) throw new TokenError('tokenInvalid', 'The token lacks claims of Entra ID');
  const { tid, oid, idtyp, scp, name, roles } = claims.data;
  if (idtyp === 'app' || scp === undefined) {
    throw new TokenError(
      'tokenNotForUser',
      'The token stands for an application, not for a person',
    );
  }
  if (!scp.split(' ').includes(scope)) {
    throw new TokenError('scopeMissing', `The token lacks the scope "${scope}"`);
  }
  return {
    tenantId: asId<'tenant'>(tid),
    userId: asId<'user'>(oid),
    displayName: name,
    roles,
    assertion: token,
  };
}

/** Anything but jose's own errors is not about the token: Entra's keys could not be read. */
function asTokenError(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) {
    return new TokenError('tokenExpired', 'The token has expired');
  }
  if (error instanceof errors.JOSEError) {
    return new TokenError('tokenInvalid', `The token was refused (${error.code})`);
  }
  return error;
}
