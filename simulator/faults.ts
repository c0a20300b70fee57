// Faults that a test or a curious person asks for. Allowed is what the real services and the network between do:
//   status      the service answers an error and has done nothing
//   answerLost  the service has done it, but the connection is cut (or a gateway answers `status` in its place)
//   cut         the connection is cut before the service hears of the request
//   delay       the request takes longer on its way to the service
// Not allowed is what they never do: to answer success without having done it, or to change what was sent.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Answered, ServiceRequest, ServiceResponse } from './service.ts';

const ErrorStatus = z.int().min(400).max(599);

/** Which requests a rule is for. All that is given must match. */
const scope = {
  id: z.string().min(1).optional(),
  service: z.enum(['entra', 'graph', 'businessCentral']),
  method: z.string().toUpperCase().optional(),
  /** A part of the decoded path. */
  path: z.string().min(1).optional(),
  /** After so many hits the rule is gone; without it the rule stays until it is deleted. */
  times: z.int().min(1).optional(),
};

/** What a gateway or the service says; `retryAfter` is a header value: seconds or an HTTP date. */
const said = {
  code: z.string().optional(),
  retryAfter: z.union([z.number().nonnegative(), z.string().min(1)]).optional(),
};

export const FaultRule = z.discriminatedUnion('kind', [
  z.strictObject({ ...scope, kind: z.literal('status'), status: ErrorStatus, ...said }),
  z.strictObject({
    ...scope,
    kind: z.literal('answerLost'),
    status: ErrorStatus.optional(),
    ...said,
  }),
  z.strictObject({ ...scope, kind: z.literal('cut') }),
  z.strictObject({ ...scope, kind: z.literal('delay'), delayMs: z.int().min(0).max(600_000) }),
]);
export type FaultRule = z.infer<typeof FaultRule>;
export type FaultRuleInput = z.input<typeof FaultRule>;
export type FaultyService = FaultRule['service'];

export type Faults = {
  /** The rules still in force, with the hits they have left. */
  list(): FaultRule[];
  /** Takes the place of all rules. Throws a ZodError where a rule is not allowed. */
  replace(rules: readonly FaultRuleInput[]): void;
  clear(): void;
  /** The first rule for this request, which is thereby used once. */
  take(service: FaultyService, request: ServiceRequest): FaultRule | undefined;
};

export function createFaults(): Faults {
  let rules: FaultRule[] = [];
  return {
    list: () => rules.map((rule) => ({ ...rule })),
    replace: (next) => {
      rules = z.array(FaultRule).parse(next);
    },
    clear: () => {
      rules = [];
    },
    take: (service, request) => {
      const hit = rules.find((rule) => isFor(rule, service, request));
      if (hit?.times !== undefined) {
        const left = { ...hit, times: hit.times - 1 };
        rules = rules.flatMap((rule) => (rule === hit ? (left.times > 0 ? [left] : []) : [rule]));
      }
      return hit;
    },
  };
}

function isFor(rule: FaultRule, service: FaultyService, request: ServiceRequest): boolean {
  return (
    rule.service === service &&
    (rule.method === undefined || rule.method === request.method) &&
    (rule.path === undefined || decodedPath(request.url).includes(rule.path))
  );
}

function decodedPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return url.pathname;
  }
}

export type FaultyExchange = {
  answer: () => Promise<Answered>;
  /** The service's own words for an error it was told to answer. */
  refuse: (rule: { status: number; code?: string | undefined }) => ServiceResponse;
  /** Ends a delay early, when the simulator stops. */
  signal: AbortSignal;
};

/** Carries out a request under a rule. */
export async function applyFault(
  rule: FaultRule | undefined,
  { answer, refuse, signal }: FaultyExchange,
): Promise<Answered> {
  if (!rule) return answer();
  if (rule.kind === 'cut') return 'cutConnection';
  if (rule.kind === 'status') return withRetryAfter(refuse(rule), rule.retryAfter);
  if (rule.kind === 'delay') {
    const stopped = await wait(rule.delayMs, false, { signal }).catch(() => true);
    return stopped ? 'cutConnection' : answer();
  }
  await answer();
  const { status } = rule;
  if (status === undefined) return 'cutConnection';
  return withRetryAfter(refuse({ ...rule, status }), rule.retryAfter);
}

function withRetryAfter(
  response: ServiceResponse,
  retryAfter: number | string | undefined,
): ServiceResponse {
  if (retryAfter === undefined) return response;
  return { ...response, headers: { ...response.headers, 'retry-after': String(retryAfter) } };
}
