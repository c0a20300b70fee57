// What Business Central online bears from one user, and what it says beyond:
// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/administration/operational-limits-online#ODataServices
// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-rate-limits
import { authenticate } from '../businessCentral/access.ts';
import { BusinessCentralError } from '../businessCentral/errors.ts';
import type { Caller } from '../entra/tokens.ts';
import { batchParts } from '../latency/batchParts.ts';
import type { Context, ServiceResponse } from '../service.ts';
import type { Admit } from '../simulatedService.ts';
import { RequestQueue, type Entry, type QueueLimits } from './requestQueue.ts';
import { SlidingWindow, type WindowLimits } from './slidingWindow.ts';

export type BusinessCentralLimits = QueueLimits & WindowLimits;

export const usualLimits: BusinessCentralLimits = {
  atOnce: 5,
  queued: 95,
  queueMs: 8 * 60_000,
  requests: 6_000,
  windowMs: 5 * 60_000,
};

/** Beyond `workMs` an operation is called off (408), beyond `exchangeMs` the gateway gives up (504). */
export const longest = {
  workMs: 8 * 60_000,
  exchangeMs: 10 * 60_000,
  bodyBytes: 350 * 1024 * 1024,
};

/** Keeps each user, and each application without one, within the limits. */
export function limitBusinessCentral(
  limits: BusinessCentralLimits = usualLimits,
): (stopped: AbortSignal) => Admit {
  return (stopped) => {
    const queue = new RequestQueue(limits);
    const window = new SlidingWindow(limits);
    return async (request, context) => {
      const caller = await authenticate(request, context).catch(() => undefined);
      // Whoever is nobody is turned away without having cost anything.
      if (!caller) return { leave: () => {} };
      const key = keyOf(caller);
      const weight = context.switches.businessCentral.countsBatchItems
        ? (batchParts(request)?.length ?? 1)
        : 1;
      if (!window.take(key, context.clock.now(), weight)) {
        return { refusal: tooManyRequests(tooOften(limits), context) };
      }
      const entry = await queue.enter(key, context.clock, stopped);
      if (entry === 'entered') return { leave: () => queue.leave(key) };
      return { refusal: refusalOf(entry, limits, context) };
    };
  };
}

const keyOf = ({ tenantId, userId, clientId }: Caller): string =>
  `${tenantId}/${userId ?? clientId}`;

function refusalOf(
  entry: Exclude<Entry, 'entered'>,
  { atOnce, queued }: BusinessCentralLimits,
  context: Context,
): ServiceResponse | 'cutConnection' {
  if (entry === 'stopped') return 'cutConnection';
  if (entry === 'waitedTooLong') return queuedTooLong(context);
  const most = atOnce + queued;
  const message = `Too many requests reached. Actual (${most + 1}). Maximum (${most}).`;
  return tooManyRequests(message, context);
}

function tooOften({ requests, windowMs }: WindowLimits): string {
  return `Number of requests exceeded the limit of ${requests} over the time window of ${windowMs / 1000} seconds`;
}

/** Both texts were seen. No header says when to come back: the documentation asks for a cool-off only. */
function tooManyRequests(message: string, context: Context): ServiceResponse {
  return new BusinessCentralError(429, 'Application_TooManyRequests', message).toResponse(
    context.random.guid(),
  );
}

/** The status and its Retry-After are documented, the text is not, nor for how long. */
function queuedTooLong(context: Context): ServiceResponse {
  const message = 'The service is temporarily unavailable.';
  const error = new BusinessCentralError(503, 'Internal_ServerError', message);
  return { ...error.toResponse(context.random.guid()), headers: { 'retry-after': '60' } };
}
