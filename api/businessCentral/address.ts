import type { CompanyId, TenantId } from '../domain/ids.ts';
import { invariant } from '../domain/invariant.ts';
import { realOrigins } from '../http/origins.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { guidLiteral } from './odata.ts';

/** A company in an environment; the tenant is the user's. */
export type CompanyPlace = { environment: string; companyId: CompanyId };

/** https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/api-get-environments */
export const environmentsAddress = `${realOrigins.businessCentral}/environments/v1.2`;

/**
 * Root of API v2.0 in one environment.
 * https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/endpoints-apis-for-dynamics
 */
export function apiRoot(tenantId: TenantId, environment: string): string {
  if (!/^[\w-]+$/.test(environment)) throw noSuchEnvironment();
  return `${realOrigins.businessCentral}/v2.0/${guidLiteral(tenantId)}/${environment}/api/v2.0`;
}

/** Address of a company's records, relative to the root as in a batch. */
export function inCompany(place: CompanyPlace, records: string): string {
  return `companies(${guidLiteral(place.companyId)})/${records}`;
}

/** Actions post, send and cancel documents: nothing of this product may. Their names ignore case. */
export function refuseAction(path: string): void {
  invariant(!/microsoft\.nav\./i.test(path), 'Actions of Business Central are not called');
}

/** A name that no environment can have: the service need not be asked. */
function noSuchEnvironment(): UpstreamError {
  return new UpstreamError('Business Central has no environment of this name', {
    service: 'businessCentral',
    status: 404,
    code: 'NoEnvironment',
    requestId: null,
    outcome: 'notDone',
  });
}
