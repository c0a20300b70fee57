import { limitBusinessCentral, longest } from '../limits/businessCentralLimits.ts';
import type { Context, ServiceRequest, ServiceResponse } from '../service.ts';
import { sentinelFault } from '../sentinels.ts';
import type { SimulatedService } from '../simulatedService.ts';
import { authenticate, openEnvironment } from './access.ts';
import { parseApiAddress, type ApiAddress } from './address.ts';
import { readJsonBatch, type BatchItem } from './batch/batchItem.ts';
import { readMultipart } from './batch/readMultipart.ts';
import { runBatch } from './batch/runBatch.ts';
import { Changes } from './changes.ts';
import { listEnvironments } from './environments.ts';
import { badRequest, BusinessCentralError, unknownSegment } from './errors.ts';
import type { Operation, Session } from './operation.ts';
import { editMeanwhile } from './meanwhile.ts';
import { showPage } from './pages/showPage.ts';
import { refuse } from './refuse.ts';
import { runOperation } from './runOperation.ts';
import { answerSubscriptions } from './subscriptions/answerSubscriptions.ts';
import { asTurned } from './turnedErrors.ts';

/** The simulated Business Central: its API at the real paths, and at all others pages for people. */
export const businessCentralService: SimulatedService = {
  name: 'businessCentral',
  refuse,
  limit: limitBusinessCentral(),
  longest,
  sentinel: sentinelFault,
  disturb: editMeanwhile,
  async handle(request, context) {
    const requestId = context.random.guid();
    const response = await answer(request, context).catch((error: unknown) => {
      if (!(error instanceof BusinessCentralError)) throw error;
      return asTurned(error, context.switches.businessCentral).toResponse(requestId);
    });
    const headers = { 'request-id': requestId, 'ms-correlation-x': requestId };
    return { ...response, headers: { ...headers, ...response.headers } };
  },
};

async function answer(request: ServiceRequest, context: Context): Promise<ServiceResponse> {
  const { pathname } = request.url;
  if (/^\/environments\/v1\.[12]$/.test(pathname)) {
    return listEnvironments(await authenticate(request, context), context);
  }
  const address = parseApiAddress(pathname);
  if (address) return answerApi(request, address, context);
  if (/^\/(v\d|environments|admin)/.test(pathname)) throw unknownSegment(pathname.slice(1));
  return showPage(request, context);
}

async function answerApi(
  request: ServiceRequest,
  address: ApiAddress,
  context: Context,
): Promise<ServiceResponse> {
  const caller = await authenticate(request, context);
  const access = openEnvironment(address, caller, context);
  const { world, now, random, origin } = context;
  const session: Session = {
    world,
    access,
    now,
    random,
    switches: context.switches.businessCentral,
    root: `${origin}${address.rootPath}`,
  };
  const { method, headers } = request;
  if (address.segments.length === 1 && address.segments[0] === '$batch') {
    return runBatch({ method, headers }, readBatch(request, session), session);
  }
  const operation: Operation = {
    method,
    segments: address.segments,
    options: request.url.searchParams,
    headers,
    body: readJson(request),
  };
  if (/^subscriptions\b/.test(address.segments[0] ?? '')) {
    return answerSubscriptions(operation, session, caller.userId ?? caller.clientId);
  }
  const changes = new Changes(world);
  const response = runOperation(operation, session, changes);
  changes.commit(now);
  return response;
}

function readBatch(request: ServiceRequest, { switches }: Session): BatchItem[] {
  const type = request.headers['content-type'] ?? '';
  return /^multipart\/mixed\b/i.test(type)
    ? readMultipart(request.body.toString('utf8'), type)
    : readJsonBatch(readJson(request), switches);
}

function readJson({ body, headers }: ServiceRequest): unknown {
  if (body.length === 0) return undefined;
  const type = headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new BusinessCentralError(
      415,
      'BadRequest',
      `The content type '${type}' is not supported. Use application/json.`,
    );
  }
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest('Invalid Request Body');
  }
}
