// The simulated Microsoft Graph, as far as Bookings goes.
import type { Context, ServiceRequest, ServiceResponse } from '../service.ts';
import type { SimulatedService } from '../simulatedService.ts';
import { authenticate, authorize } from './access.ts';
import { findOperation } from './findOperation.ts';
import { errorToAnswer, GraphError } from './graphError.ts';
import { prefers, type GraphCall } from './graphCall.ts';
import { usualLimits, type GraphLimits } from './graphLimits.ts';
import { isBookingsPage, showBookingsPage } from './pages/bookingsPages.ts';
import { unknownMembers } from './staffMembers.ts';

/** Smaller limits than the usual ones make the edges come sooner. */
export function createGraphService(limits: GraphLimits = usualLimits): SimulatedService {
  return {
    name: 'graph',
    handle: (request, context) =>
      isBookingsPage(request.url.pathname)
        ? showBookingsPage(request, context)
        : answer(request, { context, limits }),
    refuse: (fault, { random, now }) =>
      errorResponse(errorToAnswer(fault), { requestId: random.guid(), now }),
  };
}

export const graphService = createGraphService();

/** The token comes first: who has none learns nothing about what there is. */
async function answer(
  request: ServiceRequest,
  { context, limits }: { context: Context; limits: GraphLimits },
): Promise<ServiceResponse> {
  const about = {
    requestId: context.random.guid(),
    clientRequestId: request.headers['client-request-id'],
    now: context.now,
  };
  try {
    const caller = await authenticate(request, context);
    const { operation, ids } = findOperation(request.method, request.url.pathname);
    authorize(caller, operation.permissions);
    const call: GraphCall = { request, context, caller, limits, ids };
    const body = operation.handle(call);
    const applied = prefers(call, unknownMembers) ? { 'preference-applied': unknownMembers } : {};
    return { status: 200, headers: { ...headersOf(about), ...applied }, body };
  } catch (error) {
    if (error instanceof GraphError) return errorResponse(error, about);
    throw error;
  }
}

type RequestIds = { requestId: string; clientRequestId?: string | undefined; now?: Date };

function headersOf({ requestId, clientRequestId }: RequestIds): Record<string, string> {
  return {
    'content-type':
      'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
    'cache-control': 'no-cache',
    'request-id': requestId,
    'client-request-id': clientRequestId ?? requestId,
  };
}

function errorResponse(error: GraphError, about: RequestIds): ServiceResponse {
  const headers = headersOf(about);
  const date = about.now ? { date: about.now.toISOString().slice(0, 19) } : {};
  const innerError = {
    ...date,
    'request-id': headers['request-id'],
    'client-request-id': headers['client-request-id'],
  };
  return {
    status: error.status,
    headers: { ...headers, 'content-type': 'application/json', ...error.headers },
    body: { error: { code: error.code, message: error.message, innerError } },
  };
}
