// Who may call: tokens and scopes. What a user may see in a business is asked where the business is opened.
import { audiences, readCaller, type Caller } from '../entra/tokens.ts';
import type { Context, ServiceRequest } from '../service.ts';
import { accessDenied, insufficientClaims, invalidToken } from './graphError.ts';
import type { Permissions } from './permissions.ts';

/** Graph's application id, which tokens may name in place of its address. */
const graphApplicationId = '00000003-0000-0000-c000-000000000000';

/** Throws Graph's 401 for a token that is missing, not for Graph, or of somebody unknown. */
export async function authenticate(request: ServiceRequest, context: Context): Promise<Caller> {
  const authorization = request.headers['authorization'];
  if (!authorization) throw invalidToken('Access token is empty.');
  const caller = await readCaller(authorization, [audiences.graph, graphApplicationId], context);
  const { tenants, users } = context.world;
  const isKnown =
    caller !== undefined &&
    tenants.get(caller.tenantId) !== undefined &&
    (caller.userId === null || users.get(caller.userId)?.tenantId === caller.tenantId);
  if (!isKnown) throw invalidToken('Access token validation failure.');
  evaluateContinuously(caller, context);
  return caller;
}

/**
 * A token that is good in itself is refused once its user has to sign in again, if its client can bear that.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
function evaluateContinuously(caller: Caller, { world, switches }: Context): void {
  if (caller.userId === null || !caller.capabilities.includes('cp1')) return;
  const { challengedAt = '', tokensValidFrom = '' } = world.users.get(caller.userId) ?? {};
  const revokedAt = switches.graph.revocationReachesGraph ? tokensValidFrom : '';
  const since = Math.max(secondOf(challengedAt), secondOf(revokedAt));
  // Tokens tell whole seconds, so that those of the same second are refused too.
  if (caller.issuedAt <= since) throw insufficientClaims(since + 1);
}

/** -1 where there is none. */
function secondOf(instant: string): number {
  return instant === '' ? -1 : Math.floor(Date.parse(instant) / 1000);
}

/** Throws Graph's 403 for a token without any of the permissions. */
export function authorize(caller: Caller, { delegated, application }: Permissions): void {
  const isAllowed =
    caller.userId === null
      ? caller.roles.some((role) => application.includes(role))
      : caller.scopes.some((scope) => delegated.includes(scope));
  if (!isAllowed) throw accessDenied();
}
