// The address by which tests and the curious look into the simulator and move it. Nothing like it exists in Microsoft's
// services, and the product never calls it.
import { z } from 'zod';
import { isCrossSite } from '../crossSite.ts';
import { EntraError } from '../entra/errors.ts';
import type { Handler, ServiceRequest, ServiceResponse } from '../service.ts';
import { SimulatorError } from '../simulatorError.ts';
import { botOperations } from './bot.ts';
import { advanceClock } from './clock.ts';
import { colleagueOperations } from './colleagues.ts';
import { ControlError } from './controlError.ts';
import { controlPage } from './controlPage.ts';
import { entraOperations } from './entra.ts';
import { faultOperations } from './faults.ts';
import type { Controls, Operation, OperationInput } from './operation.ts';
import { latencyOperations } from './latency.ts';
import { resetWorld } from './reset.ts';
import { setUpOperations } from './setUp.ts';
import { switchOperations } from './switches.ts';
import { giveToken } from './tokens.ts';
import { readWorld } from './world.ts';

const operations: Operation[] = [
  readWorld,
  giveToken,
  ...faultOperations,
  ...latencyOperations,
  ...switchOperations,
  advanceClock,
  resetWorld,
  ...colleagueOperations,
  ...setUpOperations,
  ...entraOperations,
  ...botOperations,
];

export function controlService(controls: Controls): Handler {
  return async (request, context) => {
    try {
      if (isCrossSite(request)) {
        throw new ControlError(403, 'crossSite', 'Pages of other sites may not use this address');
      }
      if (request.method === 'GET' && request.url.pathname === '/') return controlPage(operations);
      const { operation, parts } = findOperation(request);
      const body = readBody(request);
      return answerOf(await operation.run({ parts, body, context, controls }));
    } catch (error) {
      return refusal(error);
    }
  };
}

type Found = { operation: Operation; parts: OperationInput['parts'] };

function findOperation({ method, url }: ServiceRequest): Found {
  const matching = operations.flatMap((operation) => {
    const parts = matchPath(operation.path, url.pathname);
    return parts ? [{ operation, parts }] : [];
  });
  const found = matching.find(({ operation }) => operation.method === method);
  if (found) return found;
  if (matching.length === 0) {
    throw new ControlError(404, 'notFound', `There is nothing at ${url.pathname}; see GET /`);
  }
  const allowed = matching.map(({ operation }) => operation.method).join(', ');
  throw new ControlError(405, 'methodNotAllowed', `${url.pathname} takes ${allowed}`);
}

function matchPath(path: string, pathname: string): Record<string, string> | undefined {
  const wanted = path.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (segment.startsWith('{')) parts[segment.slice(1, -1)] = decode(actual);
    else if (segment !== actual) return undefined;
  }
  return parts;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ControlError(400, 'invalidPath', `"${segment}" is not percent-encoded`);
  }
}

function readBody({ body }: ServiceRequest): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ControlError(400, 'invalidBody', 'The body is not JSON');
  }
}

/** A page may not be made of an answer. */
const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function answerOf(body: unknown): ServiceResponse {
  return body === undefined ? { status: 204, headers } : { status: 200, headers, body };
}

function refusal(error: unknown): ServiceResponse {
  const { status, code, message } = describe(error);
  return { status, headers, body: { error: { code, message } } };
}

function describe(error: unknown): Pick<ControlError, 'status' | 'code' | 'message'> {
  if (error instanceof ControlError) return error;
  if (error instanceof z.ZodError) {
    return { status: 400, code: 'invalidBody', message: z.prettifyError(error) };
  }
  // The services' own rules forbid it.
  if (error instanceof SimulatorError || error instanceof EntraError) {
    return { status: 409, code: 'notPossible', message: error.message };
  }
  throw error;
}
