// Who allowed an application to do what.
// https://learn.microsoft.com/entra/identity-platform/permissions-consent-overview
import type { World } from '../world.ts';
import type { Application, ConsentGrant, MicrosoftResource } from './records.ts';

export type ConsentQuestion = {
  tenantId: string;
  /** `null` for an application that acts without a user. */
  userId: string | null;
  clientId: string;
  resource: MicrosoftResource;
};

/** Delegated permissions: what everyone and what this user was asked for and allowed. */
export function consentedScopes(world: World, question: ConsentQuestion): string[] {
  return [...new Set(grantsFor(world, question).flatMap(({ scopes }) => scopes))];
}

/** Application permissions. */
export function consentedRoles(world: World, question: Omit<ConsentQuestion, 'userId'>): string[] {
  return grantsFor(world, { ...question, userId: null }).flatMap(({ roles }) => roles);
}

/** An administrator consents, for everyone, to all that the registration asks for. */
export function grantAdminConsent(world: World, tenantId: string, application: Application): void {
  for (const permission of application.requiredPermissions) {
    const id = `admin-${tenantId}-${application.id}-${permission.resource}`;
    world.consentGrants.put({
      id,
      tenantId,
      userId: null,
      clientId: application.id,
      ...permission,
    });
  }
}

/** A user consents for themselves, beside what they consented to before. */
export function grantUserConsent(
  world: World,
  { tenantId, userId, clientId, resource }: ConsentQuestion & { userId: string },
  scopes: string[],
): void {
  const id = `user-${userId}-${clientId}-${resource}`;
  const before = world.consentGrants.get(id)?.scopes ?? [];
  world.consentGrants.put({
    id,
    tenantId,
    userId,
    clientId,
    resource,
    scopes: [...new Set([...before, ...scopes])],
    roles: [],
  });
}

/** Takes back what anyone allowed an application in a tenant; for one resource, or for all. */
export function withdrawConsent(
  world: World,
  taken: { tenantId: string; clientId: string; resource: MicrosoftResource | null },
): void {
  const isTaken = (grant: ConsentGrant): boolean =>
    grant.tenantId === taken.tenantId &&
    grant.clientId === taken.clientId &&
    (taken.resource === null || grant.resource === taken.resource);
  for (const { id } of world.consentGrants.filter(isTaken)) world.consentGrants.remove(id);
}

function grantsFor(world: World, question: ConsentQuestion): ConsentGrant[] {
  return world.consentGrants.filter(
    (grant) =>
      grant.tenantId === question.tenantId &&
      grant.clientId === question.clientId &&
      grant.resource === question.resource &&
      (grant.userId === null || grant.userId === question.userId),
  );
}
