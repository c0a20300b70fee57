import type { Handler } from './call.ts';
import type { RouteParts } from './routeParts.ts';

export function listEnvironments({
  businessCentralFor,
}: Pick<RouteParts, 'businessCentralFor'>): Handler<'listEnvironments'> {
  return async ({ user }) => ({ environments: await businessCentralFor(user).listEnvironments() });
}
