// Sessions of users with the product, which refresh tokens carry on.
// https://learn.microsoft.com/entra/identity-platform/refresh-tokens
import type { Context } from '../service.ts';
import { invalidGrant } from './errors.ts';
import type { Session, User } from './records.ts';

type Scene = Pick<Context, 'world' | 'now' | 'random'>;

/** A refresh token that nobody uses for so long is void. */
const idleDays = 90;

/** The user's session with a client; a new one where there is none, or where it was revoked. */
export function continueSession(user: User, clientId: string, context: Scene): Session {
  const { world, now, random } = context;
  const live = world.sessions.find(
    (session) => session.userId === user.id && session.clientId === clientId && !session.revoked,
  );
  if (live) return live;
  const at = now.toISOString();
  return world.sessions.put({
    id: random.guid(),
    tenantId: user.tenantId,
    userId: user.id,
    clientId,
    satisfiedPolicies: [],
    createdAt: at,
    lastUsedAt: at,
    revoked: false,
  });
}

/** Remembers that the user did what policies ask for. */
export function satisfyPolicies(session: Session, ids: string[], { world }: Scene): Session {
  if (ids.length === 0) return session;
  const satisfiedPolicies = [...new Set([...session.satisfiedPolicies, ...ids])];
  return world.sessions.patch(session.id, { satisfiedPolicies });
}

/** Ends the user's sessions, as a changed password does: tokens of them open no new ones. */
export function revokeSessions(user: User, { world, now }: Pick<Context, 'world' | 'now'>): void {
  world.users.patch(user.id, { tokensValidFrom: now.toISOString() });
  for (const { id } of world.sessions.filter(({ userId }) => userId === user.id)) {
    world.sessions.patch(id, { revoked: true });
  }
}

/** Opaque to clients. */
export function refreshTokenOf(session: Session, { random }: Scene): string {
  const name = Buffer.from(session.id).toString('base64url');
  return `1.${name}.${Buffer.from(random.bytes(48)).toString('base64url')}`;
}

/** The session that a refresh token carries on, for the client it was given to. */
export function sessionOfRefreshToken(token: string, clientId: string, context: Scene): Session {
  const [version, name = ''] = token.split('.');
  const session = context.world.sessions.get(Buffer.from(name, 'base64url').toString('utf8'));
  if (version !== '1' || session?.clientId !== clientId) {
    throw invalidGrant(9002313, 'Invalid request. Request is malformed or invalid.', {
      suberror: 'bad_token',
    });
  }
  const idleSince = Date.parse(session.lastUsedAt);
  if (context.now.getTime() - idleSince > idleDays * 86_400_000) {
    throw invalidGrant(
      700082,
      `The refresh token has expired due to inactivity. The token was issued on ${session.createdAt} and was inactive for ${idleDays}.00:00:00.`,
      { suberror: 'bad_token' },
    );
  }
  return requireLive(session, context);
}

export function requireLive(session: Session, { world }: Pick<Context, 'world'>): Session {
  if (!session.revoked) return session;
  const validFrom = world.users.get(session.userId)?.tokensValidFrom ?? session.lastUsedAt;
  throw invalidGrant(
    50173,
    `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${session.createdAt}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${validFrom}'.`,
    { suberror: 'bad_token' },
  );
}
