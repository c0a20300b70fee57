// Answers with the headers that Graph puts on all of them.
import type { Context, ServiceRequest, ServiceResponse } from '../service.ts';
import type { GraphError } from './graphError.ts';

/** By what an answer and its request are told apart from others. */
export type About = { requestId: string; clientRequestId?: string | undefined; now: Date };

export function aboutRequest(
  request: ServiceRequest,
  { random, now }: Pick<Context, 'random' | 'now'>,
): About {
  return { requestId: random.guid(), clientRequestId: request.headers['client-request-id'], now };
}

/** 204 where there is nothing to say. */
export function respond({ status, body, headers }: ServiceResponse, about: About): ServiceResponse {
  if (body === undefined) return { status: 204, headers: { ...idsOf(about), ...headers } };
  return { status, headers: { 'content-type': odataJson, ...idsOf(about), ...headers }, body };
}

export function respondError(error: GraphError, about: About): ServiceResponse {
  const ids = idsOf(about);
  const innerError = {
    date: about.now.toISOString().slice(0, 19),
    'request-id': ids['request-id'],
    'client-request-id': ids['client-request-id'],
  };
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', ...ids, ...error.headers },
    body: { error: { code: error.code, message: error.message, innerError } },
  };
}

const odataJson =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

function idsOf({ requestId, clientRequestId }: About) {
  return {
    'cache-control': 'no-cache',
    'request-id': requestId,
    'client-request-id': clientRequestId ?? requestId,
  };
}
