import { Role } from '../contract/me.ts';

const inOrder: readonly Role[] = ['viewer', 'invoicer', 'manager'];

/** Roles that an administrator assigned, else the configured one; others' names in the token mean nothing here. */
export function rolesOf(caller: { roles: string[] }, defaultRole: Role): Role[] {
  const assigned = caller.roles.flatMap((role) => {
    const known = Role.safeParse(role);
    return known.success ? [known.data] : [];
  });
  return assigned.length > 0 ? assigned : [defaultRole];
}

/** A role includes the ones before it: a manager may do what an invoicer may. */
export function hasRole(roles: readonly Role[], needed: Role): boolean {
  return roles.some((role) => inOrder.indexOf(role) >= inOrder.indexOf(needed));
}
