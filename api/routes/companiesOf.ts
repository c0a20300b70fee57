import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import type { Company } from '../domain/customer.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { notFound } from './apiError.ts';

/** Companies of an environment that somebody named. Throws `notFound` where there is no such environment. */
export async function companiesOf(
  businessCentral: BusinessCentral,
  environment: string,
): Promise<Company[]> {
  try {
    return await businessCentral.listCompanies(environment);
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 404) throw notFound('environment');
    throw error;
  }
}
