import { pause, type Clock } from '../clock.ts';
import type { Answered, ServiceRequest, ServiceResponse } from '../service.ts';
import { spoilItem } from './batchItem.ts';
import { replaceByPage, truncate } from './brokenAnswer.ts';
import type { FaultDeed, FaultRule } from './faultRule.ts';
import type { LateWork } from './lateWork.ts';

export type FaultyExchange = {
  request: ServiceRequest;
  /** Has the service do it, for so much longer than it takes anyway. */
  answer: (request: ServiceRequest, slowMs?: number) => Promise<Answered>;
  /** Has the service do it at another instant, without asking again whether it may. */
  answerLate: (instant: number) => Promise<unknown>;
  /** The service's own words for an error it was told to answer. */
  refuse: (rule: { status: number; code?: string | undefined }) => ServiceResponse;
  /** A colleague writes to the very record that the request is about. */
  disturb: () => void;
  lateWork: LateWork;
  clock: Clock;
  /** Ends a delay early, when the simulator stops. */
  signal: AbortSignal;
};

/** Carries out a request under a rule. */
export async function applyFault(
  rule: FaultRule | undefined,
  exchange: FaultyExchange,
): Promise<Answered> {
  const { request, answer, clock, signal } = exchange;
  if (!rule) return answer(request);
  switch (rule.kind) {
    case 'cut':
      return 'cutConnection';
    case 'status':
      return sayInstead(rule, exchange);
    case 'delay':
      return (await pause(clock, rule.delayMs, signal)) ? answer(request) : 'cutConnection';
    case 'slow':
      return answer(request, rule.slowMs);
    case 'answerLost':
      await answer(request);
      return sayInstead(rule, exchange);
    case 'doneLater':
      exchange.lateWork.add(clock.now() + rule.laterMs, exchange.answerLate);
      return sayInstead(rule, exchange);
    case 'deliveredTwice':
      await answer(request);
      return answer(request);
    case 'changedMeanwhile':
      exchange.disturb();
      return answer(request);
    default:
      return spoilAnswer(rule, exchange);
  }
}

type Instead = Extract<FaultDeed, { kind: 'status' | 'answerLost' | 'doneLater' }>;

function sayInstead(
  { status, code, retryAfter }: Instead,
  { refuse, clock }: FaultyExchange,
): Answered {
  if (status === undefined) return 'cutConnection';
  const response = refuse({ status, code });
  if (retryAfter === undefined) return response;
  const value =
    typeof retryAfter === 'object'
      ? new Date(clock.now() + retryAfter.dateInSeconds * 1_000).toUTCString()
      : String(retryAfter);
  return { ...response, headers: { ...response.headers, 'retry-after': value } };
}

async function spoilAnswer(
  rule: Extract<FaultRule, { kind: 'truncated' | 'notJson' | 'batchItem' }>,
  { request, answer, refuse }: FaultyExchange,
): Promise<Answered> {
  const ofItem = rule.kind === 'batchItem' ? spoilItem(rule, request, refuse) : undefined;
  const answered = await answer(ofItem?.request ?? request);
  if (answered === 'cutConnection') return answered;
  if (ofItem) return ofItem.change(answered);
  // What proxies and breaking streams spoil is the answer to something that was done.
  if (rule.kind === 'batchItem' || answered.status >= 400) return answered;
  return rule.kind === 'notJson' ? replaceByPage(answered) : truncate(answered, rule.abruptly);
}
