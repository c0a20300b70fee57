import type { World } from '../world.ts';
import { invalidGrant } from './errors.ts';
import type { User } from './records.ts';

/** The user whom a first name in lower case, a user principal name or an id stands for. */
export function findUser(world: World, name: string): User | undefined {
  const wanted = name.toLowerCase();
  return world.users.find((user) =>
    [userKey(user), user.userPrincipalName.toLowerCase(), user.id].includes(wanted),
  );
}

/** First name in lower case. */
export function userKey({ displayName }: User): string {
  return displayName.split(' ', 1).join('').toLowerCase();
}

/** Nobody gets in with an account that an administrator blocked. */
export function requireEnabled(user: User): void {
  if (user.isDisabled) throw invalidGrant(50057, 'The user account is disabled.');
}
