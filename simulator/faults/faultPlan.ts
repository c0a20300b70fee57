// Faults out of a seed: what may happen to which request, and how bad it then is.
import { z } from 'zod';
import { chanceOf } from '../chanceOf.ts';
import type { Random } from '../random.ts';
import type { ServiceRequest } from '../service.ts';
import { drawItemDeed } from './batchItem.ts';
import { FaultyService, longestLifeMs, type FaultDeed, type FaultRule } from './faultRule.ts';

export const PlanKind = z.enum([
  'throttled',
  'serverError',
  'insufficientStorage',
  'cut',
  'answerLost',
  'doneLater',
  'deliveredTwice',
  'slow',
  'changedMeanwhile',
  'tokenExpired',
  'consentWithdrawn',
  'pageLost',
  'truncated',
  'notJson',
  'batchItem',
]);
type PlanKind = z.output<typeof PlanKind>;

type Possible = {
  isFor: (service: FaultyService, request: ServiceRequest) => boolean;
  make: (random: Random) => FaultDeed;
};

const anywhere = (): boolean => true;
const resources = (service: FaultyService): boolean => service !== 'entra';
const writes: Possible['isFor'] = (service, { method }) => resources(service) && method !== 'GET';
const batches: Possible['isFor'] = (service, { url }) =>
  resources(service) && url.pathname.endsWith('/$batch');

const second = 1_000;

const menu: Record<PlanKind, Possible> = {
  throttled: {
    isFor: anywhere,
    make: (random) => ({
      kind: 'status',
      status: 429,
      ...random.pick([
        {},
        { retryAfter: 1 },
        { retryAfter: 0.128 },
        { retryAfter: { dateInSeconds: 2 } },
      ]),
    }),
  },
  serverError: {
    isFor: anywhere,
    make: (random) => ({
      kind: 'status',
      status: random.pick([500, 502, 503, 504]),
      ...random.pick([{}, { retryAfter: 1 }]),
    }),
  },
  // https://learn.microsoft.com/graph/errors
  insufficientStorage: {
    isFor: (service, { method }) => service === 'graph' && method === 'POST',
    make: () => ({ kind: 'status', status: 507 }),
  },
  cut: { isFor: anywhere, make: () => ({ kind: 'cut' }) },
  answerLost: {
    isFor: anywhere,
    make: (random) => ({
      kind: 'answerLost',
      ...random.pick([{}, {}, { status: 500 }, { status: 502 }, { status: 504 }]),
    }),
  },
  doneLater: {
    isFor: writes,
    make: (random) => ({
      kind: 'doneLater',
      laterMs: random.pick([second, 30 * second, 300 * second, longestLifeMs]),
      ...random.pick([{}, { status: 504 }]),
    }),
  },
  deliveredTwice: { isFor: writes, make: () => ({ kind: 'deliveredTwice' }) },
  slow: {
    isFor: resources,
    make: (random) => ({
      kind: 'slow',
      slowMs: random.pick([second, 100 * second, 500 * second]),
    }),
  },
  changedMeanwhile: {
    isFor: (service, request) => service === 'businessCentral' && writes(service, request),
    make: () => ({ kind: 'changedMeanwhile' }),
  },
  tokenExpired: { isFor: resources, make: () => ({ kind: 'status', status: 401 }) },
  consentWithdrawn: {
    isFor: (service, { url }) => service === 'entra' && url.pathname.endsWith('/token'),
    make: () => ({ kind: 'status', status: 400, code: 'consent_required' }),
  },
  pageLost: {
    isFor: (service, { method, url }) =>
      resources(service) && method === 'GET' && /[?&](\$|%24)?(skiptoken|aid)=/i.test(url.search),
    make: (random) => ({ kind: 'status', status: random.pick([404, 500]) }),
  },
  truncated: {
    isFor: resources,
    make: (random) => ({ kind: 'truncated', abruptly: random.chance(0.5) }),
  },
  notJson: { isFor: resources, make: () => ({ kind: 'notJson' }) },
  batchItem: {
    isFor: batches,
    make: (random) => drawItemDeed(random, 99),
  },
};

export const FaultPlan = z.strictObject({
  seed: z.int().min(0),
  /** Of all requests to which one of the kinds can happen. */
  rate: z.number().min(0).max(1),
  kinds: z.array(PlanKind).nonempty().optional(),
  services: z.array(FaultyService).nonempty().optional(),
});
export type FaultPlan = z.output<typeof FaultPlan>;
export type FaultPlanInput = z.input<typeof FaultPlan>;

export type DrawFault = (service: FaultyService, request: ServiceRequest) => FaultRule | undefined;

/** Draws for each request whether something happens to it, and what. */
export function drawFaults({ seed, rate, kinds, services }: FaultPlan): DrawFault {
  const chance = chanceOf(seed);
  const possible: Possible[] = (kinds ?? PlanKind.options).map((kind) => menu[kind]);
  return (service, request) => {
    if (services && !services.includes(service)) return undefined;
    const random = chance(service, request);
    if (!random.chance(rate)) return undefined;
    const fitting = possible.filter(({ isFor }) => isFor(service, request));
    if (fitting.length === 0) return undefined;
    return { service, ...random.pick(fitting).make(random) };
  };
}
