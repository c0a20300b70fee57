// The browser remembers who signed in, so that the next application need not ask.
import type { Context, ServiceRequest } from '../../service.ts';
import type { User } from '../records.ts';

const cookieName = 'simulated-sign-in';

export function signedInCookie(user: User, { now }: Pick<Context, 'now'>): string {
  return `${cookieName}=${user.id}.${now.getTime()}; Path=/; HttpOnly; SameSite=Lax`;
}

/** Who is signed in in this browser; nobody whose sessions were revoked since. */
export function signedInUser(
  { headers }: ServiceRequest,
  { world }: Pick<Context, 'world'>,
): User | undefined {
  const found = new RegExp(`\\b${cookieName}=([^.;]+)\\.(\\d+)`).exec(headers['cookie'] ?? '');
  const [, userId = '', at = ''] = found ?? [];
  const user = world.users.get(userId);
  const validFrom = user?.tokensValidFrom;
  return validFrom !== undefined && Number(at) < Date.parse(validFrom) ? undefined : user;
}

export function signedOutCookie(): string {
  return `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
}
