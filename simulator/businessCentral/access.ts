// Who may do what. A user needs a licence and permission sets in Business Central, whatever the token says:
// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/authenticate-web-services-using-oauth
import { audiences, readCaller, type Caller } from '../entra/tokens.ts';
import type { Context, ServiceRequest } from '../service.ts';
import type { ApiAddress } from './address.ts';
import { BusinessCentralError, permissionDenied, unauthorized } from './errors.ts';
import type { CompanyPermission, Environment } from './records.ts';

export type Access = {
  environment: Environment;
  /** By company id. */
  levels: ReadonlyMap<string, CompanyPermission['level']>;
};

/** A caller with a token that opens Business Central. One answer for every reason to refuse. */
export async function authenticate(request: ServiceRequest, context: Context): Promise<Caller> {
  const authorization = request.headers['authorization'];
  const caller = await readCaller(authorization, audiences.businessCentral, context);
  if (!caller) throw unauthorized();
  const granted = caller.userId === null ? caller.roles : caller.scopes;
  if (!granted.some((permission) => opening.includes(permission))) throw unauthorized();
  return caller;
}

const opening = ['Financials.ReadWrite.All', 'user_impersonation', 'API.ReadWrite.All'];

/** The environment of the address with the caller's permissions in it. */
export function openEnvironment(
  address: Pick<ApiAddress, 'tenant' | 'environment'>,
  caller: Caller,
  { world }: Pick<Context, 'world'>,
): Access {
  const tenant = world.tenants.get(caller.tenantId);
  const named = address.tenant?.toLowerCase() ?? caller.tenantId;
  if (named !== caller.tenantId && named !== tenant?.domain.toLowerCase()) throw unauthorized();
  const environment = world.environments.find(
    ({ tenantId, name }) =>
      tenantId === caller.tenantId && name.toLowerCase() === address.environment.toLowerCase(),
  );
  if (!environment) {
    throw new BusinessCentralError(
      404,
      'NoEnvironment',
      `Environment '${address.environment}' does not exist.`,
    );
  }
  const principal = caller.userId ?? caller.clientId;
  const levels = new Map(
    world.companyPermissions
      .filter(({ userId }) => userId === principal)
      .filter(({ companyId }) => world.companies.get(companyId)?.environmentId === environment.id)
      .map(({ companyId, level }) => [companyId, level]),
  );
  if (levels.size === 0) throw unauthorized();
  return { environment, levels };
}

/** Refuses a write to a caller who may only read. */
export function requireWrite(access: Access, companyId: string, action: string): void {
  if (access.levels.get(companyId) !== 'full') {
    throw permissionDenied(`TableData ${action}: Base Application`);
  }
}
