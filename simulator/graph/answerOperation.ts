// One operation, for a caller whose token was checked.
import type { Caller } from '../entra/tokens.ts';
import type { Context, ServiceRequest, ServiceResponse } from '../service.ts';
import { authorize } from './access.ts';
import { findOperation } from './findOperation.ts';
import { prefers, type GraphCall } from './graphCall.ts';
import { GraphError } from './graphError.ts';
import type { GraphLimits } from './graphLimits.ts';
import { aboutRequest, respond, respondError } from './respond.ts';
import { unknownMembers } from './staffMembers.ts';

export type Surroundings = { caller: Caller; context: Context; limits: GraphLimits };

/** What the operation answers, or Graph's refusal. */
export function answerOperation(
  request: ServiceRequest,
  { caller, context, limits }: Surroundings,
): ServiceResponse {
  const about = aboutRequest(request, context);
  try {
    const { operation, ids } = findOperation(request.method, request.url.pathname);
    authorize(caller, operation.permissions);
    const call: GraphCall = { request, context, caller, limits, ids };
    const body = operation.handle(call);
    const headers = prefers(call, unknownMembers) ? { 'preference-applied': unknownMembers } : {};
    return respond({ status: operation.status ?? 200, headers, body }, about);
  } catch (error) {
    if (error instanceof GraphError) return respondError(error, about);
    throw error;
  }
}
