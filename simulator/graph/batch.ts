// Several requests in one. https://learn.microsoft.com/graph/json-batching
import { z } from 'zod';
import type { Context, ServiceRequest, ServiceResponse } from '../service.ts';
import { readBatch, type BatchItem } from './readBatch.ts';
import { GraphError } from './graphError.ts';
import type { GraphLimits } from './graphLimits.ts';
import { overMailboxLimit, type MailboxLimit } from './mailboxLimit.ts';
import { aboutRequest, respondError } from './respond.ts';

type Surroundings = {
  context: Context;
  limits: GraphLimits;
  mailboxes: MailboxLimit;
  /** Carries out one of the requests, for the caller of all. */
  answerItem: (request: ServiceRequest) => ServiceResponse;
};

type ItemAnswer = { id: string; status: number; headers?: Record<string, string>; body?: unknown };

export function isBatch({ method, url }: ServiceRequest): boolean {
  return method === 'POST' && /^\/v1\.0\/\$batch$/i.test(decodeURI(url.pathname));
}

/**
 * Answers 200 as soon as the batch can be read, whatever became of its requests, and in no order. Those that wait for
 * nothing run at the same time, and count each for itself toward the limits.
 */
export function answerBatch(request: ServiceRequest, surroundings: Surroundings) {
  const { context, limits } = surroundings;
  const answered = new Map<string, ItemAnswer>();
  let waiting = readBatch(request, limits.batch);
  while (waiting.length > 0) {
    const ready = waiting.filter(({ dependsOn }) => dependsOn.every((id) => answered.has(id)));
    waiting = waiting.filter((item) => !ready.includes(item));
    const answers = answerTogether(ready, { request, answered, surroundings });
    for (const [id, answer] of answers) answered.set(id, answer);
  }
  const responses = [...answered.values()].map((answer) => ({ at: context.random.next(), answer }));
  const mixed = responses.toSorted((one, other) => one.at - other.at);
  return { responses: mixed.map(({ answer }) => answer) };
}

type Wave = {
  request: ServiceRequest;
  answered: ReadonlyMap<string, ItemAnswer>;
  surroundings: Surroundings;
};

/** All of them are there at once: the mailbox of each has to bear that. */
function answerTogether(
  items: BatchItem[],
  { request, answered, surroundings }: Wave,
): [string, ItemAnswer][] {
  const { context, mailboxes, answerItem } = surroundings;
  const waits = context.switches.graph.batchesWaitForMailbox;
  const leaving: (() => void)[] = [];
  const refuse = (error: GraphError): ServiceResponse =>
    respondError(error, aboutRequest(request, context));
  const answers = items.map((item): [string, ItemAnswer] => {
    const inner = requestOf(item, request, context);
    const failed = item.dependsOn.some((id) => (answered.get(id)?.status ?? 500) >= 400);
    if (failed) return [item.key, written(item, refuse(failedDependency()))];
    const leave = mailboxes.enter(inner, context.world);
    if (leave) leaving.push(leave);
    const isTooMany = !leave && !waits;
    const answer = isTooMany ? refuse(overMailboxLimit(context.switches.graph)) : answerItem(inner);
    return [item.key, written(item, answer)];
  });
  for (const leave of leaving) leave();
  return answers;
}

/** Addresses are relative to the version; the token is that of the batch. */
function requestOf(
  { method, url, headers, body }: BatchItem,
  batch: ServiceRequest,
  { origin }: Context,
): ServiceRequest {
  const { authorization = '', 'client-request-id': clientRequestId } = batch.headers;
  return {
    method,
    url: new URL(`${origin}/v1.0/${url.replace(/^\//, '')}`),
    headers: {
      ...(clientRequestId !== undefined && { 'client-request-id': clientRequestId }),
      ...headers,
      authorization,
    },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  };
}

const Headers = z.record(z.string(), z.string()).default({});

function written({ id }: BatchItem, { status, headers, body }: ServiceResponse): ItemAnswer {
  const named = Object.entries(Headers.parse(headers)).map(([name, value]) => [
    spelling.get(name) ?? name,
    value,
  ]);
  const answer = { id, status, headers: Object.fromEntries(named) };
  return body === undefined ? answer : { ...answer, body };
}

/**
 * In a batch the names of headers are JSON, in which letters count: Microsoft's client library takes a body for JSON
 * only where "Content-Type" says so in these letters.
 * https://github.com/microsoftgraph/msgraph-sdk-javascript/blob/3.0.7/src/content/BatchResponseContent.ts
 */
const spelling = new Map([
  ['cache-control', 'Cache-Control'],
  ['content-type', 'Content-Type'],
  ['location', 'Location'],
  ['retry-after', 'Retry-After'],
  ['www-authenticate', 'WWW-Authenticate'],
]);

function failedDependency(): GraphError {
  return new GraphError(424, 'FailedDependency', {
    message: 'The request was not executed because a request that it depends on has failed.',
  });
}
