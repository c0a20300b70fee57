// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/api-get-environments
import type { Caller } from '../entra/tokens.ts';
import type { Context, ServiceResponse } from '../service.ts';

/** All environments of the caller's tenant. */
export function listEnvironments(caller: Caller, { world }: Context): ServiceResponse {
  const environments = world.environments.filter(({ tenantId }) => tenantId === caller.tenantId);
  const value = environments.map(({ tenantId, name, type, countryCode }) => ({
    aadTenantId: tenantId,
    applicationFamily: 'BusinessCentral',
    type,
    name,
    countryCode,
    webServiceUrl: 'https://api.businesscentral.dynamics.com',
    webClientLoginUrl: `https://businesscentral.dynamics.com/${tenantId}/${name}`,
    ringName: 'PROD',
  }));
  return { status: 200, body: { value } };
}
