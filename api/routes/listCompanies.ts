import { companiesOf } from './companiesOf.ts';
import type { Handler } from './call.ts';
import type { RouteParts } from './routeParts.ts';

export function listCompanies({
  businessCentralFor,
}: Pick<RouteParts, 'businessCentralFor'>): Handler<'listCompanies'> {
  return async ({ user, query }) => ({
    companies: await companiesOf(businessCentralFor(user), query.environment),
  });
}
