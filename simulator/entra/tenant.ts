import type { World } from '../world.ts';
import { EntraError } from './errors.ts';
import type { Tenant } from './records.ts';

/** Names in place of a tenant, where the caller's own tenant is meant. */
const shared = ['common', 'organizations'];

export function isShared(name: string): boolean {
  return shared.includes(name.toLowerCase());
}

/** The tenant that an address names by id or domain. */
export function findTenant(world: World, name: string): Tenant {
  const wanted = name.toLowerCase();
  const tenant = world.tenants.find(({ id, domain }) => [id, domain].includes(wanted));
  if (tenant) return tenant;
  throw new EntraError({
    number: 90002,
    error: 'invalid_tenant',
    text: `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  });
}
