// Access tokens as Entra ID issues them (v2.0), with real signatures.
// Claims: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { Context } from '../service.ts';
import type { World } from '../world.ts';
import type { Resource, SigningKey, User } from './records.ts';

/** Audience of each Microsoft resource, as it stands in `aud` of the tokens we issue for it. */
export const audiences: Record<Exclude<Resource, 'api'>, string> = {
  graph: 'https://graph.microsoft.com',
  businessCentral: 'https://api.businesscentral.dynamics.com',
  botFramework: 'https://api.botframework.com',
};

/** Tokens name the real authority, whatever host the simulator runs on. */
export const authority = 'https://login.microsoftonline.com';

export const tokenLifetimeSeconds = 3600;

/** Who calls a simulated service, out of a token that was checked. */
export type Caller = {
  tenantId: string;
  /** `null` for an app-only token. */
  userId: string | null;
  clientId: string;
  scopes: string[];
  roles: string[];
  /** Seconds since 1970. */
  issuedAt: number;
  /** What the client can handle, like `cp1`: a challenge to its token. */
  capabilities: string[];
};

export type TokenContent = {
  user: User | null;
  tenantId: string;
  clientId: string;
  audience: string;
  scopes: string[];
  roles: string[];
  /** More claims, or other values for the usual ones: for tests of what must be refused. */
  claims?: JWTPayload;
};

/** Signs an access token that is valid from the instant of the request for an hour. */
export async function issueToken(
  context: Pick<Context, 'world' | 'now' | 'random'>,
  content: TokenContent,
): Promise<string> {
  const key = await signingKey(context.world);
  const issuedAt = Math.floor(context.now.getTime() / 1000);
  const user = content.user;
  const claims: JWTPayload = {
    ver: '2.0',
    tid: content.tenantId,
    azp: content.clientId,
    uti: Buffer.from(context.random.bytes(16)).toString('base64url'),
    ...(user
      ? {
          oid: user.id,
          sub: user.id,
          name: user.displayName,
          preferred_username: user.userPrincipalName,
          scp: content.scopes.join(' '),
        }
      : { oid: content.clientId, sub: content.clientId, idtyp: 'app' }),
    ...(content.roles.length > 0 ? { roles: content.roles } : {}),
    iss: `${authority}/${content.tenantId}/v2.0`,
    aud: content.audience,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + tokenLifetimeSeconds,
    ...content.claims,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.id })
    .sign(await importJWK(key.privateJwk, 'RS256'));
}

/** Checks signature, time and audience of a bearer token; `undefined` where a real service says 401. */
export async function readCaller(
  authorization: string | undefined,
  audience: string | string[],
  { world, tokenTime }: Pick<Context, 'world' | 'tokenTime'>,
): Promise<Caller | undefined> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return undefined;
  try {
    return callerOf(await verifyToken(token, { world, now: tokenTime }, { audience }));
  } catch {
    return undefined;
  }
}

export type TokenClaims = JWTPayload;

/** Checks signature and time of a token, whoever it is for unless told. Throws jose's errors. */
export async function verifyToken(
  token: string,
  { world, now }: Pick<Context, 'world' | 'now'>,
  check: { audience?: string | string[] } = {},
): Promise<TokenClaims> {
  const { payload } = await jwtVerify(
    token,
    async ({ kid }) => {
      const key = world.signingKeys.get(kid ?? '');
      if (!key) throw new Error('Cannot find the signing key');
      return importJWK(key.publicJwk, 'RS256');
    },
    { ...check, algorithms: ['RS256'], currentDate: now, requiredClaims: ['tid', 'exp'] },
  );
  return payload;
}

function callerOf(payload: JWTPayload): Caller {
  const scopes = typeof payload['scp'] === 'string' ? payload['scp'].split(' ') : [];
  return {
    tenantId: String(payload['tid']),
    userId: payload['idtyp'] === 'app' ? null : String(payload['oid']),
    clientId: String(payload['azp'] ?? payload['appid']),
    scopes: scopes.filter((scope) => scope !== ''),
    roles: Array.isArray(payload['roles']) ? payload['roles'].map(String) : [],
    issuedAt: payload.iat ?? 0,
    capabilities: Array.isArray(payload['xms_cc'])
      ? payload['xms_cc'].map((capability) => String(capability).toLowerCase())
      : [],
  };
}

/** The newest key that is not only announced signs. The first call in a new world makes one; it is kept with the world. */
export async function signingKey(world: World): Promise<SigningKey> {
  const newest = world.signingKeys.filter(({ isAnnounced }) => !isAnnounced).at(-1);
  return newest ?? addSigningKey(world);
}

/** Makes a further key. It signs from here on, unless it is only announced. */
export async function addSigningKey(
  world: World,
  { isAnnounced = false } = {},
): Promise<SigningKey> {
  const [number = '0'] = /\d+$/.exec(world.signingKeys.list().at(-1)?.id ?? '') ?? [];
  const id = `sim-key-${Number(number) + 1}`;
  const key = await makeSigningKey(id);
  return world.signingKeys.put({ ...key, ...(isAnnounced && { isAnnounced }) });
}

export async function makeSigningKey(id: string): Promise<SigningKey> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  return {
    id,
    privateJwk: await exportJWK(pair.privateKey),
    publicJwk: { ...publicJwk, kid: id, use: 'sig', alg: 'RS256' },
  };
}
